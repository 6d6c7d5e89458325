package adaptarium.experiments.report;

import adaptarium.meta.Role;
import adaptarium.meta.Statistics;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The scale of a family: 0 is the mean return of random actions, 1 that of who is told the task. Both are means over all tasks, rounds and seeds: a scale for each
 * task would divide by next to nothing wherever knowing the task hardly pays.
 *
 * @param random mean return of random actions
 * @param told mean return of who is told the task, above {@code random}
 * @param by who that is
 */
record Normalisation(double random, double told, String by) {
    /**
     * The scale of some learners.
     *
     * @param learners all that were compared on the same tasks
     * @return the scale, by the oracle, or the best reference controller that is told the task where that is better; empty where nobody is told or none of them
     *     beats chance
     */
    static Optional<Normalisation> of(List<PooledLearner> learners) {
        double random = learners.stream()
                .filter(learner -> learner.role() == Role.RANDOM)
                .mapToDouble(Normalisation::mean)
                .findFirst()
                .orElse(Double.NaN);
        return learners.stream()
                .filter(learner -> learner.role() == Role.ORACLE || learner.role() == Role.TOLD_REFERENCE)
                .max(Comparator.comparingDouble(Normalisation::mean))
                .map(learner -> new Normalisation(random, mean(learner), learner.label()))
                .filter(scale -> scale.told > scale.random);
    }

    /** These do not adapt: every round measures the same. */
    private static double mean(PooledLearner learner) {
        return Statistics.mean(learner.seeds().stream()
                .flatMap(member -> member.returns().stream())
                .flatMapToDouble(Arrays::stream)
                .toArray());
    }

    /** A return on the scale. */
    double of(double score) {
        return (score - random) / (told - random);
    }

    /** Returns on the scale. */
    double[] of(double[] scores) {
        return Arrays.stream(scores).map(this::of).toArray();
    }
}
