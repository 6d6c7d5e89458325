package adaptarium.agents.update;

/**
 * Proximal policy optimisation (Schulman et al. 2017, arXiv:1707.06347).
 *
 * @param learningRate of Adam, positive
 * @param epochs passes over the data of an update, at least 1
 * @param minibatches parts of a pass, each of whole sequences, at least 1
 * @param clip the ratio's distance from 1 beyond which it earns no more, positive
 * @param gamma discount factor, in [0, 1]
 * @param lambda weight of longer returns in the advantages, in [0, 1]
 * @param entropy weight of the entropy, at least 0
 * @param valueWeight weight of half the squared error of the value, at least 0
 * @param maxGradientNorm greatest Euclidean norm of a gradient, positive
 */
public record PpoSettings(
        double learningRate,
        int epochs,
        int minibatches,
        double clip,
        double gamma,
        double lambda,
        double entropy,
        double valueWeight,
        double maxGradientNorm) {
    /** Checks every component. */
    public PpoSettings {
        positive("learningRate", learningRate);
        positive("clip", clip);
        positive("maxGradientNorm", maxGradientNorm);
        within("gamma", gamma, 1);
        within("lambda", lambda, 1);
        within("entropy", entropy, Double.MAX_VALUE);
        within("valueWeight", valueWeight, Double.MAX_VALUE);
        if (epochs < 1 || minibatches < 1) {
            throw new IllegalArgumentException(
                    "epochs and minibatches must be at least 1, got " + epochs + " and " + minibatches);
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be positive, got " + value);
        }
    }

    private static void within(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(
                    name + " must " + (most == 1 ? "lie in [0, 1]" : "be at least 0") + ", got " + value);
        }
    }
}
