package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.meta.Role;
import adaptarium.meta.Statistics.Basis;
import adaptarium.meta.Statistics.Estimate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotesTest {
    private static Notes.Standing standing(String label, Role role, double value, double half) {
        return new Notes.Standing(label, role, new Estimate(value, value - half, value + half, Basis.TASKS));
    }

    @Test
    void anOracleBelowWhatItShouldBoundIsNamed() {
        List<Notes.Standing> all = List.of(
                standing("RL²", Role.META_LEARNER, -14, 1),
                standing("PPO", Role.BASELINE, -12, 1),
                standing("PPO that sees the task", Role.ORACLE, -131, 9),
                standing("regulator", Role.TOLD_REFERENCE, -5, 1));
        assertEquals(
                List.of(
                        "Note: PPO that sees the task (−131), which is told its task, lies below RL² (−14.0) and is no"
                                + " upper bound here; train it longer.",
                        "Note: PPO that sees the task (−131), which is told its task, lies below PPO (−12.0) and is no"
                                + " upper bound here; train it longer."),
                Notes.brokenBounds(all));
    }

    @Test
    void anOracleAboveIsNoNews() {
        assertEquals(
                List.of(),
                Notes.brokenBounds(
                        List.of(standing("PPO", Role.BASELINE, -12, 1), standing("oracle", Role.ORACLE, -11, 1))));
    }

    @Test
    void everyKindOfIntervalIsExplained() {
        assertEquals(
                List.of(
                        "[…]: 95 % interval over seeds and tasks.",
                        "(…): lowest and highest seed: fewer than five seeds, so no interval can be trusted."),
                Notes.intervals(Set.of(Basis.SEED_RANGE, Basis.SEEDS_AND_TASKS)));
    }
}
