package adaptarium.meta.belief;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A belief about one task as PEARL has it: the product of the prior N(0, I) and of one Gaussian factor N(μ_n, σ_n²) per transition, in any order:
 *
 * <pre>
 * 1/σ² = 1 + Σ_n 1/σ_n²     μ = σ² Σ_n μ_n/σ_n²     σ_n² = softplus(ρ_n) + 10⁻⁷
 * </pre>
 *
 * <p>A factor is 2 L numbers (μ, ρ). Without any the belief is the prior. Double precision.
 */
final class Posterior {
    private static final double LEAST_VARIANCE = 1e-7; // the paper's code has it, too

    private final double[] precision; // 1/σ²
    private final double[] weighted; // μ/σ²

    /**
     * The prior.
     *
     * @param latents L
     */
    Posterior(int latents) {
        precision = new double[latents];
        weighted = new double[latents];
        clear();
    }

    /** Forgets every factor. */
    void clear() {
        Arrays.fill(precision, 1);
        Arrays.fill(weighted, 0);
    }

    /**
     * Multiplies with a factor.
     *
     * @param factor float array holding it
     * @param offset index of its first number
     */
    void add(float[] factor, int offset) {
        int latents = precision.length;
        for (int l = 0; l < latents; l++) {
            double w = 1 / variance(factor[offset + latents + l]);
            precision[l] += w;
            weighted[l] += w * factor[offset + l];
        }
    }

    /** σ² of a factor. */
    static double variance(double rho) {
        return Math.max(rho, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(rho))) + LEAST_VARIANCE;
    }

    /** L. */
    int latents() {
        return precision.length;
    }

    /** μ of one dimension. */
    double mean(int l) {
        return weighted[l] / precision[l];
    }

    /** log σ² of one dimension. */
    double logVariance(int l) {
        return 0 - StrictMath.log(precision[l]); // not -0 for the prior
    }

    /** σ of one dimension. */
    double deviation(int l) {
        return 1 / Math.sqrt(precision[l]);
    }

    /** From the prior, in nats. */
    double divergence() {
        double sum = 0;
        for (int l = 0; l < precision.length; l++) {
            sum += Evidence.divergence(mean(l), logVariance(l), 0, 0);
        }
        return sum;
    }

    /**
     * Draws a task, μ + σ ε.
     *
     * @param random source of ε
     * @param out where to write
     * @param offset index of the first of L numbers
     * @return ε, double[L]
     */
    double[] draw(RandomGenerator random, float[] out, int offset) {
        double[] noise = new double[precision.length];
        for (int l = 0; l < noise.length; l++) {
            noise[l] = random.nextGaussian();
            out[offset + l] = (float) Evidence.draw(mean(l), logVariance(l), noise[l]);
        }
        return noise;
    }

    /**
     * The gradient of a loss of the belief in one of its factors.
     *
     * @param factor float array holding the factor
     * @param offset index of its first number
     * @param ofMean the loss's gradient in μ, double[L]
     * @param ofLogVariance the loss's gradient in log σ², double[L]
     * @param out where to write
     * @param outOffset index of the first of 2 L numbers
     */
    void gradient(float[] factor, int offset, double[] ofMean, double[] ofLogVariance, float[] out, int outOffset) {
        int latents = precision.length;
        for (int l = 0; l < latents; l++) {
            double rho = factor[offset + latents + l];
            double w = 1 / variance(rho);
            double ofW = (ofMean[l] * (factor[offset + l] - mean(l)) - ofLogVariance[l]) / precision[l];
            out[outOffset + l] = (float) (ofMean[l] * w / precision[l]);
            out[outOffset + latents + l] = (float) (-ofW * w * w / (1 + StrictMath.exp(-rho)));
        }
    }
}
