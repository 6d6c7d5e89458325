package adaptarium.agents.kernel;

import java.util.random.RandomGenerator;

/** Random matrices with orthonormal rows or columns, whichever are fewer (Saxe, McClelland and Ganguli 2014, arXiv:1312.6120). */
public final class Orthogonal {
    private Orthogonal() {}

    /** A random matrix; whichever of its rows and columns are fewer are orthonormal. */
    public static double[][] rows(int rows, int columns, RandomGenerator random) {
        if (rows > columns) {
            double[][] transposed = rows(columns, rows, random);
            double[][] matrix = new double[rows][columns];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    matrix[i][j] = transposed[j][i];
                }
            }
            return matrix;
        }
        double[][] matrix = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix[i][j] = random.nextGaussian();
            }
            // Twice is enough (Giraud et al. 2005): modified Gram-Schmidt, repeated against cancellation.
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < i; k++) {
                    subtract(matrix[i], matrix[k], dot(matrix[i], matrix[k]));
                }
            }
            double norm = Math.sqrt(dot(matrix[i], matrix[i]));
            for (int j = 0; j < columns; j++) {
                matrix[i][j] /= norm;
            }
        }
        return matrix;
    }

    private static void subtract(double[] from, double[] vector, double factor) {
        for (int j = 0; j < from.length; j++) {
            from[j] -= factor * vector[j];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
