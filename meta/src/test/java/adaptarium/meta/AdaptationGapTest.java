package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdaptationGapTest {
    private static double[] scores(double... values) {
        return values;
    }

    @Test
    void theGapIsTheShareOfTheScaleThatOnlyKnowledgeOfTheTaskReaches() {
        AdaptationGap gap = new AdaptationGap(
                List.of(scores(0, 2)), List.of(scores(4, 4), scores(2, 2)), List.of(scores(10, 8), scores(8, 6)));
        // Means 1, 3 and 8: (8 - 3) / (8 - 1).
        assertEquals(5.0 / 7, gap.estimate(10, 1).value(), 1e-15);
    }

    @Test
    void itIsZeroWhereAFixedBehaviourIsAsGoodAndOneWhereItIsChance() {
        double[] low = {1, 2, 3};
        double[] high = {5, 9, 6};
        assertEquals(
                0,
                new AdaptationGap(List.of(low), List.of(high), List.of(high))
                        .estimate(10, 1)
                        .value(),
                0);
        assertEquals(
                1,
                new AdaptationGap(List.of(low), List.of(low), List.of(high))
                        .estimate(10, 1)
                        .value(),
                0);
    }

    @Test
    void tasksAreResampledTogetherSoThatTheirDifficultyCancels() {
        // Tasks of very different levels, but the same gap in each: the interval has no width.
        double[] level = {0, 100, 1000, -500};
        double[] random = level.clone();
        double[] fixed = Arrays.stream(level).map(x -> x + 3).toArray();
        double[] oracle = Arrays.stream(level).map(x -> x + 4).toArray();
        Statistics.Estimate estimate =
                new AdaptationGap(List.of(random), List.of(fixed), List.of(oracle)).estimate(200, 1);
        assertEquals(0.25, estimate.value(), 1e-12);
        assertEquals(0.25, estimate.low(), 1e-12);
        assertEquals(0.25, estimate.high(), 1e-12);
    }

    @Test
    void theIntervalCoversTheDifferencesBetweenSeeds() {
        double[] zero = {0, 0};
        double[] one = {1, 1};
        Statistics.Estimate estimate =
                new AdaptationGap(List.of(zero), List.of(zero, one), List.of(one, one)).estimate(500, 1);
        assertEquals(0.5, estimate.value(), 1e-15);
        assertEquals(0, estimate.low(), 1e-15);
        assertEquals(1, estimate.high(), 1e-15);
    }

    @Test
    void theIntervalCoversTheDifferencesBetweenTasks() {
        // In half of the tasks a fixed behaviour is perfect, in the other half it is chance.
        double[] zero = new double[100];
        double[] one = new double[100];
        double[] half = new double[100];
        Arrays.fill(one, 1);
        Arrays.fill(half, 0, 50, 1);
        Statistics.Estimate estimate = new AdaptationGap(List.of(zero), List.of(half), List.of(one)).estimate(2000, 1);
        assertEquals(0.5, estimate.value(), 1e-12);
        assertEquals(0.5 - 1.96 * 0.05, estimate.low(), 0.02);
        assertEquals(0.5 + 1.96 * 0.05, estimate.high(), 0.02);
    }

    @Test
    void anOracleNoBetterThanChanceGivesNoScale() {
        double[] same = {1, 2};
        assertTrue(Double.isNaN(new AdaptationGap(List.of(same), List.of(same), List.of(same))
                .estimate(10, 1)
                .value()));
    }

    @Test
    void scoresOnDifferentTasksAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new AdaptationGap(List.of(scores(1, 2)), List.of(scores(1)), List.of(scores(1, 2))));
    }
}
