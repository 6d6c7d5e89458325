package adaptarium.meta;

import adaptarium.meta.Statistics.Basis;
import adaptarium.meta.Statistics.Estimate;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * How far a figure of seeds and tasks can be trusted. One trained network plays all tasks, so its scores stand or fall together: whole seeds are drawn, never
 * single scores, and whole tasks where the tasks are a sample.
 *
 * <p>The interval is value ± t √V with a bootstrap variance of two crossed samples. Let R, C and B be the variances of the figure when seeds, tasks, or both
 * are drawn with replacement. For scores of seed effect a, task effect b and rest e over S seeds and T tasks, R estimates a²/S + e²/(ST), C estimates
 * b²/T + e²/(ST), and B − R − C the term e²/(ST) that both contain (Owen 2007, "The pigeonhole bootstrap", arXiv:0712.1111, theorem 1). So
 * V = R S/(S − 1) + max(0, C T/(T − 1) − (B − R − C)); the factors undo the bootstrap's shrinkage, and t has Satterthwaite's degrees of freedom (1946,
 * Biometrics Bulletin 2, 110), so S − 1 where seeds decide. A percentile bootstrap over five seeds covers 84 % instead of 95: it knows neither factor nor t
 * (Hesterberg 2015, "What teachers should know about the bootstrap", arXiv:1411.5279, sections 4 and 5).
 *
 * <p>Fewer than {@link Statistics#LEAST_SAMPLE} seeds carry no interval. Then the figure comes with its range from the lowest seed to the highest.
 */
final class Resampling {
    private static final double UPPER = 0.975; // of a two-sided 95 % interval

    private final int seeds;
    private final TaskUnits tasks;
    private final Figure figure;

    /** A figure of some seeds and some columns of a score matrix. */
    @FunctionalInterface
    interface Figure {
        /**
         * The figure.
         *
         * @param seeds rows, perhaps some more than once
         * @param columns columns, perhaps some more than once
         * @return a number
         */
        double of(int[] seeds, int[] columns);
    }

    Resampling(int seeds, TaskUnits tasks, Figure figure) {
        this.seeds = seeds;
        this.tasks = tasks;
        this.figure = figure;
    }

    /**
     * The figure with what can be said about it.
     *
     * @param replications how many times each bootstrap draws
     * @param seed of the draws
     * @return the estimate; all NaN where the figure is
     */
    Estimate estimate(int replications, long seed) {
        double value = value();
        if (Double.isNaN(value)) {
            return new Estimate(value, value, value, Basis.NONE);
        }
        if (seeds == 1) {
            if (tasks.areAll() || tasks.count() < Statistics.LEAST_SAMPLE) {
                return range(value, Basis.TASK_RANGE, tasks.count(), this::ofTask);
            }
            double variance = variance(false, true, replications, Seeds.derive(seed, "tasks"));
            return interval(value, corrected(variance, tasks.count()), tasks.count() - 1, Basis.TASKS);
        }
        if (seeds < Statistics.LEAST_SAMPLE) {
            return range(value, Basis.SEED_RANGE, seeds, this::ofSeed);
        }
        Variances variances = variances(replications, seed);
        return interval(value, variances.sum(), variances.freedom(), variances.basis());
    }

    /**
     * How much a figure varies.
     *
     * @param seeds variance of the figure for other seeds
     * @param tasks what other tasks add to it; 0 where there are no others
     * @param freedom degrees of freedom of the sum
     * @param basis what was varied
     */
    record Variances(double seeds, double tasks, double freedom, Basis basis) {
        double sum() {
            return seeds + tasks;
        }
    }

    /**
     * How much the figure varies, of at least {@link Statistics#LEAST_SAMPLE} seeds.
     *
     * @param replications how many times each bootstrap draws
     * @param seed of the draws
     */
    Variances variances(int replications, long seed) {
        double bySeed = variance(true, false, replications, Seeds.derive(seed, "seeds"));
        double correctedBySeed = corrected(bySeed, seeds);
        if (tasks.areAll() || tasks.count() == 1) {
            return new Variances(correctedBySeed, 0, seeds - 1, Basis.SEEDS);
        }
        double byTask = variance(false, true, replications, Seeds.derive(seed, "tasks"));
        double byBoth = variance(true, true, replications, Seeds.derive(seed, "both"));
        double rest = Math.max(0, byBoth - bySeed - byTask);
        double more = Math.max(0, corrected(byTask, tasks.count()) - rest);
        double sum = correctedBySeed + more;
        double freedom =
                sum * sum / (correctedBySeed * correctedBySeed / (seeds - 1) + more * more / (tasks.count() - 1));
        return new Variances(correctedBySeed, more, freedom, Basis.SEEDS_AND_TASKS);
    }

    private static double corrected(double variance, int size) {
        return variance * size / (size - 1);
    }

    private static Estimate interval(double value, double variance, double freedom, Basis basis) {
        if (variance == 0) {
            return new Estimate(value, value, value, basis);
        }
        if (Double.isNaN(variance)) { // some draws have no figure: there is no saying how far it may lie
            return new Estimate(value, Double.NaN, Double.NaN, basis);
        }
        double half = new TDistribution(freedom).inverseCumulativeProbability(UPPER) * Math.sqrt(variance);
        return new Estimate(value, value - half, value + half, basis);
    }

    /** One of the numbers of each seed or task. */
    @FunctionalInterface
    private interface Single {
        double of(int index);
    }

    private static Estimate range(double value, Basis basis, int count, Single single) {
        double[] values = IntStream.range(0, count).mapToDouble(single::of).toArray();
        if (Arrays.stream(values).anyMatch(Double::isNaN)) {
            return new Estimate(value, Double.NaN, Double.NaN, basis);
        }
        return new Estimate(
                value,
                Arrays.stream(values).min().orElse(value),
                Arrays.stream(values).max().orElse(value),
                basis);
    }

    /** The figure of all seeds and tasks. */
    double value() {
        return figure.of(all(seeds), tasks.columns());
    }

    /** The figure of one seed over all tasks. */
    double ofSeed(int seed) {
        return figure.of(new int[] {seed}, tasks.columns());
    }

    private double ofTask(int task) {
        return figure.of(all(seeds), tasks.columnsOf(new int[] {task}));
    }

    private double variance(boolean drawSeeds, boolean drawTasks, int replications, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        double[] figures = new double[replications];
        int[] everySeed = all(seeds);
        int[] everyColumn = tasks.columns();
        for (int r = 0; r < replications; r++) {
            int[] rows = drawSeeds ? drawn(seeds, random::nextInt) : everySeed;
            int[] columns = drawTasks ? tasks.columnsOf(drawn(tasks.count(), random::nextInt)) : everyColumn;
            figures[r] = figure.of(rows, columns);
        }
        return new Variance().evaluate(figures);
    }

    private static int[] all(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static int[] drawn(int count, IntUnaryOperator draw) {
        int[] indices = new int[count];
        Arrays.setAll(indices, i -> draw.applyAsInt(count));
        return indices;
    }
}
