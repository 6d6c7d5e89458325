package adaptarium.agents.update;

import adaptarium.agents.store.State;

/** An optimiser whose steps are lengthened or shortened parameter by parameter: learning rates of their own for parts of a network. */
public final class RelativeRates implements Optimiser {
    private final Optimiser optimiser;
    private final float[] rates;

    /**
     * Rates of their own.
     *
     * @param optimiser takes the steps
     * @param rates factors, one per parameter, at least 0; copied
     */
    public RelativeRates(Optimiser optimiser, float[] rates) {
        for (float rate : rates) {
            if (!(rate >= 0) || Float.isInfinite(rate)) {
                throw new IllegalArgumentException("relative rates must be at least 0, got " + rate);
            }
        }
        this.optimiser = optimiser;
        this.rates = rates.clone();
    }

    @Override
    public float[] step(float[] theta, float[] gradient, double learningRate) {
        Sgd.checkStep(theta, gradient, rates.length, learningRate);
        float[] next = optimiser.step(theta, gradient, learningRate);
        for (int i = 0; i < next.length; i++) {
            next[i] = theta[i] + rates[i] * (next[i] - theta[i]);
        }
        return next;
    }

    @Override
    public State state() {
        return optimiser.state();
    }

    @Override
    public void restore(State state) {
        optimiser.restore(state);
    }
}
