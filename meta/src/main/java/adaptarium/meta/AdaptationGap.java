package adaptarium.meta;

import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.jspecify.annotations.Nullable;

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
    }

    private static List<Integer> sizes(List<double[]> scores) {
        return scores.stream().map(run -> run.length).toList();
    }

    /**
     * The gap with its 95 % percentile-bootstrap interval. Tasks are resampled, the same for all three; runs are resampled too where there are several.
     *
     * @param replications bootstrap samples, for example 2000
     * @param seed the seed of the resampling
     * @return the estimate; NaN where the oracle is no better than chance, so that there is no scale
     */
    public Statistics.Estimate estimate(int replications, long seed) {
        int tasks = random.get(0).length;
        RandomGenerator draws = Seeds.generator(seed);
        int[] all = new int[tasks];
        Arrays.setAll(all, task -> task);
        double value = gap(mean(random, all, null), mean(nonAdaptive, all, null), mean(oracle, all, null));
        double[] replicated = new double[replications];
        int[] drawn = new int[tasks];
        for (int r = 0; r < replications; r++) {
            Arrays.setAll(drawn, task -> draws.nextInt(tasks));
            replicated[r] =
                    gap(mean(random, drawn, draws), mean(nonAdaptive, drawn, draws), mean(oracle, drawn, draws));
        }
        if (Double.isNaN(value) || Arrays.stream(replicated).anyMatch(Double::isNaN)) {
            return new Statistics.Estimate(value, Double.NaN, Double.NaN);
        }
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(replicated);
        return new Statistics.Estimate(value, percentile.evaluate(2.5), percentile.evaluate(97.5));
    }

    private static double gap(double random, double nonAdaptive, double oracle) {
        return oracle > random ? (oracle - nonAdaptive) / (oracle - random) : Double.NaN;
    }

    /** Over the given tasks and over all runs, or over as many runs drawn with replacement. */
    private static double mean(List<double[]> scores, int[] tasks, @Nullable RandomGenerator draws) {
        double[] runs = new double[scores.size()];
        for (int i = 0; i < runs.length; i++) {
            double[] run = scores.get(draws == null ? i : draws.nextInt(runs.length));
            for (int task : tasks) {
                runs[i] += run[task] / tasks.length;
            }
        }
        return new Mean().evaluate(runs);
    }
}
