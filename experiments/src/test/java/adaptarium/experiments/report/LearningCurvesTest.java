package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.run.MetricsRow;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningCurvesTest {
    private static List<MetricsRow> rows(int updates, IntToDoubleFunction returns) {
        return IntStream.range(0, updates)
                .mapToObj(i -> new MetricsRow(i + 1, 1000L * (i + 1), i, returns.applyAsDouble(i), Map.of()))
                .toList();
    }

    @Test
    void aCurveThatClimbsToItsEndStillRises() {
        RandomGenerator noise = Seeds.generator(1);
        assertTrue(LearningCurves.stillRise(rows(100, i -> i + 3 * noise.nextGaussian())));
    }

    @Test
    void aCurveThatHasLevelledOffDoesNot() {
        RandomGenerator noise = Seeds.generator(1);
        assertFalse(LearningCurves.stillRise(rows(100, i -> 100 * (1 - Math.exp(-i / 10.0)) + noise.nextGaussian())));
    }

    @Test
    void noiseAloneIsNoRise() {
        for (int seed = 0; seed < 100; seed++) {
            RandomGenerator noise = Seeds.generator(seed);
            assertFalse(LearningCurves.stillRise(rows(90, i -> noise.nextGaussian())), "seed " + seed);
        }
    }

    @Test
    void aFewUpdatesSayNothing() {
        assertFalse(LearningCurves.stillRise(rows(20, i -> i)));
    }

    @Test
    void pointsAreMeansOfAFewUpdates() {
        List<Chart.Point> points = LearningCurves.of(rows(120, i -> i), 120);
        assertEquals(60, points.size());
        assertEquals(0.5, points.get(0).y(), 1e-12);
        assertEquals(0.0015, points.get(0).x(), 1e-12);
    }
}
