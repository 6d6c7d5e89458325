package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.experiments.report.Bounds.Standing;
import adaptarium.meta.Role;
import adaptarium.meta.TaskUnits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final double[] BLIND = {-30, -20, -12, -8, -5, -1};

    /** The blind learner's returns of six tasks, each with something added. */
    private static double[] plus(double... added) {
        double[] returns = BLIND.clone();
        Arrays.setAll(returns, task -> BLIND[task] + added[task % added.length]);
        return returns;
    }

    private static List<String> notes(double[] oracle) {
        List<Standing> all = List.of(
                new Standing("PPO", Role.BASELINE, Map.of(1L, BLIND)),
                new Standing("PPO that sees the task", Role.ORACLE, Map.of(1L, oracle)),
                new Standing("regulator", Role.TOLD_REFERENCE, Map.of(1L, plus(50))),
                new Standing("random", Role.REFERENCE, Map.of(1L, plus(50))));
        return Bounds.notes(all, TaskUnits.distinct(BLIND.length));
    }

    /** The tasks differ by 30, the difference on each of them is 1 or 2: the first hides it, the second does not. */
    @Test
    void anOracleThatLeadsInEveryTaskIsNoNews() {
        assertEquals(List.of(), notes(plus(1, 2)));
    }

    @Test
    void anOracleBelowWhatItShouldBoundIsNamed() {
        assertEquals(
                List.of("Note: PPO that sees the task, which is told its task, lies below PPO (−101 [−102, −100] on"
                        + " the same tasks) and is no upper bound here; train it longer."),
                notes(plus(-100, -101, -102)));
    }

    /** Differences of 1, −2, 1, −2, …: mean −0.5, with 0 inside the interval. */
    @Test
    void anOracleThatMayBeAsGoodIsNotCalledBelow() {
        String note = notes(plus(1, -2)).get(0);
        assertEquals(
                "Note: PPO that sees the task, which is told its task, lies below PPO (−0.50 [",
                note.substring(0, note.indexOf('[') + 1));
        assertEquals(
                "] on the same tasks) and is no upper bound here; the difference may be none.",
                note.substring(note.indexOf(']')));
    }

    @Test
    void aTieWithABlindLearnerIsNamedAndOneWithAMetaLearnerIsNot() {
        String note = notes(plus(2, -1)).get(0);
        assertEquals(
                "Note: PPO that sees the task, which is told its task, is not clearly above PPO (0.50 [",
                note.substring(0, note.indexOf('[') + 1));
        List<Standing> adapted = List.of(
                new Standing("RL²", Role.META_LEARNER, Map.of(1L, BLIND)),
                new Standing("oracle", Role.ORACLE, Map.of(1L, plus(2, -1))));
        assertEquals(List.of(), Bounds.notes(adapted, TaskUnits.distinct(BLIND.length)));
    }

    /** Seeds that both have are compared with each other; without such, means over seeds are. */
    @Test
    void seedsAreComparedWithThemselves() {
        Map<Long, double[]> blind = Map.of(1L, BLIND, 2L, plus(100));
        List<Standing> paired = List.of(
                new Standing("PPO", Role.BASELINE, blind),
                new Standing("oracle", Role.ORACLE, Map.of(1L, plus(1, 2), 2L, plus(101, 102))));
        assertEquals(List.of(), Bounds.notes(paired, TaskUnits.distinct(BLIND.length)));
        List<Standing> apart = List.of(
                new Standing("PPO", Role.BASELINE, blind), // mean: 50 above
                new Standing("oracle", Role.ORACLE, Map.of(3L, plus(49))));
        assertEquals(
                List.of("Note: oracle, which is told its task, lies below PPO (−1.00 [−1.00, −1.00] on the same tasks)"
                        + " and is no upper bound here; train it longer."),
                Bounds.notes(apart, TaskUnits.distinct(BLIND.length)));
    }
}
