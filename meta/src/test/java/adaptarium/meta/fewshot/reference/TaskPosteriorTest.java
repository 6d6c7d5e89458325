package adaptarium.meta.fewshot.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.meta.fewshot.reference.MotionFeatures.Equations;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class TaskPosteriorTest {
    private static RealMatrix matrix(int rows, int columns, RandomGenerator random) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return new Array2DRowRealMatrix(values, false);
    }

    private static RealMatrix inverse(RealMatrix matrix) {
        return new LUDecomposition(matrix).getSolver().getInverse();
    }

    /** Against the normal equations: (Φ'Φ + P⁻¹) D = Φ'(Y − Φ M), covariance (Φ'Φ + P⁻¹)⁻¹. */
    @Test
    void itIsRegularisedLeastSquares() {
        RandomGenerator random = Seeds.generator(1);
        RealMatrix root = matrix(3, 3, random);
        RealMatrix prior = root.multiply(root.transpose());
        RealMatrix mean = matrix(3, 2, random);
        Equations known = new Equations(matrix(5, 3, random), matrix(5, 2, random));
        TaskPosterior posterior = TaskPosterior.of(mean, prior, known);
        RealMatrix turned = known.features().transpose();
        RealMatrix covariance = inverse(turned.multiply(known.features()).add(inverse(prior)));
        RealMatrix deviation = covariance.multiply(
                turned.multiply(known.changes().subtract(known.features().multiply(mean))));
        assertEquals(0, posterior.covariance().subtract(covariance).getFrobeniusNorm(), 1e-9);
        assertEquals(0, posterior.deviation().subtract(deviation).getFrobeniusNorm(), 1e-9);
    }

    /** Against the density of a normal distribution with σ² (I + Φ S Φ') for each state. */
    @Test
    void theLikelihoodIsThatOfANormalDistribution() {
        RandomGenerator random = Seeds.generator(2);
        RealMatrix mean = matrix(3, 2, random);
        Equations known = new Equations(matrix(5, 3, random), matrix(5, 2, random));
        Equations asked = new Equations(matrix(4, 3, random), matrix(4, 2, random));
        TaskPosterior posterior = TaskPosterior.of(mean, MatrixUtils.createRealIdentityMatrix(3), known);
        double[] noise = {0.5, 2};
        double expected = 0;
        RealMatrix spread = asked.features()
                .multiply(posterior.covariance())
                .multiply(asked.features().transpose())
                .add(MatrixUtils.createRealIdentityMatrix(4));
        for (int j = 0; j < 2; j++) {
            RealMatrix covariance = spread.scalarMultiply(noise[j]);
            RealMatrix miss = asked.changes()
                    .subtract(asked.features().multiply(mean.add(posterior.deviation())))
                    .getSubMatrix(0, 3, j, j);
            expected -= 0.5
                    * miss.transpose()
                            .multiply(inverse(covariance))
                            .multiply(miss)
                            .getEntry(0, 0);
            expected -= 0.5 * Math.log(new LUDecomposition(covariance).getDeterminant());
        }
        double constant = -0.5 * 4 * (Math.log(noise[0]) + Math.log(noise[1])); // the same for every task
        assertEquals(expected, posterior.logLikelihood(mean, noise, asked) + constant, 1e-9);
    }

    /** Tasks y = (2 + 0.5 e) x + 0.1 noise: mean 2, variance 0.5² / 0.1² in units of the noise, noise 0.1². */
    @Test
    void thePriorIsFoundFromTasks() {
        RandomGenerator random = Seeds.generator(3);
        MotionPrior prior = MotionPrior.of(1, 1);
        for (int update = 0; update < 300; update++) {
            List<Equations> tasks = new ArrayList<>();
            for (int task = 0; task < 20; task++) {
                double slope = 2 + 0.5 * random.nextGaussian();
                RealMatrix x = matrix(10, 1, random);
                tasks.add(new Equations(
                        x, x.scalarMultiply(slope).add(matrix(10, 1, random).scalarMultiply(0.1))));
            }
            prior = prior.learnt(tasks);
        }
        assertEquals(2, prior.mean().getEntry(0, 0), 0.05);
        assertEquals(0.01, prior.noise()[0], 0.0005);
        assertEquals(25, prior.covariance().getEntry(0, 0), 2.5);
        assertEquals(prior.mean(), prior.restored(prior.state()).mean(), "a state is the prior");
    }
}
