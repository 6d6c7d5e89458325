package adaptarium.agents.experience;

import adaptarium.agents.kernel.TrainingDivergedException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;

/**
 * A value estimate that is linear in simple features of observation and time, fitted by ridge regression to the returns of one task's episodes (Duan et al.
 * 2016, arXiv:1604.06778, supplementary material, section 2): [clip(o, -10, 10), o², τ, τ², τ³, 1] with τ = t/100.
 */
public final class LinearFeatureBaseline {
    private static final double RIDGE = 1e-5;
    private static final int ATTEMPTS = 6;

    private final int inputs;
    private final double[] weights;

    private LinearFeatureBaseline(int inputs, double[] weights) {
        this.inputs = inputs;
        this.weights = weights;
    }

    /**
     * Fits the baseline: solves (F'F + 1e-5 I) w = F'R, with ten times the ridge wherever the matrix is not positive definite in floating point.
     *
     * @param inputs O, length of an observation
     * @param observations float array of observations
     * @param offsets index of each sample's first number
     * @param times control step of each sample
     * @param returns discounted return to go of each sample
     * @return the fitted baseline
     * @throws TrainingDivergedException where the returns or observations are not finite
     */
    static LinearFeatureBaseline fit(int inputs, float[] observations, int[] offsets, int[] times, float[] returns) {
        int size = 2 * inputs + 4;
        double[][] normal = new double[size][size];
        double[] right = new double[size];
        double[] f = new double[size];
        for (int i = 0; i < offsets.length; i++) {
            features(inputs, observations, offsets[i], times[i], f);
            for (int a = 0; a < size; a++) {
                double fa = f[a];
                right[a] += fa * returns[i];
                double[] row = normal[a];
                for (int b = 0; b <= a; b++) {
                    row[b] += fa * f[b];
                }
            }
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < a; b++) {
                normal[b][a] = normal[a][b];
            }
        }
        double ridge = RIDGE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(normal, /* copyArray= */ true);
            for (int a = 0; a < size; a++) {
                matrix.addToEntry(a, a, ridge);
            }
            try {
                double[] w = new CholeskyDecomposition(matrix, 1e-12, 0)
                        .getSolver()
                        .solve(new ArrayRealVector(right, /* copyArray= */ false))
                        .toArray();
                return new LinearFeatureBaseline(inputs, finite(w));
            } catch (NonPositiveDefiniteMatrixException notDefinite) {
                ridge *= 10;
            }
        }
        throw new TrainingDivergedException("linear baseline has no solution with a ridge of " + ridge / 10);
    }

    /** A number that is not finite slips through the decomposition, which only asks for positive pivots. */
    private static double[] finite(double[] weights) {
        for (double w : weights) {
            if (!Double.isFinite(w)) {
                throw new TrainingDivergedException(
                        "a weight of the linear baseline is " + w + "; the observations or rewards are not finite");
            }
        }
        return weights;
    }

    /**
     * The value of an observation.
     *
     * @param observations float array of observations
     * @param offset index of the first number
     * @param time control step
     * @param scratch double[2 O + 4], overwritten
     * @return estimated return to go
     */
    double value(float[] observations, int offset, int time, double[] scratch) {
        features(inputs, observations, offset, time, scratch);
        double sum = 0;
        for (int a = 0; a < weights.length; a++) {
            sum += weights[a] * scratch[a];
        }
        return sum;
    }

    private static void features(int inputs, float[] observations, int offset, int time, double[] out) {
        for (int j = 0; j < inputs; j++) {
            double o = Math.max(-10, Math.min(10, observations[offset + j]));
            out[j] = o;
            out[inputs + j] = o * o;
        }
        double tau = time / 100.0;
        out[2 * inputs] = tau;
        out[2 * inputs + 1] = tau * tau;
        out[2 * inputs + 2] = tau * tau * tau;
        out[2 * inputs + 3] = 1;
    }
}
