package adaptarium.envs.family.diagnostic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;

class GammaDrawsTest {
    @Test
    void drawsPassTheKolmogorovSmirnovTest() {
        int n = 20_000;
        for (double shape : new double[] {0.3, 1, 2.5, 40}) {
            RandomGenerator random = Seeds.generator(11);
            double[] draws = new double[n];
            Arrays.setAll(draws, i -> GammaDraws.next(shape, random));
            Arrays.sort(draws);
            GammaDistribution expected = new GammaDistribution(shape, 1);
            double largest = 0;
            for (int i = 0; i < n; i++) {
                double p = expected.cumulativeProbability(draws[i]);
                largest = Math.max(largest, Math.max((i + 1.0) / n - p, p - (double) i / n));
            }
            // 1.95 / sqrt(n) is exceeded by chance once in a thousand times.
            assertTrue(largest < 1.95 / Math.sqrt(n), "shape " + shape + ": distance " + largest);
        }
    }
}
