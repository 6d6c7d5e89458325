package adaptarium.meta;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.moment.Mean;

/**
 * Aggregates of a score matrix, seeds by tasks, and how far they can be trusted. A row is one trained seed, a column one task. Point estimates are those of
 * Agarwal et al. 2021 ("Deep reinforcement learning at the edge of the statistical precipice", arXiv:2108.13264); its intervals, which draw seeds anew in
 * every task, are not used: they hold where each seed and task has a training of its own, and here one network plays all tasks. See {@link Resampling}.
 */
public final class Statistics {
    private Statistics() {}

    /** Seeds, or tasks of a single seed, from which on there is a 95 % interval; fewer have a range only. */
    public static final int LEAST_SAMPLE = 5;

    private static final int TENTH = 10;

    /** What the two ends of an estimate are. */
    public enum Basis {
        /** A 95 % interval for other seeds and other tasks. */
        SEEDS_AND_TASKS("95 % interval over seeds and tasks"),
        /** A 95 % interval for other seeds; the tasks are no sample. */
        SEEDS("95 % interval over seeds, on all tasks there are"),
        /** A 95 % interval for other tasks and this one seed. */
        TASKS("95 % interval over tasks, for one seed: another seed may lie outside"),
        /** No interval: the lowest and the highest of fewer than five seeds. */
        SEED_RANGE("lowest and highest seed: fewer than five seeds, so no interval can be trusted"),
        /** No interval: the lowest and the highest task of one seed. */
        TASK_RANGE("lowest and highest task of one seed: no interval"),
        /** There is nothing to say: a score is not a number. */
        NONE("not a number");

        private final String words;

        Basis(String words) {
            this.words = words;
        }

        /** The same in words. */
        public String words() {
            return words;
        }

        /** Whether it is a 95 % interval, and not a range. */
        public boolean isInterval() {
            return this == SEEDS_AND_TASKS || this == SEEDS || this == TASKS;
        }
    }

    /**
     * A figure and how far it can be trusted.
     *
     * @param value the point estimate; NaN where any score is
     * @param low lower end of its interval or range
     * @param high upper end
     * @param basis which of these it is
     */
    public record Estimate(double value, double low, double high, Basis basis) {}

    /** An aggregate that sorts its numbers, and so is the same in whatever order they come: a bootstrap hands them over sorted, which is several times as fast. */
    @FunctionalInterface
    public interface Orderless extends ToDoubleFunction<double[]> {}

    /** {@link #interquartileMean(double[])}, for {@link #bootstrap}. */
    public static final Orderless INTERQUARTILE_MEAN = Statistics::interquartileMean;

    /** {@link #worstDecile(double[])}, for {@link #bootstrap}. */
    public static final Orderless WORST_DECILE = Statistics::worstDecile;

