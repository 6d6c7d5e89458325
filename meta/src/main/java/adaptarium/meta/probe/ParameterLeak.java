package adaptarium.meta.probe;

import adaptarium.meta.Statistics;

/**
 * How well one observation tells one hidden parameter.
 *
 * @param parameter its name
 * @param classes how many values, or quarters of a range, are told apart
 * @param accuracy share of observations from which the class is told, of tasks that the classifier has not seen; with a 95 % interval over tasks
 * @param chance share of the same observations in the class that is the most frequent: what always naming it would have
 */
public record ParameterLeak(String parameter, int classes, Statistics.Estimate accuracy, double chance) {
    /** What counts as nothing: five points above chance. */
    public static final double TOLERANCE = 0.05;

    /** By how much the accuracy exceeds chance. */
    public double excess() {
        return accuracy.value() - chance;
    }

    /** Whether an observation tells the parameter: the whole interval lies above chance, the accuracy by more than the tolerance. */
    public boolean leaks() {
        return excess() > TOLERANCE && accuracy.low() > chance;
    }
}
