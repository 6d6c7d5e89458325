package adaptarium.experiments.report;

import adaptarium.experiments.report.PooledLearner.Aggregate;
import adaptarium.meta.Statistics.Estimate;
import java.util.HashMap;
import java.util.Map;

/** Aggregates of learners with their intervals: tables, curves and notes of a report ask for the same ones again and again, and each is resampled once. */
final class Estimates {
    private final Map<Asked, Estimate> found = new HashMap<>();

    private record Asked(PooledLearner learner, Aggregate aggregate, int round) {}

    /**
     * What a learner earns.
     *
     * @param learner who
     * @param aggregate over seeds and tasks
     * @param round after so many rounds, 0…K
     */
    Estimate of(PooledLearner learner, Aggregate aggregate, int round) {
        return found.computeIfAbsent(new Asked(learner, aggregate, round), asked -> learner.estimate(aggregate, round));
    }
}
