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
                .mapToObj(
                        i -> new MetricsRow(i + 1, 1000L * (i + 1), i, Double.NaN, returns.applyAsDouble(i), Map.of()))
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

    /** 1200 updates: 400 points, the first the mean of 0, 1 and 2 at update 3. */
    @Test
    void longTrainingsAreDrawnInMeansOfNeighbours() {
        List<Chart.Point> all = LearningCurves.ofUpdates(rows(500, i -> i), MetricsRow::meanReturn);
        assertEquals(500, all.size());
        assertEquals(Chart.Point.of(7, 6), all.get(6));
        List<Chart.Point> few = LearningCurves.ofUpdates(rows(1200, i -> i), MetricsRow::meanReturn);
        assertEquals(400, few.size());
        assertEquals(Chart.Point.of(3, 1), few.get(0));
        assertEquals(Chart.Point.of(1200, 1198), few.get(399));
    }

    /** One in 700 goes wrong by chance, 0.4 of 300; the longest and the shortest trainings that are judged. */
    @Test
    void noiseAloneIsNoRise() {
        for (int updates : new int[] {12, 20, 90}) {
            int rises = 0;
            for (int seed = 0; seed < 300; seed++) {
                RandomGenerator noise = Seeds.generator(seed);
                rises += LearningCurves.stillRise(rows(updates, i -> noise.nextGaussian())) ? 1 : 0;
            }
            assertTrue(rises <= 3, updates + " updates: " + rises + " of 300");
        }
    }

    @Test
    void aShortTrainingThatClimbsToItsEndStillRises() {
        for (int seed = 0; seed < 20; seed++) {
            RandomGenerator noise = Seeds.generator(seed);
            assertTrue(LearningCurves.stillRise(rows(30, i -> i + 0.5 * noise.nextGaussian())), "seed " + seed);
        }
        assertTrue(LearningCurves.stillRise(rows(12, i -> i)));
    }

    @Test
    void aFewUpdatesSayNothing() {
        assertFalse(LearningCurves.stillRise(rows(11, i -> i)));
        assertFalse(LearningCurves.stillRise(rows(0, i -> i)));
    }

    @Test
    void pointsAreMeansOfAFewUpdates() {
        List<Chart.Point> points = LearningCurves.of(rows(120, i -> i), 120);
        assertEquals(60, points.size());
        assertEquals(0.5, points.get(0).y(), 1e-12);
        assertEquals(0.0015, points.get(0).x(), 1e-12);
    }
}
