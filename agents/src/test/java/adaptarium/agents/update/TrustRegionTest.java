package adaptarium.agents.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class TrustRegionTest {
    private static final int SIZE = 6;

    private final RealMatrix fisher = positiveDefinite();
    private final double[] gradient = {0.3, -1, 0.2, 2, -0.7, 0.5};

    private static RealMatrix positiveDefinite() {
        RandomGenerator random = Seeds.generator(3);
        double[][] entries = new double[SIZE][SIZE];
        for (double[] row : entries) {
            for (int j = 0; j < SIZE; j++) {
                row[j] = random.nextGaussian();
            }
        }
        RealMatrix matrix = new Array2DRowRealMatrix(entries);
        return matrix.multiply(matrix.transpose()).add(MatrixUtils.createRealIdentityMatrix(SIZE));
    }

    @Test
    void conjugateGradientsAgreeWithADenseSolve() {
        double damping = 0.1;
        double[] before = gradient.clone();
        double[] x = new TrustRegion(0.01, 20, damping, 0.8, 15)
                .solve(gradient, fisher::operate)
                .x();
        double[] dense = new LUDecomposition(
                        fisher.add(MatrixUtils.createRealIdentityMatrix(SIZE).scalarMultiply(damping)))
                .getSolver()
                .solve(new ArrayRealVector(gradient))
                .toArray();
        assertArrayEquals(dense, x, 1e-9);
        assertArrayEquals(before, gradient, 0, "the gradient must not be overwritten");
    }

    @Test
    void aProductThatReusesItsArgumentDoesNoHarm() {
        double[] x = new TrustRegion(0.01, 20, 0, 0.8, 15)
                .solve(gradient, v -> {
                    double[] product = fisher.operate(v);
                    java.util.Arrays.fill(v, Double.NaN);
                    return product;
                })
                .x();
        assertArrayEquals(gradient, fisher.operate(x), 1e-8);
    }

    @Test
    void theBudgetOfIterationsIsKept() {
        int[] products = {0};
        new TrustRegion(0.01, 3, 0, 0.8, 15).solve(gradient, v -> {
            products[0]++;
            return fisher.operate(v);
        });
        assertEquals(3, products[0]);
    }

    @Test
    void theResidualIsWhatTheSolutionLeaves() {
        TrustRegion.Solution early = new TrustRegion(0.01, 3, 0, 0.8, 15).solve(gradient, fisher::operate);
        double[] product = fisher.operate(early.x());
        for (int p = 0; p < SIZE; p++) {
            assertEquals(gradient[p] - product[p], early.residual()[p], 1e-10);
        }
    }

    @Test
    void theFirstTryLiesOnTheTrustRegionsEdge() {
        float[] theta = new float[SIZE];
        TrustRegion rule = new TrustRegion(0.01, 20, 0, 0.8, 15);
        TrustRegion.Step step = rule.step(theta, gradient, 0, fisher::operate, candidate -> trial(candidate, 1));
        assertTrue(step.accepted());
        // δ up to the rounding of the parameters to float; the rounded step may lie outside and cost one more try.
        double first = step.tries() == 1 ? 0.01 : 0.01 * 0.64;
        assertEquals(first, step.trial().divergence(), 1e-5);
        assertEquals(-step.expectedGain(), step.trial().loss(), 1e-6);
        assertArrayEquals(new float[SIZE], theta, "the old parameters are left as they are");
    }

    private TrustRegion.Trial trial(float[] theta, double steepness) {
        double[] wide = new double[SIZE];
        double loss = 0;
        for (int p = 0; p < SIZE; p++) {
            wide[p] = theta[p];
            loss += gradient[p] * theta[p];
        }
        return new TrustRegion.Trial(
                loss,
                steepness * 0.5 * new ArrayRealVector(wide).dotProduct(fisher.operate(new ArrayRealVector(wide))));
    }

    @Test
    void theLineSearchShrinksUntilTheDivergenceFits() {
        TrustRegion rule = new TrustRegion(0.01, 20, 0, 0.5, 15);
        TrustRegion.Step step =
                rule.step(new float[SIZE], gradient, 0, fisher::operate, candidate -> trial(candidate, 10));
        assertTrue(step.accepted());
        assertTrue(step.trial().divergence() <= 0.01);
        assertEquals(3, step.tries());
    }

    /** Three times the region's divergence: 0.8 and 0.64 of the step have 1.92 and 1.23 times, 0.512 has 0.79. */
    @Test
    void lengthsThatTheDivergenceRulesOutAreNotEvaluated() {
        TrustRegion rule = new TrustRegion(0.01, 20, 0, 0.8, 15);
        TrustRegion.Step step =
                rule.step(new float[SIZE], gradient, 0, fisher::operate, candidate -> trial(candidate, 3));
        assertTrue(step.accepted());
        assertEquals(2, step.tries());
        assertEquals(0.03 * 0.512 * 0.512, step.trial().divergence(), 1e-5);
    }

    /** Beyond the region by far, or not finite: every length down to half the last is passed over, no more. */
    @Test
    void aDivergenceThatIsFarTooLargeSaysOnlyThatHalfTheStepIsToBeTried() {
        for (double far : new double[] {1, 1e30, Double.POSITIVE_INFINITY}) {
            TrustRegion rule = new TrustRegion(0.01, 20, 0, 0.5, 15);
            int[] calls = {0};
            TrustRegion.Step step = rule.step(new float[SIZE], gradient, 0, fisher::operate, candidate -> {
                calls[0]++;
                TrustRegion.Trial trial = trial(candidate, 1);
                return calls[0] < 4 ? new TrustRegion.Trial(trial.loss(), far) : trial;
            });
            assertTrue(step.accepted());
            assertEquals(4, step.tries());
            assertEquals(0.01 / 64, step.trial().divergence(), 1e-6); // an eighth of the step
        }
        TrustRegion.Step never = TrustRegion.MAML.step(
                new float[SIZE], gradient, 0, fisher::operate, candidate -> new TrustRegion.Trial(-1, Double.NaN));
        assertFalse(never.accepted());
        assertEquals(15, never.tries());
    }

    @Test
    void whereNothingHelpsTheParametersStay() {
        float[] theta = {1, 2, 3, 4, 5, 6};
        TrustRegion.Step step =
                TrustRegion.MAML.step(theta, gradient, 0, fisher::operate, candidate -> new TrustRegion.Trial(1, 0));
        assertFalse(step.accepted());
        assertArrayEquals(theta, step.theta());
        assertEquals(15, step.tries());
    }

    @Test
    void aDirectionThatIsNotFiniteIsRefused() {
        assertThrows(
                TrainingDivergedException.class,
                () -> TrustRegion.MAML.step(
                        new float[SIZE],
                        new double[] {Double.NaN, 0, 0, 0, 0, 0},
                        0,
                        fisher::operate,
                        candidate -> trial(candidate, 1)));
    }
}
