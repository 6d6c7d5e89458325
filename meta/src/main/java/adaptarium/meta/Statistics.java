package adaptarium.meta;

import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Aggregates of a score matrix, runs by tasks, with stratified bootstrap intervals (Agarwal et al. 2021, "Deep reinforcement learning at the edge of the
 * statistical precipice", arXiv:2108.13264).
 *
 * <p>A run is one trained seed; a column is one task. With several runs the bootstrap resamples runs independently within each task, as the paper does.
 * With one run there is nothing to resample within a task, so tasks are resampled instead, and the interval speaks of the task distribution for that
 * one seed only.
 */
public final class Statistics {
    private Statistics() {}

    /**
     * A figure with its 95 % interval.
     *
     * @param value the point estimate
     * @param low 2.5th percentile of the bootstrap distribution
     * @param high 97.5th percentile of the bootstrap distribution
     */
    public record Estimate(double value, double low, double high) {}

    /**
     * The interquartile mean: the mean of what is left after dropping floor(n/4) entries at each end.
     *
     * @param values n numbers, in any order; not changed
     * @return the interquartile mean
     * @throws IllegalArgumentException where there are no values
     */
    public static double interquartileMean(double[] values) {
        requireValues(values.length);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int dropped = sorted.length / 4;
        return new Mean().evaluate(sorted, dropped, sorted.length - 2 * dropped);
    }

    /**
     * The mean.
     *
     * @param values n numbers
     * @return their mean
     * @throws IllegalArgumentException where there are no values
     */
    public static double mean(double[] values) {
        requireValues(values.length);
        return new Mean().evaluate(values);
    }

    /**
     * How far scores fall short of a target on average: target − mean(min(score, target)).
     *
     * @param values n scores
     * @param target the score that counts as solved
     * @return the optimality gap
     */
    public static double optimalityGap(double[] values, double target) {
        requireValues(values.length);
        return target - mean(Arrays.stream(values).map(x -> Math.min(x, target)).toArray());
    }

    /**
     * The probability that a score of x exceeds a score of y on the same task, averaged over tasks; ties count one half.
     *
     * @param x runs by tasks, {@code x.get(run)[task]}
     * @param y runs by tasks; may have another number of runs
     * @return a number in [0, 1]
     */
    public static double probabilityOfImprovement(List<double[]> x, List<double[]> y) {
        int tasks = requireMatrix(x);
        if (requireMatrix(y) != tasks) {
            throw new IllegalArgumentException(
                    "both score matrices must have the same tasks, got " + tasks + " and " + y.get(0).length);
        }
        double sum = 0;
        for (int task = 0; task < tasks; task++) {
            double wins = 0;
            for (double[] a : x) {
                for (double[] b : y) {
                    wins += (1 + Math.signum(a[task] - b[task])) / 2;
                }
            }
            sum += wins / (x.size() * y.size());
        }
        return sum / tasks;
    }

    /**
     * An aggregate with its 95 % stratified percentile-bootstrap interval.
     *
     * @param scores runs by tasks, {@code scores.get(run)[task]}
     * @param aggregate such as {@link #interquartileMean}, over all entries
     * @param replications bootstrap samples, for example 2000
     * @param seed the seed of the resampling
     * @return point estimate of the whole matrix and the interval
     */
    public static Estimate bootstrap(
            List<double[]> scores, ToDoubleFunction<double[]> aggregate, int replications, long seed) {
        int tasks = requireMatrix(scores);
        int runs = scores.size();
        double[] sample = new double[runs * tasks];
        for (int run = 0; run < runs; run++) {
            System.arraycopy(scores.get(run), 0, sample, run * tasks, tasks);
        }
        double value = aggregate.applyAsDouble(sample);
        RandomGenerator random = Seeds.generator(seed);
        double[] replicated = new double[replications];
        for (int r = 0; r < replications; r++) {
            for (int run = 0; run < runs; run++) {
                for (int task = 0; task < tasks; task++) {
                    sample[run * tasks + task] =
                            runs == 1 ? scores.get(0)[random.nextInt(tasks)] : scores.get(random.nextInt(runs))[task];
                }
            }
            replicated[r] = aggregate.applyAsDouble(sample);
        }
        // R7 is the linear interpolation that NumPy and SciPy use.
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(replicated);
        return new Estimate(value, percentile.evaluate(2.5), percentile.evaluate(97.5));
    }

    private static int requireMatrix(List<double[]> scores) {
        requireValues(scores.size());
        int tasks = scores.get(0).length;
        requireValues(tasks);
        for (double[] run : scores) {
            if (run.length != tasks) {
                throw new IllegalArgumentException(
                        "every run needs the same tasks, got " + tasks + " and " + run.length);
            }
        }
        return tasks;
    }

    private static void requireValues(int count) {
        if (count == 0) {
            throw new IllegalArgumentException("an aggregate needs at least one value, got none");
        }
    }
}
