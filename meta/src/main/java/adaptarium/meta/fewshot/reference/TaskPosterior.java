package adaptarium.meta.fewshot.reference;

import adaptarium.meta.fewshot.reference.MotionFeatures.Equations;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What is known of a task's coefficients after some equations, in units of the noise: W_j ~ N(prior mean_j, P) before them.
 *
 * @param deviation F x S, mean of W minus that of the prior
 * @param covariance F x F, of every column, in units of its noise
 */
record TaskPosterior(RealMatrix deviation, RealMatrix covariance) {
    private static final double SYMMETRY = 1e-6; // relative, that rounding may take away
    private static final double POSITIVE = 0;

    /**
     * Learns from equations.
     *
     * @param mean F x S, of the prior
     * @param prior F x F, its covariance
     * @param known the equations
     * @return the posterior
     */
    static TaskPosterior of(RealMatrix mean, RealMatrix prior, Equations known) {
        RealMatrix spread = known.features().multiply(prior); // n x F
        RealMatrix gain = decomposed(spread.multiply(known.features().transpose()))
                .getSolver()
                .solve(spread)
                .transpose(); // F x n
        RealMatrix misses = known.changes().subtract(known.features().multiply(mean));
        return new TaskPosterior(gain.multiply(misses), prior.subtract(gain.multiply(spread)));
    }

    /** The root of a covariance of values with noise of deviation 1 on each. */
    private static CholeskyDecomposition decomposed(RealMatrix covariance) {
        int n = covariance.getRowDimension();
        RealMatrix noisy =
                covariance.add(covariance.transpose()).scalarMultiply(0.5).add(MatrixUtils.createRealIdentityMatrix(n));
        return new CholeskyDecomposition(noisy, SYMMETRY, POSITIVE);
    }

    /**
     * How likely other equations of the same task are.
     *
     * @param mean F x S, of the prior
     * @param noise σ², of each state
     * @param asked the equations
     * @return the logarithm of their density, up to what is the same for every task
     */
    double logLikelihood(RealMatrix mean, double[] noise, Equations asked) {
        RealMatrix misses = asked.changes().subtract(asked.features().multiply(mean.add(deviation)));
        CholeskyDecomposition root = decomposed(
                asked.features().multiply(covariance).multiply(asked.features().transpose()));
        RealMatrix solved = root.getSolver().solve(misses);
        double sum = 0;
        for (int i = 0; i < misses.getRowDimension(); i++) {
            sum -= noise.length * StrictMath.log(root.getL().getEntry(i, i));
        }
        for (int j = 0; j < noise.length; j++) {
            sum -= 0.5 * misses.getColumnVector(j).dotProduct(solved.getColumnVector(j)) / noise[j];
        }
        return sum;
    }
}
