package adaptarium.envs.reference;

/**
 * The optimal linear feedback u = -K x of a discrete-time system x' = A x + b u with one actuator, for the cost sum of x'Qx + r u² over an endless horizon.
 */
public final class LinearRegulator {
    private static final int MAX_ITERATIONS = 100_000;

    private final double[] gains;

    private LinearRegulator(double[] gains) {
        this.gains = gains;
    }

    /**
     * Solves the Riccati equation by iterating it until it stands still.
     *
     * @param a double[n][n], what a step makes of the state
     * @param b double[n], what a unit of effort adds
     * @param stateCost double[n], the diagonal of Q, none negative
     * @param effortCost r, positive
     * @return the regulator
     * @throws IllegalArgumentException where the iteration does not converge: the system cannot be stabilised
     */
    public static LinearRegulator of(double[][] a, double[] b, double[] stateCost, double effortCost) {
        int n = b.length;
        double[][] p = new double[n][n];
        double[] gains = new double[n];
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            double[] pb = times(p, b);
            double denominator = effortCost + dot(b, pb);
            double[][] pa = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int k = 0; k < n; k++) {
                        pa[i][j] += p[i][k] * a[k][j];
                    }
                }
            }
            for (int j = 0; j < n; j++) {
                gains[j] = 0;
                for (int k = 0; k < n; k++) {
                    gains[j] += b[k] * pa[k][j] / denominator;
                }
            }
            double change = 0;
            double size = 0;
            double[][] next = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = i == j ? stateCost[i] : 0;
                    double cross = 0;
                    for (int k = 0; k < n; k++) {
                        sum += a[k][i] * pa[k][j];
                        cross += a[k][i] * pb[k];
                    }
                    next[i][j] = sum - cross * gains[j];
                    change = Math.max(change, Math.abs(next[i][j] - p[i][j]));
                    size = Math.max(size, Math.abs(next[i][j]));
                }
            }
            p = next;
            if (Double.isFinite(size) && change <= 1e-12 * size) {
                return new LinearRegulator(gains);
            }
        }
        throw new IllegalArgumentException("the Riccati iteration has not converged in " + MAX_ITERATIONS
                + " steps: no feedback stabilises the system");
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = dot(matrix[i], vector);
        }
        return product;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /**
     * The gain on one state variable.
     *
     * @param index 0 to n - 1
     * @return K's component
     */
    public double gain(int index) {
        return gains[index];
    }

    /**
     * The effort for a state of two variables.
     *
     * @param x0 first
     * @param x1 second
     * @return -K x
     */
    public double effort(double x0, double x1) {
        return -(gains[0] * x0 + gains[1] * x1);
    }
}
