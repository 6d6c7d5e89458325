package adaptarium.experiments.report;

import adaptarium.meta.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One learner over the runs it took part in: a row of a comparison.
 *
 * @param name for people, with the number of seeds where there are several
 * @param trained whether it learned anything; random actions and reference controllers did not
 * @param returns mean return per episode by round, run and task: {@code returns.get(round).get(run)[task]}
 */
public record PooledLearner(String name, boolean trained, List<List<double[]>> returns) {
    private static final int REPLICATIONS = 2000; // bootstrap samples
    private static final long BOOTSTRAP_SEED = 1; // the interval of the same returns is always the same

    /** Copies the outer list. */
    public PooledLearner {
        returns = List.copyOf(returns);
    }

    /**
     * A learner from its runs. What was not trained has no seeds: random actions and reference controllers are the same beside every run and are counted once.
     *
     * @param name for people
     * @param trained whether it learned anything
     * @param runs returns by run, round and task: {@code runs.get(run).get(round)[task]}
     * @return the row
     */
    static PooledLearner of(String name, boolean trained, List<List<double[]>> runs) {
        List<List<double[]>> different = new ArrayList<>();
        for (List<double[]> run : runs) {
            if (trained || different.stream().noneMatch(other -> same(run, other))) {
                different.add(run);
            }
        }
        List<List<double[]>> byRound = new ArrayList<>();
        for (int round = 0; round < runs.get(0).size(); round++) {
            int r = round;
            byRound.add(different.stream().map(run -> run.get(r)).toList());
        }
        String seeds = different.size() == 1 ? "" : ", " + different.size() + " seeds";
        return new PooledLearner(name + seeds, trained, byRound);
    }

    private static boolean same(List<double[]> run, List<double[]> other) {
        for (int round = 0; round < run.size(); round++) {
            if (!Arrays.equals(run.get(round), other.get(round))) {
                return false;
            }
        }
        return true;
    }

    /** Whether another row shows the same returns under the same name. */
    boolean repeats(PooledLearner other) {
        if (!name.equals(other.name)
                || returns.get(0).size() != other.returns.get(0).size()) {
            return false;
        }
        for (int round = 0; round < returns.size(); round++) {
            if (!same(returns.get(round), other.returns.get(round))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Interquartile mean over runs and tasks with its interval or range.
     *
     * @param round 0…K
     * @return the estimate
     */
    public Statistics.Estimate interquartileMean(int round) {
        return Statistics.bootstrap(returns.get(round), Statistics::interquartileMean, REPLICATIONS, BOOTSTRAP_SEED);
    }

    /**
     * Mean over runs and tasks with its interval or range.
     *
     * @param round 0…K
     * @return the estimate
     */
    public Statistics.Estimate mean(int round) {
        return Statistics.bootstrap(returns.get(round), Statistics::mean, REPLICATIONS, BOOTSTRAP_SEED);
    }
}
