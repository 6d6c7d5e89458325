package adaptarium.envs.family.manipulation;

/**
 * A reward for being near: the function {@code tolerance} of the DeepMind Control Suite (Tassa et al. 2018, arXiv:1801.00690, appendix B) with the sigmoid
 * {@code long_tail}, which needs no transcendental function and still has a slope far away.
 */
final class Tolerance {
    private static final double AT_MARGIN = 0.1;
    private static final double SCALE = 1 / AT_MARGIN - 1; // 1 / (1 + SCALE) = AT_MARGIN

    private Tolerance() {}

    /**
     * How good a distance is.
     *
     * @param distance at least 0
     * @param bound what earns 1, at least 0
     * @param margin how much farther earns 0.1, positive
     * @return in (0, 1]
     */
    static double of(double distance, double bound, double margin) {
        double beyond = Math.max(0, distance - bound) / margin;
        return 1 / (1 + SCALE * beyond * beyond);
    }
}
