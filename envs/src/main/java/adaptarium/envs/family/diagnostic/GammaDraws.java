package adaptarium.envs.family.diagnostic;

import java.util.random.RandomGenerator;

/** Draws from gamma distributions of unit scale, and thereby from beta and Dirichlet distributions, which are ratios of them. */
public final class GammaDraws {
    private GammaDraws() {}

    /**
     * One draw, by Marsaglia and Tsang 2000, "A simple method for generating gamma variables", drawn at the shape plus 1
     * and transformed back.
     *
     * @param shape positive
     * @param random the only source of randomness
     * @return positive
     */
    public static double next(double shape, RandomGenerator random) {
        double d = shape + 1 - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0 && StrictMath.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
                return d * v * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
            }
        }
    }
}
