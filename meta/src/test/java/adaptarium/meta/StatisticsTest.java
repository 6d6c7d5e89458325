package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.meta.Statistics.Estimate;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void interquartileMeanDropsAQuarterAtEachEnd() {
        // n = 8: two dropped at each end, mean of 3, 4, 5, 6.
        assertEquals(4.5, Statistics.interquartileMean(new double[] {100, 1, 3, 4, -50, 5, 6, 7}), 1e-12);
        // n = 5: floor(5/4) = 1 dropped at each end, mean of 2, 3, 10.
        assertEquals(5, Statistics.interquartileMean(new double[] {1, 2, 3, 10, 1000}), 1e-12);
        // n = 3: nothing dropped.
        assertEquals(2, Statistics.interquartileMean(new double[] {1, 2, 3}), 1e-12);
    }

    @Test
    void optimalityGapIgnoresWhatExceedsTheTarget() {
        assertEquals(1 - (0.5 + 1 + 1) / 3, Statistics.optimalityGap(new double[] {0.5, 1, 7}, 1), 1e-12);
    }

    @Test
    void probabilityOfImprovementCountsTiesAsOneHalf() {
        List<double[]> x = List.of(new double[] {1, 5}, new double[] {3, 5});
        List<double[]> y = List.of(new double[] {2, 5});
        // Task 0: one win of two; task 1: two ties.
        assertEquals(0.5, Statistics.probabilityOfImprovement(x, y), 1e-12);
        assertEquals(0.5, Statistics.probabilityOfImprovement(x, x), 1e-12);
        assertEquals(
                1, Statistics.probabilityOfImprovement(List.of(new double[] {9}), List.of(new double[] {1})), 1e-12);
    }

    @Test
    void bootstrapIntervalOfAMeanMatchesTheNormalApproximation() {
        RandomGenerator random = Seeds.generator(3);
        int n = 400;
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextGaussian();
        }
        Estimate estimate = Statistics.bootstrap(List.of(values), Statistics::mean, 4000, 11);
        double mean = Statistics.mean(values);
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / n;
        }
        double halfWidth = 1.96 * Math.sqrt(variance / n);
        assertEquals(mean, estimate.value(), 1e-12);
        assertEquals(mean - halfWidth, estimate.low(), 0.1 * halfWidth);
        assertEquals(mean + halfWidth, estimate.high(), 0.1 * halfWidth);
    }

    @Test
    void stratifiedBootstrapNeverMixesTasks() {
        // Runs agree within each task, so resampling runs within a task cannot change anything.
        List<double[]> scores = List.of(new double[] {1, 10, 100}, new double[] {1, 10, 100});
        Estimate estimate = Statistics.bootstrap(scores, Statistics::mean, 200, 1);
        assertEquals(37, estimate.low(), 1e-12);
        assertEquals(37, estimate.high(), 1e-12);
    }

    @Test
    void runsAreResampledInEachTaskOnItsOwn() {
        // One run fails everywhere, one succeeds everywhere: drawn task by task, the mean of 100 tasks is close to one
        // half.
        double[] bad = new double[100];
        double[] good = new double[100];
        java.util.Arrays.fill(good, 1);
        Estimate estimate = Statistics.bootstrap(List.of(bad, good), Statistics::mean, 2000, 1);
        // The mean of 200 fair coins: a deviation of 0.5 / sqrt(200).
        assertEquals(0.5 - 1.96 * 0.0354, estimate.low(), 0.01);
        assertEquals(0.5 + 1.96 * 0.0354, estimate.high(), 0.01);
    }

    @Test
    void equalSeedsGiveEqualIntervals() {
        List<double[]> scores = List.of(new double[] {1, 2, 3, 4}, new double[] {4, 1, 2, 9});
        assertEquals(
                Statistics.bootstrap(scores, Statistics::interquartileMean, 500, 5),
                Statistics.bootstrap(scores, Statistics::interquartileMean, 500, 5));
    }

    @Test
    void emptyAndRaggedMatricesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Statistics.interquartileMean(new double[0]));
        List<double[]> ragged = List.of(new double[] {1}, new double[] {1, 2});
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> Statistics.bootstrap(ragged, Statistics::mean, 10, 0));
        assertTrue(error.getMessage().contains("1 and 2"));
    }
}