    /**
     * The interquartile mean: the mean of what is left after dropping floor(n/4) entries at each end. Over several seeds it trims the entries of all of them
     * together, so that one seed's bad tasks may be trimmed where they would count for that seed alone: it may lie outside the range of the seeds' own.
     *
     * @param values n numbers, in any order; not changed
     * @return the interquartile mean; NaN where one of them is, never trimmed away
     * @throws IllegalArgumentException where there are no values
     */
    public static double interquartileMean(double[] values) {
        requireValues(values.length);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            return Double.NaN; // sorting puts it last, where it would be dropped
        }
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
     * The mean of the worst tenth: of the ⌈n/10⌉ lowest entries.
     *
     * @param values n numbers, in any order; not changed
     * @return their mean; NaN where one of all is
     * @throws IllegalArgumentException where there are no values
     */
    public static double worstDecile(double[] values) {
        requireValues(values.length);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            return Double.NaN; // sorting puts it last
        }
        return new Mean().evaluate(sorted, 0, (sorted.length + TENTH - 1) / TENTH);
    }

    /**
     * The share of entries above a threshold: a point of a performance profile.
     *
     * @param values n scores
     * @param threshold τ
     * @return a number in [0, 1]; NaN where an entry is
     * @throws IllegalArgumentException where there are no values
     */
    public static double shareAbove(double[] values, double threshold) {
        requireValues(values.length);
        return mean(Arrays.stream(values)
                .map(x -> Double.isNaN(x) ? x : x > threshold ? 1 : 0)
                .toArray());
    }

    /**
     * Holm's correction (1979, Scandinavian Journal of Statistics 6, 65): p values of several tests such that rejecting what lies below α errs anywhere with
     * probability α at most.
     *
     * @param p values of single tests, in [0, 1]
     * @return as many in the same order, each at least as great
     */
    public static double[] holm(double[] p) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(p[i], p[j]));
        double[] adjusted = new double[p.length];
        double least = 0;
        for (int rank = 0; rank < p.length; rank++) {
            least = Math.max(least, Math.min(1, (p.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = least;
        }
        return adjusted;
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
     * An aggregate and how far it can be trusted, every column being a task of its own drawn from a distribution.
     *
     * @param scores seeds by tasks, {@code scores.get(seed)[task]}
     * @param aggregate such as {@link #interquartileMean}, over all entries
     * @param replications bootstrap samples of each kind, for example 2000
     * @param seed the seed of the resampling
     * @return point estimate of the whole matrix with its interval or range
     */
    public static Estimate bootstrap(
            List<double[]> scores, ToDoubleFunction<double[]> aggregate, int replications, long seed) {
        return bootstrap(scores, TaskUnits.distinct(requireMatrix(scores)), aggregate, replications, seed);
    }

    /**
     * An aggregate and how far it can be trusted.
     *
     * @param scores seeds by tasks, {@code scores.get(seed)[task]}
     * @param tasks which columns are the same task, and whether they are all there are
     * @param aggregate such as {@link #interquartileMean}, over all entries
     * @param replications bootstrap samples of each kind, for example 2000
     * @param seed the seed of the resampling
     * @return point estimate of the whole matrix with its interval or range
     * @throws IllegalArgumentException where rows or tasks do not fit
     */
    public static Estimate bootstrap(
            List<double[]> scores, TaskUnits tasks, ToDoubleFunction<double[]> aggregate, int replications, long seed) {
        int columns = requireMatrix(scores);
        if (columns != tasks.columnCount()) {
            throw new IllegalArgumentException(
                    "scores of " + columns + " tasks, but " + tasks.columnCount() + " tasks");
        }
        Estimate estimate =
                new Resampling(scores.size(), tasks, figure(scores, aggregate)).estimate(replications, seed);
        return estimate.basis().isInterval() ? withinBounds(estimate, scores) : estimate;
    }

    private static Resampling.Figure figure(List<double[]> scores, ToDoubleFunction<double[]> aggregate) {
        if (aggregate instanceof Orderless) {
            SortedScores sorted = new SortedScores(scores);
            return (rows, columns) -> aggregate.applyAsDouble(sorted.sample(rows, columns));
        }
        return (rows, columns) -> aggregate.applyAsDouble(entries(scores, rows, columns));
    }

    /**
     * A figure of seeds and tasks that is no aggregate of single scores, and how far it can be trusted.
     *
     * @param seeds how many
     * @param tasks which columns are the same task, and whether they are all there are
     * @param figure the figure of some seeds and some columns, perhaps some of them more than once
     * @param replications bootstrap samples of each kind, for example 2000
     * @param seed the seed of the resampling
     * @return point estimate with its interval or range
     */
    public static Estimate bootstrap(
            int seeds, TaskUnits tasks, ToDoubleBiFunction<int[], int[]> figure, int replications, long seed) {
        requireValues(seeds);
        return new Resampling(seeds, tasks, figure::applyAsDouble).estimate(replications, seed);
    }

    /**
     * An interval does not reach beyond a bound that several seeds, or several tasks of one, have met exactly, such as the 200 steps of a cart-pole: chance does
     * not repeat a real number.
     */
    private static Estimate withinBounds(Estimate estimate, List<double[]> scores) {
        double least = scores.stream().flatMapToDouble(Arrays::stream).min().orElseThrow();
        double most = scores.stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
        return new Estimate(
                estimate.value(),
                isMetTwice(least, scores) ? Math.max(estimate.low(), least) : estimate.low(),
                isMetTwice(most, scores) ? Math.min(estimate.high(), most) : estimate.high(),
                estimate.basis());
    }

    private static boolean isMetTwice(double bound, List<double[]> scores) {
        if (scores.size() == 1) {
            return Arrays.stream(scores.get(0)).filter(x -> x == bound).count() > 1;
        }
        return scores.stream()
                        .filter(run -> Arrays.stream(run).anyMatch(x -> x == bound))
                        .count()
                > 1;
    }

    static double[] entries(List<double[]> scores, int[] rows, int[] columns) {
        double[] entries = new double[rows.length * columns.length];
        int i = 0;
        for (int row : rows) {
            double[] run = scores.get(row);
            for (int column : columns) {
                entries[i++] = run[column];
            }
        }
        return entries;
    }

    static int requireMatrix(List<double[]> scores) {
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
