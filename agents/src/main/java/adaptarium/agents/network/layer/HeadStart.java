package adaptarium.agents.network.layer;

/** How that part of a head starts which turns what is remembered into scales, shifts or weights. */
public enum HeadStart {
    /**
     * Its weights are 0, and its biases are what an ordinary network would start with: at first the head is that network, whatever the memory says
     * (Bias-HyperInit, Beck et al. 2022, arXiv:2210.11348).
     */
    BIAS,
    /** Its weights are He et al.'s (2015, arXiv:1502.01852), as if it were any layer, and its biases are 0. */
    KAIMING;

    /** Uniform within ±sqrt(6 / I). */
    public static Linear.Start kaiming() {
        return (inputs, outputs, random) -> {
            float[] weights = new float[inputs * outputs];
            double bound = Math.sqrt(6.0 / inputs);
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (bound * (2 * random.nextDouble() - 1));
            }
            return weights;
        };
    }

    /** The start of a layer whose output is nothing but a change of something else. */
    public Linear.Start ofChanges() {
        return this == KAIMING ? kaiming() : (inputs, outputs, random) -> new float[inputs * outputs];
    }
}
