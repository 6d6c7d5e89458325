package adaptarium.sim;

/**
 * Sine and cosine that give the same bits on every JDK and processor, without allocation.
 *
 * <p>{@code Math.sin} may differ in its last bit from one platform to another; {@code StrictMath.sin} does not, but is several times slower and allocates
 * on newer JDKs. These subtract the nearest multiple of pi/2 in three parts and sum a Taylor polynomial on what is left; the error stays below 1.5 units in
 * the last place for angles up to a million radians. Larger ones go to {@code StrictMath}.
 */
public final class Trigonometry {
    private static final double LARGEST = 1e6; // rad; below it, multiples of the first two parts are exact
    private static final double TWO_OVER_PI = 2 / Math.PI;

    // pi/2 as a sum of three numbers; the first two have 33 significant bits, so that k times them is exact for k below
    // 2^20.
    private static final double HALF_PI_1 = 0x1.921fb54400000p+0;
    private static final double HALF_PI_2 = 0x1.0b4611a600000p-34;
    private static final double HALF_PI_3 = 0x1.3198a2e037073p-69;

    private Trigonometry() {}

    /**
     * The sine.
     *
     * @param angle rad
     * @return its sine; NaN for an angle that is not finite
     */
    public static double sin(double angle) {
        if (!(Math.abs(angle) < LARGEST)) {
            return StrictMath.sin(angle);
        }
        double quarters = Math.rint(angle * TWO_OVER_PI);
        double rest = rest(angle, quarters);
        int quadrant = (int) quarters & 3;
        double value = (quadrant & 1) == 0 ? sinNearZero(rest) : cosNearZero(rest);
        return quadrant < 2 ? value : -value;
    }

    /**
     * The cosine.
     *
     * @param angle rad
     * @return its cosine; NaN for an angle that is not finite
     */
    public static double cos(double angle) {
        if (!(Math.abs(angle) < LARGEST)) {
            return StrictMath.cos(angle);
        }
        double quarters = Math.rint(angle * TWO_OVER_PI);
        double rest = rest(angle, quarters);
        int quadrant = (int) quarters & 3;
        double value = (quadrant & 1) == 0 ? cosNearZero(rest) : sinNearZero(rest);
        return quadrant == 0 || quadrant == 3 ? value : -value;
    }

    private static double rest(double angle, double quarters) {
        return ((angle - quarters * HALF_PI_1) - quarters * HALF_PI_2) - quarters * HALF_PI_3;
    }

    /** The Taylor series to x^17: on [-pi/4, pi/4] the next term is below 1e-19. */
    private static double sinNearZero(double x) {
        double z = x * x;
        double tail = -1.0 / 1307674368000L + z * (1.0 / 355687428096000L);
        tail = 1.0 / 6227020800L + z * tail;
        tail = -1.0 / 39916800 + z * tail;
        tail = 1.0 / 362880 + z * tail;
        tail = -1.0 / 5040 + z * tail;
        tail = 1.0 / 120 + z * tail;
        tail = -1.0 / 6 + z * tail;
        return x + x * (z * tail);
    }

    /** The Taylor series to x^16: on [-pi/4, pi/4] the next term is below 1e-17. */
    private static double cosNearZero(double x) {
        double z = x * x;
        double tail = -1.0 / 87178291200L + z * (1.0 / 20922789888000L);
        tail = 1.0 / 479001600 + z * tail;
        tail = -1.0 / 3628800 + z * tail;
        tail = 1.0 / 40320 + z * tail;
        tail = -1.0 / 720 + z * tail;
        tail = 1.0 / 24 + z * tail;
        double half = 0.5 * z;
        double rounded = 1 - half;
        return rounded + ((1 - rounded - half) + z * (z * tail)); // the bracket recovers what 1 - half rounded away
    }
}
