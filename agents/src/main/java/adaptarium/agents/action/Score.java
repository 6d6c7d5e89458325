package adaptarium.agents.action;

/**
 * What an action's probability and a distribution's entropy are at one row of outputs, with their derivatives: on the heap, filled in anew by
 * {@link ActionDistribution#score}. The hot path of learning; its arrays are used again.
 */
public final class Score {
    private final double[] ofOutputs;
    private final double[] entropyOfOutputs;
    private final double[] ofLogStds;
    private double logProbability;
    private double entropy;

    /**
     * Room for the scores of a distribution.
     *
     * @param distribution of D outputs
     */
    public Score(ActionDistribution distribution) {
        ofOutputs = new double[distribution.outputs()];
        entropyOfOutputs = new double[distribution.outputs()];
        ofLogStds = new double[distribution.logStds()];
    }

    void set(double newLogProbability, double newEntropy) {
        logProbability = newLogProbability;
        entropy = newEntropy;
    }

    /** Logarithm of the action's probability (density). */
    public double logProbability() {
        return logProbability;
    }

    /** Of the distribution. */
    public double entropy() {
        return entropy;
    }

    /** Derivatives of the log-probability in the outputs, double[D]; a view. */
    public double[] ofOutputs() {
        return ofOutputs;
    }

    /** Derivatives of the entropy in the outputs, double[D]; a view. That in every log-std is 1. */
    public double[] entropyOfOutputs() {
        return entropyOfOutputs;
    }

    /** Derivatives of the log-probability in the log-stds, double[D] or of length 0; a view. */
    public double[] ofLogStds() {
        return ofLogStds;
    }
}
