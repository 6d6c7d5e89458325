package adaptarium.agents.kernel;

/**
 * The hyperbolic tangent by a rational approximation, and the logistic function by it, over arrays on the heap, within 4e-7 of the true values relative to them.
 *
 * <p>The tangent is x P(x²) / Q(x²) with polynomials of degree 4, fitted for the least greatest relative error (2e-8) on [0, 9], where the tangent reaches 1 in
 * float32. Arithmetic alone, so that loops become vector instructions and every machine gets the same bits; short loops, because the compiler leaves
 * long ones as they are.
 */
final class RationalTanh {
    static final float LIMIT = 9;

    static final float P0 = 1f;
    static final float P1 = 0.133797f;
    static final float P2 = 0.0034940145f;
    static final float P3 = 2.0583155e-5f;
    static final float P4 = 1.3318629e-8f;

    static final float Q0 = 1f;
    static final float Q1 = 0.46713015f;
    static final float Q2 = 0.025870997f;
    static final float Q3 = 3.2830602e-4f;
    static final float Q4 = 7.761835e-7f;

    private RationalTanh() {}

    /**
     * Replaces numbers by their hyperbolic tangents.
     *
     * @param x float[n] or longer, changed
     * @param scratch float[n] or longer, overwritten
     * @param n how many
     */
    static void tanh(float[] x, float[] scratch, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = Math.max(-LIMIT, Math.min(LIMIT, x[i]));
        }
        numerators(x, scratch, n);
        quotients(x, scratch, n);
    }

    private static void numerators(float[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            float s = x[i] * x[i];
            out[i] = x[i] * (P0 + s * (P1 + s * (P2 + s * (P3 + s * P4))));
        }
    }

    private static void quotients(float[] x, float[] numerators, int n) {
        for (int i = 0; i < n; i++) {
            float s = x[i] * x[i];
            x[i] = numerators[i] / (Q0 + s * (Q1 + s * (Q2 + s * (Q3 + s * Q4))));
        }
    }

    /**
     * Replaces numbers by 1 / (1 + exp(-x)), which is (1 + tanh(x / 2)) / 2.
     *
     * @param x float[n] or longer, changed
     * @param scratch float[n] or longer, overwritten
     * @param n how many
     */
    static void sigmoid(float[] x, float[] scratch, int n) {
        for (int i = 0; i < n; i++) {
            x[i] *= 0.5f;
        }
        tanh(x, scratch, n);
        for (int i = 0; i < n; i++) {
            x[i] = 0.5f + 0.5f * x[i];
        }
    }
}
