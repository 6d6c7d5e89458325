package adaptarium.meta.belief;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PosteriorTest {
    private static final int LATENTS = 3;
    private static final int FACTORS = 4;

    private static float[] factors(long seed) {
        RandomGenerator random = Seeds.generator(seed);
        float[] factors = new float[FACTORS * 2 * LATENTS];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) random.nextGaussian();
        }
        return factors;
    }

    private static Posterior of(float[] factors, int... order) {
        Posterior belief = new Posterior(LATENTS);
        for (int n : order) {
            belief.add(factors, n * 2 * LATENTS);
        }
        return belief;
    }

    @Test
    void withoutEvidenceItIsThePrior() {
        Posterior belief = of(factors(1), 2, 3);
        belief.clear();
        for (int l = 0; l < LATENTS; l++) {
            assertEquals(0, belief.mean(l));
            assertEquals(0, belief.logVariance(l));
            assertEquals(1, belief.deviation(l));
        }
        assertEquals(0, belief.divergence());
    }

    @Test
    void theOrderOfTheFactorsDoesNotCount() {
        float[] factors = factors(2);
        Posterior one = of(factors, 0, 1, 2, 3);
        Posterior other = of(factors, 3, 1, 0, 2);
        for (int l = 0; l < LATENTS; l++) {
            assertEquals(one.mean(l), other.mean(l), 1e-14);
            assertEquals(one.logVariance(l), other.logVariance(l), 1e-14);
        }
    }

    /** σ² of n equal factors s is 1 / (1 + n/s): about s/n. */
    @Test
    void theVarianceShrinksWithTheNumberOfFactors() {
        float[] factor = {0.5f, 0.5f, 0.5f, 0.2f, 0.2f, 0.2f};
        double s = Posterior.variance(0.2f);
        Posterior belief = new Posterior(LATENTS);
        for (int n = 1; n <= 1000; n++) {
            belief.add(factor, 0);
            assertEquals(1 / (1 + n / s), Math.exp(belief.logVariance(0)), 1e-12);
        }
        assertEquals(s / 1000, Math.exp(belief.logVariance(0)), 0.001 * s / 1000);
        assertEquals(0.5, belief.mean(0), 0.001);
    }

    /** The product of the densities, prior included, summed over a fine grid. */
    @Test
    void itIsTheProductOfDensities() {
        float[] factors = factors(3);
        Posterior belief = of(factors, 0, 1, 2, 3);
        for (int l = 0; l < LATENTS; l++) {
            double mass = 0;
            double mean = 0;
            double square = 0;
            for (int i = -100_000; i <= 100_000; i++) {
                double z = i * 1e-4;
                double log = -0.5 * z * z;
                for (int n = 0; n < FACTORS; n++) {
                    double off = z - factors[n * 2 * LATENTS + l];
                    double rho = factors[n * 2 * LATENTS + LATENTS + l];
                    log -= 0.5 * off * off / Math.log(1 + Math.exp(rho));
                }
                double density = Math.exp(log);
                mass += density;
                mean += density * z;
                square += density * z * z;
            }
            mean /= mass;
            assertEquals(mean, belief.mean(l), 1e-6);
            assertEquals(square / mass - mean * mean, Math.exp(belief.logVariance(l)), 1e-6);
        }
    }

    @Test
    void gradientsEqualCentralDifferences() {
        float[] factors = factors(4);
        double[] ofMean = {0.7, -1.2, 0.4};
        double[] ofLogVariance = {-0.3, 0.9, 1.1};
        Posterior at = of(factors, 0, 1, 2, 3);
        float[] found = new float[factors.length];
        double[] expected = new double[factors.length];
        for (int n = 0; n < FACTORS; n++) {
            int first = n * 2 * LATENTS;
            at.gradient(factors, first, ofMean, ofLogVariance, found, first);
        }
        for (int i = 0; i < factors.length; i++) {
            float[] up = factors.clone();
            float[] down = factors.clone();
            up[i] += 0x1p-11f;
            down[i] -= 0x1p-11f;
            double difference = loss(up, ofMean, ofLogVariance) - loss(down, ofMean, ofLogVariance);
            expected[i] = difference / ((double) up[i] - down[i]);
            assertEquals(expected[i], found[i], 1e-6, "number " + i);
        }
    }

    private static double loss(float[] factors, double[] ofMean, double[] ofLogVariance) {
        Posterior belief = of(factors, 0, 1, 2, 3);
        double sum = 0;
        for (int l = 0; l < LATENTS; l++) {
            sum += ofMean[l] * belief.mean(l) + ofLogVariance[l] * belief.logVariance(l);
        }
        return sum;
    }

    @Test
    void drawsHaveItsMeanAndDeviation() {
        Posterior belief = of(factors(5), 1, 2);
        RandomGenerator random = Seeds.generator(6);
        int draws = 200_000;
        double sum = 0;
        double squares = 0;
        float[] out = new float[LATENTS + 1];
        for (int i = 0; i < draws; i++) {
            belief.draw(random, out, 1);
            sum += out[2];
            squares += out[2] * out[2];
        }
        double mean = sum / draws;
        double error = belief.deviation(1) / Math.sqrt(draws);
        assertEquals(belief.mean(1), mean, 4 * error);
        assertEquals(belief.deviation(1), Math.sqrt(squares / draws - mean * mean), 4 * error);
        assertArrayEquals(new float[] {0}, new float[] {out[0]});
    }
}
