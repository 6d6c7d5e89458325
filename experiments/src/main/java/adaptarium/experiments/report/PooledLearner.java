package adaptarium.experiments.report;

import adaptarium.experiments.run.EventCurve;
import adaptarium.meta.Role;
import adaptarium.meta.Statistics;
import adaptarium.meta.Statistics.Estimate;
import adaptarium.meta.TaskUnits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One learner over its seeds: a row of a comparison.
 *
 * @param label what tells it apart from all others in the comparison
 * @param algorithm the name of its algorithm; empty where it has none
 * @param role what it is
 * @param trained whether it learned anything; random actions and reference controllers did not, and have no seeds
 * @param settings how it was trained, by key
 * @param seeds where it was trained, one per seed and all of different seeds
 * @param tasks which tasks are the same, and whether they are all there are
 * @param trainedRounds how many rounds of adaptation it was trained for; −1 where it does not adapt or nobody knows
 */
record PooledLearner(
        String label,
        String algorithm,
        Role role,
        boolean trained,
        Map<String, String> settings,
        List<Member> seeds,
        TaskUnits tasks,
        int trainedRounds) {
    private static final int REPLICATIONS = 2000; // bootstrap samples
    private static final long BOOTSTRAP_SEED = 1; // the interval of the same returns is always the same

    /**
     * One training of it.
     *
     * @param run the run
     * @param seed its seed
     * @param own whether it is the run's own learner, not a baseline beside it
     * @param returns mean return per episode by round and task: {@code returns.get(round)[task]}; more rounds than of others where it was trained for more
     * @param aroundEvent how rewards went on around a switch or fault
     */
    record Member(String run, long seed, boolean own, List<double[]> returns, EventCurve aroundEvent) {}

    /** Copies the list. */
    PooledLearner {
        seeds = List.copyOf(seeds);
    }

    /** The same under another label. */
    PooledLearner labelled(String other) {
        return new PooledLearner(other, algorithm, role, trained, settings, seeds, tasks, trainedRounds);
    }

    /** The label, with the number of seeds of what has any. */
    String name() {
        return trained ? label + ", " + seeds.size() + (seeds.size() == 1 ? " seed" : " seeds") : label;
    }

    /** After how many rounds the returns of all its seeds are known: as many as everybody was played for, or its own where it was trained for more. */
    int rounds() {
        return seeds.stream().mapToInt(member -> member.returns().size()).min().orElse(1) - 1;
    }

    /** Whether it is the own learner of a run, and not only a baseline or reference beside one. */
    boolean isOwn() {
        return seeds.stream().anyMatch(Member::own);
    }

    /** Whether its seeds are too few for an interval, so that each is shown. */
    boolean showsEachSeed() {
        return trained && seeds.size() > 1 && seeds.size() < Statistics.LEAST_SAMPLE;
    }

    /** A way to sum up a matrix of returns. */
    enum Aggregate {
        /** The interquartile mean: it does not hang on a few tasks. */
        INTERQUARTILE_MEAN("interquartile mean", Statistics.INTERQUARTILE_MEAN),
        /** The mean: it shows them. */
        MEAN("mean", Statistics::mean);

        private final String words;

        @SuppressWarnings("ImmutableEnumChecker") // a method of Statistics, without state
        private final ToDoubleFunction<double[]> function;

        Aggregate(String words, ToDoubleFunction<double[]> function) {
            this.words = words;
            this.function = function;
        }

        /** Its name. */
        String words() {
            return words;
        }
    }

    /**
     * An aggregate over seeds and tasks.
     *
     * @param aggregate which
     * @param round 0…K
     * @return the estimate
     */
    Estimate estimate(Aggregate aggregate, int round) {
        List<double[]> matrix = new ArrayList<>();
        seeds.forEach(member -> matrix.add(member.returns().get(round)));
        return Statistics.bootstrap(matrix, tasks, aggregate.function, REPLICATIONS, BOOTSTRAP_SEED);
    }

    /**
     * An aggregate of each seed over its tasks.
     *
     * @param aggregate which
     * @param round 0…K
     * @return one number per seed
     */
    double[] bySeed(Aggregate aggregate, int round) {
        return seeds.stream()
                .mapToDouble(member ->
                        aggregate.function.applyAsDouble(member.returns().get(round)))
                .toArray();
    }

    /** Its returns after a round, to be compared with others'. */
    Bounds.Standing standing(int round) {
        Map<Long, double[]> bySeed = new LinkedHashMap<>();
        seeds.forEach(member -> bySeed.put(member.seed(), member.returns().get(round)));
        return new Bounds.Standing(label, role, bySeed);
    }
}
