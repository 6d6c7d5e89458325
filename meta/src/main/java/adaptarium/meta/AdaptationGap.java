package adaptarium.meta;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.Mean;

/**
 * How much a family rewards knowing the task: (oracle − non-adaptive) / (oracle − random), of mean returns. 0: one fixed behaviour is as good as any;
 * 1: without knowing the task, nothing beats chance.
 *
 * <p>All three are scores, runs by tasks, {@code scores.get(run)[task]}, on the same tasks. A single run counts for every seed.
 *
 * @param random random actions
 * @param nonAdaptive the best fixed behaviour, such as domain-randomised PPO
 * @param oracle who is told the task
 */
public record AdaptationGap(List<double[]> random, List<double[]> nonAdaptive, List<double[]> oracle) {
    /** Copies the lists and checks that the matrices have the same tasks. */
    public AdaptationGap {
        random = List.copyOf(random);
        nonAdaptive = List.copyOf(nonAdaptive);
        oracle = List.copyOf(oracle);
        int tasks = random.isEmpty() ? 0 : random.get(0).length;
        for (List<double[]> scores : List.of(random, nonAdaptive, oracle)) {
            if (tasks == 0 || scores.isEmpty() || scores.stream().anyMatch(run -> run.length != tasks)) {
                throw new IllegalArgumentException(
                        "a gap needs scores of random, non-adaptive and oracle on the same tasks, got " + sizes(random)
                                + ", " + sizes(nonAdaptive) + " and " + sizes(oracle));
            }
        }
        int seeds = seedCount(random, nonAdaptive, oracle);
        for (List<double[]> scores : List.of(random, nonAdaptive, oracle)) {
            if (scores.size() != 1 && scores.size() != seeds) {
                throw new IllegalArgumentException("a gap needs as many seeds of each, or one of what has none, got "
                        + random.size() + ", " + nonAdaptive.size() + " and " + oracle.size());
            }
        }
    }

    private static List<Integer> sizes(List<double[]> scores) {
        return scores.stream().map(run -> run.length).toList();
    }

    /**
     * The gap and how far it can be trusted. Seed i of the one is paired with seed i of the other; tasks are drawn the same for all three.
     *
     * @param tasks which columns are the same task
     * @param replications bootstrap samples of each kind, for example 2000
     * @param seed the seed of the resampling
     * @return the estimate; NaN where the oracle is no better than chance, so that there is no scale
     */
    public Statistics.Estimate estimate(TaskUnits tasks, int replications, long seed) {
        return resampling(tasks).estimate(replications, seed);
    }

    /**
     * The same where every column is a task of its own.
     *
     * @param replications bootstrap samples of each kind
     * @param seed the seed of the resampling
     * @return the estimate
     */
    public Statistics.Estimate estimate(int replications, long seed) {
        return estimate(TaskUnits.distinct(random.get(0).length), replications, seed);
    }

    /**
     * The gap of each seed by itself.
     *
     * @param tasks which columns are the same task
     * @return as many numbers as there are seeds
     */
    public double[] bySeed(TaskUnits tasks) {
        Resampling resampling = resampling(tasks);
        return IntStream.range(0, seeds()).mapToDouble(resampling::ofSeed).toArray();
    }

    private int seeds() {
        return seedCount(random, nonAdaptive, oracle);
    }

    private static int seedCount(List<double[]> random, List<double[]> nonAdaptive, List<double[]> oracle) {
        return Math.max(random.size(), Math.max(nonAdaptive.size(), oracle.size()));
    }

    private Resampling resampling(TaskUnits tasks) {
        return new Resampling(
                seeds(),
                tasks,
                (seeds, columns) -> gap(
                        mean(random, seeds, columns), mean(nonAdaptive, seeds, columns), mean(oracle, seeds, columns)));
    }

    private static double gap(double random, double nonAdaptive, double oracle) {
        return oracle > random ? (oracle - nonAdaptive) / (oracle - random) : Double.NaN;
    }

    /** A single run counts for every seed. */
    private static double mean(List<double[]> scores, int[] seeds, int[] columns) {
        double[] runs = new double[seeds.length];
        for (int i = 0; i < runs.length; i++) {
            double[] run = scores.get(scores.size() == 1 ? 0 : seeds[i]);
            for (int column : columns) {
                runs[i] += run[column] / columns.length;
            }
        }
        return new Mean().evaluate(runs);
    }
}
