package adaptarium.envs;

/** The normal distribution with mean 0 and deviation 1, with the same bits on every machine. */
final class StandardNormal {
    private static final double FARTHEST = 8.3; // beyond it the cumulative probability is 0 or 1 in double precision
    private static final int HALVINGS = 60;

    private StandardNormal() {}

    /** The probability density. */
    static double density(double x) {
        return StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * Math.PI);
    }

    /** The probability of less than x: 1/2 + φ(x) (x + x³/3 + x⁵/(3·5) + …), Marsaglia 2004, "Evaluating the normal distribution". */
    static double cumulative(double x) {
        if (Math.abs(x) > FARTHEST) {
            return x < 0 ? 0 : 1;
        }
        double term = x;
        double sum = x;
        double before = 0;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * density(x);
    }

    /**
     * The value below which a draw lies with some probability, by bisection.
     *
     * @param probability in [0, 1]
     * @return in [-8.3, 8.3]
     */
    static double quantile(double probability) {
        double low = -FARTHEST;
        double high = FARTHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (cumulative(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
