package adaptarium.meta;

import adaptarium.meta.Statistics.Estimate;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;

/**
 * Two learners on the same tasks, seed by seed: what the one is better by, and how sure that is. Tasks are drawn the same for both; the i-th seed of the one is
 * drawn together with the i-th of the other, which is true to the variance of a difference whether or not they have anything in common.
 *
 * @param first runs by tasks, {@code first.get(run)[task]}
 * @param second as many runs by the same tasks
 * @param tasks which columns are the same task
 */
public record PairedScores(List<double[]> first, List<double[]> second, TaskUnits tasks) {
    private static final double LEVEL = 0.05; // of a two-sided test
    private static final double POWER = 0.8;
    private static final int MOST_SEEDS = 100_000;

    /** Copies the lists and checks that the matrices fit. */
    public PairedScores {
        first = List.copyOf(first);
        second = List.copyOf(second);
        int columns = Statistics.requireMatrix(first);
        if (Statistics.requireMatrix(second) != columns
                || first.size() != second.size()
                || columns != tasks.columnCount()) {
            throw new IllegalArgumentException("paired scores must have the same seeds and tasks, got " + first.size()
                    + " × " + columns + " and " + second.size() + " × " + second.get(0).length + ", of "
                    + tasks.columnCount() + " tasks");
        }
    }

    /**
     * Mean of the first less mean of the second.
     *
     * @param replications bootstrap samples of each kind
     * @param seed of the resampling
     * @return with its interval or range
     */
    public Estimate difference(int replications, long seed) {
        return differences().estimate(replications, seed);
    }

    /**
     * The probability that a run of the first has the higher score on a task, ties one half, over tasks (Agarwal et al. 2021).
     *
     * @param replications bootstrap samples of each kind
     * @param seed of the resampling
     * @return in [0, 1], as are the ends of its interval
     */
    public Estimate probabilityOfImprovement(int replications, long seed) {
        Estimate estimate = new Resampling(first.size(), tasks, this::improvement).estimate(replications, seed);
        return new Estimate(
                estimate.value(), Math.max(0, estimate.low()), Math.min(1, estimate.high()), estimate.basis());
    }

    /**
     * The two-sided p value of there being no difference of means, from the same t as the interval.
     *
     * @param replications bootstrap samples of each kind
     * @param seed of the resampling
     * @return in [0, 1]; NaN of fewer than {@link Statistics#LEAST_SAMPLE} seeds, which say too little of how much seeds vary
     */
    public double pValue(int replications, long seed) {
        if (first.size() < Statistics.LEAST_SAMPLE) {
            return Double.NaN;
        }
        double difference = Math.abs(differences().value());
        Resampling.Variances variances = differences().variances(replications, seed);
        if (variances.sum() == 0) {
            return difference == 0 ? 1 : 0;
        }
        return Double.isNaN(variances.sum())
                ? Double.NaN
                : 2
                        * new TDistribution(variances.freedom())
                                .cumulativeProbability(-difference / Math.sqrt(variances.sum()));
    }

    /**
     * How many seeds of each learner find a true difference of means with a probability of 80 % at a level of 5 %, going by how much these seeds and tasks vary.
     *
     * @param difference the true difference that is to be found, above 0
     * @param replications bootstrap samples of each kind
     * @param seed of the resampling
     * @return the number; empty of fewer than {@link Statistics#LEAST_SAMPLE} seeds, or where the tasks alone vary too much, so that more tasks are needed
     */
    public OptionalInt seedsNeeded(double difference, int replications, long seed) {
        if (!(difference > 0)) {
            throw new IllegalArgumentException("a difference to be found must be positive, got " + difference);
        }
        if (first.size() < Statistics.LEAST_SAMPLE) {
            return OptionalInt.empty();
        }
        Resampling.Variances now = differences().variances(replications, seed);
        double ofOneSeed = now.seeds() * first.size();
        for (int n = 2; n <= MOST_SEEDS; n += Math.max(1, n / 50)) {
            double seeds = ofOneSeed / n;
            if (power(difference, seeds, now.tasks(), n) >= POWER) {
                return OptionalInt.of(n);
            }
        }
        return OptionalInt.empty();
    }

    /** The power of the t test, its distribution under a difference taken as a normal one moved by it. */
    private double power(double difference, double seeds, double ofTasks, int n) {
        double sum = seeds + ofTasks;
        if (sum == 0) {
            return 1;
        }
        double freedom = sum * sum / (seeds * seeds / (n - 1) + ofTasks * ofTasks / Math.max(1, tasks.count() - 1));
        double critical = new TDistribution(freedom).inverseCumulativeProbability(1 - LEVEL / 2);
        return new NormalDistribution().cumulativeProbability(difference / Math.sqrt(sum) - critical);
    }

    private Resampling differences() {
        return new Resampling(
                first.size(), tasks, (rows, columns) -> mean(first, rows, columns) - mean(second, rows, columns));
    }

    private static double mean(List<double[]> scores, int[] rows, int[] columns) {
        return new Mean().evaluate(Statistics.entries(scores, rows, columns));
    }

    private double improvement(int[] rows, int[] columns) {
        double wins = 0;
        for (int a : rows) {
            for (int b : rows) {
                double[] x = first.get(a);
                double[] y = second.get(b);
                for (int column : columns) {
                    wins += (1 + Math.signum(x[column] - y[column])) / 2;
                }
            }
        }
        return wins / ((double) rows.length * rows.length * columns.length);
    }
}
