package adaptarium.meta.belief;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final double STEP = 1e-5;

    @Test
    void divergenceFromTheUnitNormalIsTheClosedForm() {
        // ½ (m² + s² − 1) − ln s of Kingma and Welling 2014, appendix B, for m = 1.5 and s = 2
        double expected = 0.5 * (1.5 * 1.5 + 4 - 1) - Math.log(2);
        assertEquals(expected, Evidence.divergence(1.5, Math.log(4), 0, 0), 1e-12);
        assertEquals(0, Evidence.divergence(0.3, -1, 0.3, -1), 1e-12);
    }

    @Test
    void divergenceIsTheMeanLogRatio() {
        RandomGenerator random = Seeds.generator(1);
        double sum = 0;
        int draws = 400_000;
        for (int i = 0; i < draws; i++) {
            double x = Evidence.draw(0.4, -0.5, random.nextGaussian());
            sum += logDensity(x, 0.4, -0.5) - logDensity(x, -0.2, 0.3);
        }
        assertEquals(sum / draws, Evidence.divergence(0.4, -0.5, -0.2, 0.3), 0.005);
    }

    private static double logDensity(double x, double mean, double logVariance) {
        return -0.5 * (Math.log(2 * Math.PI) + logVariance + (x - mean) * (x - mean) / Math.exp(logVariance));
    }

    @Test
    void gradientsEqualCentralDifferences() {
        RandomGenerator random = Seeds.generator(2);
        for (int trial = 0; trial < 50; trial++) {
            double[] at = random.doubles(4, -2, 2).toArray();
            double[] found = new double[4];
            Evidence.divergenceGradient(at[0], at[1], at[2], at[3], found);
            for (int i = 0; i < 4; i++) {
                assertEquals((divergence(at, i, STEP) - divergence(at, i, -STEP)) / (2 * STEP), found[i], 1e-6);
            }
            double noise = random.nextGaussian();
            double slope = (Evidence.draw(at[0], at[1] + STEP, noise) - Evidence.draw(at[0], at[1] - STEP, noise))
                    / (2 * STEP);
            assertEquals(slope, Evidence.drawGradient(at[1], noise), 1e-6);
        }
    }

    private static double divergence(double[] at, int moved, double by) {
        double[] to = at.clone();
        to[moved] += by;
        return Evidence.divergence(to[0], to[1], to[2], to[3]);
    }
}
