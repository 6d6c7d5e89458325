package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.meta.Statistics.Estimate;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PairedScoresTest {
    private static final int REPLICATIONS = 150;

    /** A learner's scores: seed effect a, task effect shared with its rival b, its own task effect c, and episodes of deviation e, four to a score. */
    private static List<double[]> scores(
            RandomGenerator random, int seeds, double[] shared, double mean, double a, double c, double e) {
        double[] own = new double[shared.length];
        Arrays.setAll(own, t -> c * random.nextGaussian());
        List<double[]> scores = new ArrayList<>();
        for (int s = 0; s < seeds; s++) {
            double network = a * random.nextGaussian();
            double[] row = new double[shared.length];
            Arrays.setAll(row, t -> {
                double episodes = 0;
                for (int k = 0; k < 4; k++) {
                    episodes += e * random.nextGaussian() / 4;
                }
                return mean + network + shared[t] + own[t] + episodes;
            });
            scores.add(row);
        }
        return scores;
    }

    private static PairedScores pair(
            RandomGenerator random, int seeds, int tasks, double better, double a, double b, double c, double e) {
        double[] shared = new double[tasks];
        Arrays.setAll(shared, t -> b * random.nextGaussian());
        return new PairedScores(
                scores(random, seeds, shared, better, a, c, e),
                scores(random, seeds, shared, 0, a, c, e),
                TaskUnits.distinct(tasks));
    }

    /** Seeds are whole networks, tasks are shared, episodes lie within both: three levels, of which the interval of a difference knows. */
    @ParameterizedTest
    @CsvSource({
        // seeds, tasks, deviation of seeds, of what tasks share, of what they do not, of episodes
        "5, 40, 1, 3, 0, 1",
        "5, 20, 0.3, 3, 0.3, 2",
        "10, 20, 0.3, 1, 1, 1",
        "10, 40, 1, 0, 0, 4",
    })
    void intervalsOfADifferenceHoldItIn95Of100(int seeds, int tasks, double a, double b, double c, double e) {
        RandomGenerator random = Seeds.generator(17);
        int experiments = 1000;
        int covered = 0;
        for (int k = 0; k < experiments; k++) {
            Estimate found = pair(random, seeds, tasks, 0.5, a, b, c, e).difference(REPLICATIONS, k);
            covered += found.low() <= 0.5 && found.high() >= 0.5 ? 1 : 0;
        }
        double share = covered / (double) experiments;
        assertTrue(share >= 0.93 && share <= 0.97, "coverage " + share);
    }

    /** The true probability of x > y, both normal of variance a² + e²/4, is Φ(δ / √(2 (a² + e²/4))). */
    @ParameterizedTest
    @CsvSource({"10, 20, 0.5, 1, 1", "20, 20, 0.5, 0.5, 2"})
    void intervalsOfTheProbabilityOfImprovementDoToo(int seeds, int tasks, double better, double a, double e) {
        double truth = new NormalDistribution().cumulativeProbability(better / Math.sqrt(2 * (a * a + e * e / 4)));
        RandomGenerator random = Seeds.generator(23);
        int experiments = 400;
        int covered = 0;
        for (int k = 0; k < experiments; k++) {
            Estimate found = pair(random, seeds, tasks, better, a, 1, 0, e).probabilityOfImprovement(100, k);
            covered += found.low() <= truth && found.high() >= truth ? 1 : 0;
        }
        double share = covered / (double) experiments;
        assertTrue(share >= 0.93 && share <= 0.97, "coverage " + share);
    }

    /** The promise of {@link PairedScores#seedsNeeded}: with so many seeds, 0.05 is found at least four times of five; without a difference, one time of twenty. */
    @Test
    void aDifferenceOfFiveHundredthsIsFoundWithTheSeedsThatAreSaidToBeNeeded() {
        RandomGenerator random = Seeds.generator(5);
        int needed = pair(random, 40, 40, 0, 0.06, 0.3, 0.02, 0.2)
                .seedsNeeded(0.05, 2000, 1)
                .orElseThrow();
        // 2 (0.06² + 0.2²/160)/n + 2·0.02²/40 = V; 0.05/√V = 0.84 + t: near n = 2 · 0.00385 (2.8/0.05)² = 24
        assertTrue(needed >= 18 && needed <= 34, "seeds " + needed);
        int found = 0;
        int wrong = 0;
        for (int k = 0; k < 1000; k++) {
            found += pair(random, needed, 40, 0.05, 0.06, 0.3, 0.02, 0.2).pValue(REPLICATIONS, k) < 0.05 ? 1 : 0;
            wrong += pair(random, needed, 40, 0, 0.06, 0.3, 0.02, 0.2).pValue(REPLICATIONS, k) < 0.05 ? 1 : 0;
        }
        assertTrue(found >= 800, found + " of 1000 found");
        assertTrue(wrong <= 80, wrong + " of 1000 found where there is nothing");
    }

    @Test
    void whereTasksVaryTooMuchNoNumberOfSeedsIsEnough() {
        RandomGenerator random = Seeds.generator(5);
        assertEquals(OptionalInt.empty(), pair(random, 8, 5, 0, 0.01, 0, 2, 0.1).seedsNeeded(0.05, 500, 1));
    }

    @Test
    void equalScoresAreNoDifferenceAndFewSeedsHaveNoTest() {
        List<double[]> same = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            same.add(new double[] {200, 200, 200});
        }
        PairedScores equal = new PairedScores(same, same, TaskUnits.distinct(3));
        assertEquals(1, equal.pValue(100, 1));
        assertEquals(0.5, equal.probabilityOfImprovement(100, 1).value());
        PairedScores few = new PairedScores(same.subList(0, 4), same.subList(0, 4), TaskUnits.distinct(3));
        assertTrue(Double.isNaN(few.pValue(100, 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PairedScores(same, same.subList(0, 4), TaskUnits.distinct(3)));
    }
}
