package adaptarium.meta.fewshot;

/** How well predictions meet their targets. What is stored and compared is always the larger the better. */
public enum Measure {
    /** The mean of the squared differences; stored as minus that. */
    MEAN_SQUARED_ERROR("mean squared error", -1),
    /** The share of examples whose class is that with the largest prediction. */
    ACCURACY("accuracy", 1);

    private final String words;
    private final int sign;

    Measure(String words, int sign) {
        this.words = words;
        this.sign = sign;
    }

    /** What people call it. */
    public String words() {
        return words;
    }

    /** What a stored score is multiplied by to show it: −1 for an error. */
    public int sign() {
        return sign;
    }

    /**
     * The score of some predictions.
     *
     * @param predicted double[N * J], one row for each example
     * @param examples the examples with their targets
     * @return minus the error, or the accuracy; NaN where a prediction is not finite
     */
    public double score(double[] predicted, Examples examples) {
        int outputs = examples.outputs();
        double sum = 0;
        for (int i = 0; i < examples.count(); i++) {
            for (int j = 0; j < outputs; j++) {
                double miss = predicted[i * outputs + j] - examples.y()[i * outputs + j];
                if (!Double.isFinite(miss)) {
                    return Double.NaN;
                }
                sum += this == MEAN_SQUARED_ERROR ? miss * miss / outputs : 0;
            }
            if (this == ACCURACY && Examples.largest(predicted, i * outputs, outputs) == examples.label(i)) {
                sum++;
            }
        }
        return sign * sum / examples.count();
    }
}
