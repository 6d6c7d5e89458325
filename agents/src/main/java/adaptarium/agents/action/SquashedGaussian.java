package adaptarium.agents.action;

/**
 * A tanh-squashed Gaussian: its numbers pass through the hyperbolic tangent, so that actions lie within the bounds: a = tanh(μ + σ ε), ε standard normal. Mean and log-std both
 * come from the network, in this order: u = (μ, log σ). Log-probabilities are those of the squashed action (Haarnoja et al. 2018, arXiv:1801.01290, eq. 21):
 *
 * <pre>
 * log π(a) = Σ_j [-ε_j² / 2 - log σ_j - ½ log 2π - log(1 - a_j²)]
 * </pre>
 *
 * <p>For learners that differentiate through the action with ε held fixed. On the heap, in float64 within a row.
 *
 * @param axes A, how many numbers an action has
 */
public record SquashedGaussian(int axes) {
    /** The log-std is held between these; beyond them it has no gradient. */
    static final double MIN_LOG_STD = -20;

    static final double MAX_LOG_STD = 2;

    private static final double LOG_TWO = StrictMath.log(2);
    private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);

    /** Checks the number of axes. */
    public SquashedGaussian {
        if (axes < 1) {
            throw new IllegalArgumentException("a Gaussian needs at least one axis, got " + axes);
        }
    }

    /** 2 A, how many numbers the network must put out. */
    public int outputs() {
        return 2 * axes;
    }

    /**
     * The action that some noise makes, and how likely it is.
     *
     * @param u float array holding the outputs
     * @param uOffset index of the first
     * @param noise ε, float array of standard normal numbers
     * @param noiseOffset index of the first of A
     * @param action filled in, in [-1, 1]
     * @param actionOffset index of the first of A
     * @return its log-probability density
     */
    public double act(float[] u, int uOffset, float[] noise, int noiseOffset, float[] action, int actionOffset) {
        double sum = 0;
        for (int j = 0; j < axes; j++) {
            double logStd = held(u[uOffset + axes + j]);
            double e = noise[noiseOffset + j];
            double x = u[uOffset + j] + StrictMath.exp(logStd) * e;
            action[actionOffset + j] = (float) StrictMath.tanh(x);
            sum -= 0.5 * e * e + logStd + HALF_LOG_TWO_PI + logSlope(x);
        }
        return sum;
    }

    /**
     * The gradient, in the outputs, of a loss of the action and of its log-probability, with the noise held fixed.
     *
     * @param u as for {@link #act}
     * @param uOffset as for {@link #act}
     * @param noise as for {@link #act}
     * @param noiseOffset as for {@link #act}
     * @param ofAction the loss's derivatives in the action
     * @param ofActionOffset index of the first of A
     * @param ofLogProbability the loss's derivative in the log-probability
     * @param out filled in: derivatives in the outputs
     * @param outOffset index of the first of 2 A
     */
    public void gradient(
            float[] u,
            int uOffset,
            float[] noise,
            int noiseOffset,
            float[] ofAction,
            int ofActionOffset,
            double ofLogProbability,
            float[] out,
            int outOffset) {
        for (int j = 0; j < axes; j++) {
            double raw = u[uOffset + axes + j];
            double spread = StrictMath.exp(held(raw)) * noise[noiseOffset + j]; // dx / d log σ
            double a = StrictMath.tanh(u[uOffset + j] + spread);
            double ofX = ofAction[ofActionOffset + j] * (1 - a * a) + ofLogProbability * 2 * a;
            out[outOffset + j] = (float) ofX;
            boolean free = raw >= MIN_LOG_STD && raw <= MAX_LOG_STD;
            out[outOffset + axes + j] = free ? (float) (ofX * spread - ofLogProbability) : 0;
        }
    }

    /**
     * The action without noise: tanh μ.
     *
     * @param u float array holding the outputs
     * @param uOffset index of the first
     * @param action filled in, in [-1, 1]
     * @param actionOffset index of the first of A
     */
    public void mode(float[] u, int uOffset, float[] action, int actionOffset) {
        for (int j = 0; j < axes; j++) {
            action[actionOffset + j] = (float) StrictMath.tanh(u[uOffset + j]);
        }
    }

    private static double held(double logStd) {
        return Math.max(MIN_LOG_STD, Math.min(MAX_LOG_STD, logStd));
    }

    /** log(1 - tanh² x), also where the tangent rounds to 1. */
    private static double logSlope(double x) {
        double size = Math.abs(x);
        return 2 * (LOG_TWO - size - StrictMath.log1p(StrictMath.exp(-2 * size)));
    }
}
