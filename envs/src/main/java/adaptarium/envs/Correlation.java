package adaptarium.envs;

/**
 * That two real parameters of a training task are drawn together (a Gaussian copula): each keeps its own distribution.
 *
 * @param first a parameter's name
 * @param second another's
 * @param coefficient the correlation of the two normal draws behind them, in (-1, 1); that of their ranks is (6/π) asin(coefficient/2), a little nearer 0
 */
public record Correlation(String first, String second, double coefficient) {
    /** Checks that there are two parameters and the coefficient is one. */
    public Correlation {
        if (first.equals(second)) {
            throw new IllegalArgumentException("parameter '" + first + "' is always correlated with itself");
        }
        if (!(Math.abs(coefficient) < 1)) {
            throw new IllegalArgumentException("the correlation of '" + first + "' and '" + second
                    + "' must lie between -1 and 1, got " + coefficient);
        }
    }
}
