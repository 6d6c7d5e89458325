package adaptarium.experiments.study;

import adaptarium.experiments.run.MetricsRow;
import java.util.List;

/**
 * What choosing settings took.
 *
 * @param trainings how many trainings
 * @param environmentSteps of all of them
 * @param seconds by the clock, one after another
 * @param processorSeconds what all cores spent on them; NaN where one of them did not keep it
 */
record TuningCost(int trainings, long environmentSteps, double seconds, double processorSeconds) {
    /** Before the first training. */
    static final TuningCost NONE = new TuningCost(0, 0, 0, 0);

    /**
     * One training more.
     *
     * @param rows its metrics
     * @return the sum
     */
    TuningCost plus(List<MetricsRow> rows) {
        if (rows.isEmpty()) {
            return new TuningCost(trainings + 1, environmentSteps, seconds, processorSeconds);
        }
        MetricsRow last = rows.get(rows.size() - 1);
        return new TuningCost(
                trainings + 1,
                environmentSteps + last.environmentSteps(),
                seconds + last.seconds(),
                processorSeconds + last.processorSeconds());
    }
}
