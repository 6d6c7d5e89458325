package adaptarium.agents.expression;

import java.util.Arrays;
import java.util.List;

/**
 * Products of small matrices in float64. Terms are added in the order of the left matrix's columns; inner loops run over whole arrays from index 0, the form that
 * the just-in-time compiler turns into vector instructions, as in {@code PlainKernel}.
 */
final class Products {
    private Products() {}

    /** The product of matrices, either of which may stand with rows for columns. */
    static Expression of(Expression a, boolean turnA, Expression b, boolean turnB) {
        int n = turnA ? a.columns() : a.rows();
        int terms = turnA ? a.rows() : a.columns();
        int columns = turnB ? b.rows() : b.columns();
        int others = turnB ? b.columns() : b.rows();
        if (terms != others) {
            throw new IllegalArgumentException(
                    "a product needs as many columns as rows, got " + terms + " and " + others);
        }
        double[] c = of(a.values(), turnA, b.values(), turnB, n, terms, columns);
        return Expression.of(n, columns, c, List.of(a, b), (gradient, input) -> {
            if (input == 0) {
                return turnA ? of(b, turnB, gradient, true) : of(gradient, false, b, !turnB);
            }
            return turnB ? of(gradient, true, a, turnA) : of(a, !turnA, gradient, false);
        });
    }

    /**
     * A product, N x J, of N x K and K x J.
     *
     * @param a the left matrix, row after row
     * @param turnA whether it stands there with rows for columns
     * @param b the right matrix
     * @param turnB whether it stands there with rows for columns
     */
    static double[] of(double[] a, boolean turnA, double[] b, boolean turnB, int n, int terms, int columns) {
        double[][] right = rows(b, turnB, terms, columns);
        double[] left = turnA ? turned(a, terms, n) : a;
        double[] c = new double[n * columns];
        double[] sum = new double[columns];
        for (int i = 0; i < n; i++) {
            Arrays.fill(sum, 0);
            int at = i * terms;
            int k = 0;
            for (; k + 4 <= terms; k += 4) {
                addFour(left, at + k, right, k, sum);
            }
            for (; k < terms; k++) {
                addOne(left[at + k], right[k], sum);
            }
            System.arraycopy(sum, 0, c, i * columns, columns);
        }
        return c;
    }

    private static double[][] rows(double[] b, boolean turned, int terms, int columns) {
        double[][] rows = new double[terms][];
        for (int k = 0; k < terms; k++) {
            double[] row = new double[columns];
            if (turned) {
                for (int j = 0; j < columns; j++) {
                    row[j] = b[j * terms + k];
                }
            } else {
                System.arraycopy(b, k * columns, row, 0, columns);
            }
            rows[k] = row;
        }
        return rows;
    }

    /** A matrix of so many rows with rows for columns. */
    private static double[] turned(double[] a, int rows, int columns) {
        double[] turned = new double[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j * rows + i] = a[i * columns + j];
            }
        }
        return turned;
    }

    private static void addFour(double[] left, int at, double[][] right, int k, double[] sum) {
        addFour(
                left[at],
                right[k],
                left[at + 1],
                right[k + 1],
                left[at + 2],
                right[k + 2],
                left[at + 3],
                right[k + 3],
                sum);
    }

    private static void addFour(
            double a, double[] p, double b, double[] q, double c, double[] r, double d, double[] s, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = (((sum[j] + a * p[j]) + b * q[j]) + c * r[j]) + d * s[j];
        }
    }

    private static void addOne(double a, double[] p, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a * p[j];
        }
    }
}
