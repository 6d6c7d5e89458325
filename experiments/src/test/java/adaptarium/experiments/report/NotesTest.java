package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.meta.Statistics.Basis;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotesTest {
    @Test
    void aTaskWhoseReturnIsNotANumberIsNamed() {
        List<Map<String, Object>> tasks = List.of(Map.of("gain", 0.5), Map.of("gain", 2.0), Map.of("gain", 3.0));
        double[] whole = {1, 2, 3};
        assertEquals(List.of(), Notes.notFinite("RL²", List.of(whole, whole), tasks));
        assertEquals(
                List.of("Note: after 1 round the return of RL² is NaN in task 2 of 3 {gain=2.0}, so that it has no"
                        + " mean."),
                Notes.notFinite("RL²", List.of(whole, new double[] {1, Double.NaN, 3}), tasks));
        double[] two = {1, Double.NaN, Double.NEGATIVE_INFINITY};
        assertEquals(
                List.of("Note: after 0 rounds the return of RL² is NaN in task 2 of 3 {gain=2.0}, so that it has no"
                        + " mean, and none in 1 other."),
                Notes.notFinite("RL²", List.of(two, two), tasks));
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
