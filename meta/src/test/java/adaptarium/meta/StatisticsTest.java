package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.meta.Statistics.Basis;
import adaptarium.meta.Statistics.Estimate;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /**
     * One seed: 40 % of the tasks at −100, the rest at 0, so that of the middle half 15 of 50 are −100: −30. The other: −31 everywhere. Together 20 % at −100,
     * 50 % at −31, 30 % at 0, so that of the middle half 45 of 50 are −31: −27.9, above both.
     */
    @Test
    void theInterquartileMeanOfSeveralSeedsMayLieOutsideTheRangeOfTheirs() {
        double[] uneven = new double[100];
        Arrays.fill(uneven, 0, 40, -100);
        double[] even = new double[100];
        Arrays.fill(even, -31);
        Estimate estimate = Statistics.bootstrap(List.of(uneven, even), Statistics::interquartileMean, 100, 1);
        assertEquals(Basis.SEED_RANGE, estimate.basis());
        assertEquals(-31, estimate.low(), 1e-12);
        assertEquals(-30, estimate.high(), 1e-12);
        assertEquals(-27.9, estimate.value(), 1e-12);
    }

    @Test
    void optimalityGapIgnoresWhatExceedsTheTarget() {
        assertEquals(1 - (0.5 + 1 + 1) / 3, Statistics.optimalityGap(new double[] {0.5, 1, 7}, 1), 1e-12);
    }

    @Test
    void theWorstDecileIsTheMeanOfTheWorstTenth() {
        // n = 11: two lowest, −4 and 1; n = 10: the lowest alone.
        assertEquals(-1.5, Statistics.worstDecile(new double[] {9, 8, 7, 6, 5, 4, 3, 2, 1, -4, 10}), 1e-12);
        assertEquals(-4, Statistics.worstDecile(new double[] {9, 8, 7, 6, 5, 4, 3, 2, 1, -4}), 1e-12);
        assertTrue(Double.isNaN(Statistics.worstDecile(new double[] {1, Double.NaN})));
    }

    @Test
    void holmMultipliesTheLeastByAllAndTheGreatestByOne() {
        // sorted 0.01, 0.02, 0.03, 0.4 times 4, 3, 2, 1: 0.04, 0.06, 0.06, 0.4; none below the one before it
        double[] adjusted = Statistics.holm(new double[] {0.4, 0.03, 0.01, 0.02});
        double[] expected = {0.4, 0.06, 0.04, 0.06};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], adjusted[i], 1e-12);
        }
        assertEquals(1, Statistics.holm(new double[] {0.7, 0.9})[0], 1e-12); // no more than 1
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
    void threeSeedsOfConstantScoresHaveTheirRangeAndNoInterval() {
        List<double[]> scores = List.of(constant(100), constant(150), constant(200));
        for (ToDoubleFunction<double[]> aggregate :
                List.<ToDoubleFunction<double[]>>of(Statistics::mean, Statistics::interquartileMean)) {
            Estimate estimate = Statistics.bootstrap(scores, aggregate, 2000, 1);
            assertEquals(new Estimate(150, 100, 200, Basis.SEED_RANGE), estimate);
            assertFalse(estimate.basis().isInterval());
        }
    }

    private static double[] constant(double value) {
        double[] scores = new double[40];
        Arrays.fill(scores, value);
        return scores;
    }

    @Test
    void fiveSeedsOfConstantScoresHaveStudentsInterval() {
        List<double[]> scores = new ArrayList<>();
        for (double value : new double[] {1, 2, 3, 4, 5}) {
            scores.add(constant(value));
        }
        Estimate estimate = Statistics.bootstrap(scores, Statistics::mean, 20_000, 1);
        // deviation sqrt(2.5), t(4) = 2.776: 3 ± 2.776 sqrt(2.5 / 5)
        assertEquals(Basis.SEEDS_AND_TASKS, estimate.basis());
        assertEquals(3 - 1.963, estimate.low(), 0.03);
        assertEquals(3 + 1.963, estimate.high(), 0.03);
    }

    /**
     * How often the interval holds the true mean 0 of scores a + b + e: a is a network's, b a task's, e the rest, all normal. That of the whole matrix's
     * percentiles holds it in 84 of 100 for five seeds, that of seeds drawn anew in each task in 25.
     */
    @ParameterizedTest
    @CsvSource({
        // seeds, tasks, deviation of seeds, of tasks, of the rest
        "5, 40, 1, 0, 1",
        "5, 40, 1, 0, 0.1",
        "5, 40, 0.3, 0, 1",
        "5, 40, 1, 1, 1",
        "5, 40, 0.3, 1, 0.3",
        "7, 20, 1, 0.5, 2",
        "10, 40, 1, 0, 1",
        "10, 20, 0.3, 1, 1",
        "20, 10, 1, 0.2, 1",
    })
    void ninetyFivePercentAreNinetyFive(int seeds, int tasks, double a, double b, double e) {
        double covered = coverage(seeds, tasks, a, b, e, Statistics::mean, 1200);
        assertTrue(covered >= 0.93 && covered <= 0.97, "coverage " + covered);
    }

    @ParameterizedTest
    @CsvSource({"5, 40, 1, 0, 1", "5, 40, 1, 1, 1", "10, 20, 0.3, 1, 1"})
    void ninetyFivePercentAreNinetyFiveForTheInterquartileMeanToo(int seeds, int tasks, double a, double b, double e) {
        double covered = coverage(seeds, tasks, a, b, e, Statistics::interquartileMean, 1000);
        assertTrue(covered >= 0.93 && covered <= 0.97, "coverage " + covered);
    }

    private static double coverage(
            int seeds, int tasks, double a, double b, double e, ToDoubleFunction<double[]> aggregate, int experiments) {
        RandomGenerator random = Seeds.generator(7);
        int covered = 0;
        for (int k = 0; k < experiments; k++) {
            double[] task = new double[tasks];
            Arrays.setAll(task, t -> b * random.nextGaussian());
            List<double[]> scores = new ArrayList<>();
            for (int s = 0; s < seeds; s++) {
                double network = a * random.nextGaussian();
                double[] row = new double[tasks];
                Arrays.setAll(row, t -> network + task[t] + e * random.nextGaussian());
                scores.add(row);
            }
            Estimate estimate = Statistics.bootstrap(scores, aggregate, 150, k);
            covered += estimate.low() <= 0 && estimate.high() >= 0 ? 1 : 0;
        }
        return covered / (double) experiments;
    }

    @Test
    void copiesOfATaskAreNotMoreTasks() {
        // Two tasks, each played twenty times by each of five seeds: as two tasks, not as forty.
        List<double[]> twice = new ArrayList<>();
        List<double[]> often = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int column = 0; column < 40; column++) {
            names.add(column % 2 == 0 ? "forwards" : "backwards");
        }
        for (int s = 0; s < 5; s++) {
            double[] row = new double[40];
            for (int column = 0; column < 40; column++) {
                row[column] = column % 2 == 0 ? s : 10;
            }
            often.add(row);
            twice.add(new double[] {s, 10});
        }
        Estimate two = Statistics.bootstrap(twice, TaskUnits.distinct(2), Statistics::mean, 2000, 1);
        Estimate forty = Statistics.bootstrap(often, TaskUnits.of(names, Long.MAX_VALUE), Statistics::mean, 2000, 1);
        assertEquals(two.low(), forty.low(), 1e-9);
        assertEquals(two.high(), forty.high(), 1e-9);
        assertTrue(two.high() - two.low() > 5, "two tasks say little about others"); // t(1) = 12.7
        Estimate all = Statistics.bootstrap(often, TaskUnits.of(names, 2), Statistics::mean, 2000, 1);
        assertEquals(Basis.SEEDS, all.basis());
        assertTrue(all.high() - all.low() < 3, "but where there are no others, only seeds vary");
    }

    @Test
    void aSingleSeedHasAnIntervalOverTasksAndSaysSo() {
        double[] scores = new double[40];
        Arrays.setAll(scores, i -> i);
        assertEquals(
                Basis.TASKS,
                Statistics.bootstrap(List.of(scores), Statistics::mean, 100, 1).basis());
        Estimate few = Statistics.bootstrap(List.of(new double[] {1, 4}), Statistics::mean, 100, 1);
        assertEquals(new Estimate(2.5, 1, 4, Basis.TASK_RANGE), few);
    }

    @Test
    void anIntervalEndsAtABoundThatSeveralHaveMet() {
        double[] steps = {200, 200, 200, 200, 200, 200, 200, 20};
        List<double[]> five = List.of(steps, steps, new double[] {200, 200, 200, 200, 200, 200, 30, 20}, steps, steps);
        for (List<double[]> scores : List.of(List.of(steps), five)) {
            Estimate estimate = Statistics.bootstrap(scores, Statistics::mean, 500, 1);
            assertTrue(estimate.basis().isInterval());
            assertEquals(200, estimate.high());
            assertTrue(estimate.low() > 20 && estimate.low() < estimate.value());
        }
    }

    @Test
    void whatIsNotANumberIsNeverTrimmedAway() {
        assertTrue(Double.isNaN(Statistics.interquartileMean(new double[] {1, 2, 3, 4, 5, 6, 7, Double.NaN})));
        Estimate estimate = Statistics.bootstrap(
                List.of(new double[] {1, 2, 3, Double.NaN}), Statistics::interquartileMean, 100, 1);
        assertTrue(Double.isNaN(estimate.value()) && Double.isNaN(estimate.low()));
        assertEquals(Basis.NONE, estimate.basis());
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

    /** Sorted once or for every sample: the same bits, of scores with ties, zeros of both signs and tasks that stand in several columns. */
    @Test
    void aBootstrapThatSortsOnceFindsTheSame() {
        RandomGenerator random = Seeds.generator(12);
        List<double[]> scores = new ArrayList<>();
        for (int seed = 0; seed < 7; seed++) {
            scores.add(random.doubles(13)
                    .map(x -> x < 0.2 ? 0.0 : x < 0.3 ? -0.0 : x < 0.6 ? Math.rint(10 * x) : x)
                    .toArray());
        }
        TaskUnits tasks = TaskUnits.of(List.of(0, 1, 2, 3, 3, 4, 5, 6, 7, 8, 8, 9, 10), 100);
        assertEquals(
                Statistics.bootstrap(scores, tasks, Statistics::interquartileMean, 300, 4),
                Statistics.bootstrap(scores, tasks, Statistics.INTERQUARTILE_MEAN, 300, 4));
        assertEquals(
                Statistics.bootstrap(scores, tasks, Statistics::worstDecile, 300, 4),
                Statistics.bootstrap(scores, tasks, Statistics.WORST_DECILE, 300, 4));
        scores.get(3)[5] = Double.NaN;
        assertEquals(
                Statistics.bootstrap(scores, tasks, Statistics::interquartileMean, 300, 4),
                Statistics.bootstrap(scores, tasks, Statistics.INTERQUARTILE_MEAN, 300, 4));
    }
}
