package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.experiments.report.Scale;
import adaptarium.experiments.run.MetricsRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConsoleProgressTest {
    private final StringWriter err = new StringWriter();
    private final ConsoleProgress progress =
            new ConsoleProgress(new PrintWriter(err, true), "a", Scale.of("CartPole-v0"), /* terminal= */ false);

    private List<String> lines() {
        return err.toString().lines().toList();
    }

    @Test
    void speedAndTimeLeftAreOfTheLastUpdates() {
        progress.started(0, 100);
        double seconds = 0;
        for (int i = 1; i <= 60; i++) {
            seconds += i <= 30 ? 10 : 2; // the first ones were slow and are forgotten
            progress.updated(new MetricsRow(i, 500L * i, seconds, Double.NaN, -12.3456, Map.of()));
        }
        assertEquals(12, lines().size());
        assertEquals("a 5/100  return -12.35  50 steps/s  15m50s left", lines().get(0));
        assertEquals("a 60/100  return -12.35  250 steps/s  1m20s left", lines().get(11));
    }

    @Test
    void theFirstUpdateAfterAResumptionCountsAllThatWentBefore() {
        progress.started(49, 100);
        progress.updated(new MetricsRow(50, 50_000, 5000, Double.NaN, 1, Map.of()));
        assertEquals(
                List.of("a: going on after update 49 of 100", "a 50/100  return 1.000  10 steps/s  1h23m left"),
                lines());
    }

    @Test
    void shortRunsShowEveryUpdateAndTheLastOneHasNothingLeft() {
        progress.started(0, 3);
        for (int i = 1; i <= 3; i++) {
            progress.updated(new MetricsRow(i, 10L * i, i, Double.NaN, 0, Map.of()));
        }
        assertEquals(3, lines().size());
        assertEquals("a 3/3  return 0.000  10 steps/s  0s left", lines().get(2));
    }
}
