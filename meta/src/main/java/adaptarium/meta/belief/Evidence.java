package adaptarium.meta.belief;

/** The closed parts of the evidence bound for Gaussians with diagonal covariance, and their derivatives; double precision. */
final class Evidence {
    private Evidence() {}

    /**
     * Kullback-Leibler divergence of one dimension, KL(N(m, e^v) ‖ N(m₀, e^v₀)) = ½ [v₀ − v + e^(v − v₀) + (m − m₀)² e^(−v₀) − 1].
     *
     * @param m mean
     * @param v log-variance
     * @param m0 mean of the reference
     * @param v0 log-variance of the reference
     * @return in nats, at least 0
     */
    static double divergence(double m, double v, double m0, double v0) {
        return 0.5 * (v0 - v + Math.exp(v - v0) + (m - m0) * (m - m0) * Math.exp(-v0) - 1);
    }

    /**
     * Its derivatives.
     *
     * @param m as above
     * @param v as above
     * @param m0 as above
     * @param v0 as above
     * @param out in m, v, m₀ and v₀, double[4], filled in
     */
    static void divergenceGradient(double m, double v, double m0, double v0, double[] out) {
        double ratio = Math.exp(v - v0);
        double pull = (m - m0) * Math.exp(-v0);
        out[0] = pull;
        out[1] = 0.5 * (ratio - 1);
        out[2] = -pull;
        out[3] = 0.5 * (1 - ratio - pull * (m - m0));
    }

    /**
     * A draw from N(m, e^v), as a function of unit noise.
     *
     * @param m mean
     * @param v log-variance
     * @param noise unit normal
     */
    static double draw(double m, double v, double noise) {
        return m + Math.exp(0.5 * v) * noise;
    }

    /** The derivative of {@link #draw} in v; in m it is 1. */
    static double drawGradient(double v, double noise) {
        return 0.5 * Math.exp(0.5 * v) * noise;
    }
}
