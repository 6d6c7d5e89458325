package adaptarium.experiments.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.run.MetricsRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TuningCostTest {
    private static List<MetricsRow> rows(double seconds, double processorSeconds) {
        return List.of(
                new MetricsRow(1, 100, seconds / 2, processorSeconds / 2, -1, Map.of()),
                new MetricsRow(2, 200, seconds, processorSeconds, -1, Map.of()));
    }

    private static String words(TuningCost cost) {
        return new TuningRecord(
                        "adaptarium tuning 1",
                        "best",
                        List.of(),
                        cost.trainings(),
                        cost.environmentSteps(),
                        cost.seconds(),
                        cost.processorSeconds())
                .words();
    }

    /** Two at a time on one core took 60 s each by the clock, and 30 s of the core each. */
    @Test
    void theBudgetIsProcessorTime() {
        TuningCost cost = TuningCost.NONE.plus(rows(60, 30)).plus(rows(60, 30)).plus(List.of());
        assertEquals(new TuningCost(3, 400, 120, 60), cost);
        assertTrue(words(cost).contains("3 trainings, 400 environment steps, 60 s of processor time"), words(cost));
    }

    @Test
    void whereOneTrainingKeptNoneItIsTimeByTheClock() {
        TuningCost cost = TuningCost.NONE.plus(rows(60, 30)).plus(rows(60, Double.NaN));
        assertTrue(words(cost).contains("120 s of training by the clock"), words(cost));
    }

    @Test
    void anOlderFileHasTimeByTheClock(@TempDir Path study) throws Exception {
        Files.writeString(study.resolve("tuning.json"), """
            {"format": "adaptarium tuning 1", "checkpoint": "best", "candidates": [], "trainings": 2,
             "environmentSteps": 400, "seconds": 120.0}
            """);
        String words = TuningRecord.in(study).orElseThrow().words();
        assertTrue(words.contains("120 s of training by the clock"), words);
    }
}
