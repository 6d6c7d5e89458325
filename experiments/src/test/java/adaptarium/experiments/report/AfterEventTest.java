package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.run.EventCurve;
import adaptarium.meta.Role;
import adaptarium.meta.Statistics;
import adaptarium.meta.TaskUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AfterEventTest {
    private static final double NONE = Double.NaN;

    /** Two bins before, of four steps each. */
    private static AfterEvent found(List<List<Double>> tasks, int seeds) {
        List<PooledLearner.Member> members = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            members.add(new PooledLearner.Member(
                    "run", seed, true, List.of(new double[tasks.size()]), new EventCurve(4, 2, tasks)));
        }
        return AfterEvent.of(new PooledLearner(
                        "RL²", "rl2", Role.META_LEARNER, true, Map.of(), members, TaskUnits.distinct(tasks.size()), 1))
                .orElseThrow();
    }

    /** Before (1 + 1)/2; lowest −1 in the second bin, after 8 steps; nine tenths of the fall of 2 are made up at 0.8, in the fifth, after 20. */
    @Test
    void detectedIsWhoIsWorstAndRecoveredWhoMadeUpNineTenths() {
        AfterEvent it = found(List.of(List.of(1.0, 1.0, 0.0, -1.0, 0.5, 0.79, 0.8, 1.0)), 1);
        assertEquals(1, it.before().value());
        assertEquals(-1, it.lowest().value());
        assertEquals(8, it.detection().value());
        assertEquals(20, it.recovery().value());
        assertEquals(24, it.played());
    }

    @Test
    void whoNeverFallsOrNeverRecoversHasTheEndsOfWhatCanBeMeasured() {
        AfterEvent steady = found(List.of(List.of(0.5, 0.5, 0.5, 0.6, 0.5)), 1);
        assertEquals(0, steady.detection().value());
        assertEquals(0, steady.recovery().value());
        AfterEvent lost = found(List.of(List.of(0.5, 0.5, 0.1, 0.2, 0.3)), 1);
        assertEquals(4, lost.detection().value());
        assertEquals(12, lost.recovery().value());
        assertEquals(lost.played(), lost.recovery().value());
    }

    /** Tasks fall by 2 and 0, in one of them nobody played at first: bins are means over what was played. */
    @Test
    void theCurveIsAveragedFirstOverWhatWasPlayed() {
        AfterEvent it = found(List.of(List.of(1.0, 1.0, -1.0, 1.0), List.of(NONE, 0.0, 0.0, NONE)), 1);
        assertEquals((1 + 0.5) / 2, it.before().value());
        assertEquals(-0.5, it.lowest().value());
        assertEquals(8, it.recovery().value());
    }

    /** Ten seeds alike and ten tasks alike: an interval without width. */
    @Test
    void fiveSeedsHaveAnInterval() {
        List<Double> task = List.of(1.0, 1.0, 0.0, 1.0);
        AfterEvent it = found(List.of(task, task, task), 5);
        assertTrue(it.recovery().basis().isInterval());
        assertEquals(8, it.recovery().low());
        assertEquals(8, it.recovery().high());
        assertEquals(
                Statistics.Basis.SEED_RANGE, found(List.of(task), 3).recovery().basis());
    }

    @Test
    void whereNothingHappensThereIsNothing() {
        PooledLearner.Member member = new PooledLearner.Member("run", 1, true, List.of(new double[1]), EventCurve.NONE);
        assertTrue(AfterEvent.of(new PooledLearner(
                        "RL²", "rl2", Role.META_LEARNER, true, Map.of(), List.of(member), TaskUnits.distinct(1), 1))
                .isEmpty());
    }
}
