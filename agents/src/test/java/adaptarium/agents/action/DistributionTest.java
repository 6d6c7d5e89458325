package adaptarium.agents.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.kernel.TensorEngine;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Both distributions against textbook formulas on the heap. */
class DistributionTest {
    /** An action's score on the heap says what sampling said of it, and what tensors say. */
    @Test
    void theScoreOnTheHeapAgreesWithSamplingAndWithTensors() {
        RandomGenerator random = Seeds.generator(5);
        float[] u = {9, 0.3f, -1.2f, 0.8f}; // the first is not theirs
        for (ActionDistribution distribution : new ActionDistribution[] {new Categorical(3), new DiagonalGaussian(3)}) {
            float[] s = distribution.logStds() == 0 ? new float[0] : new float[] {0.2f, -0.5f, 0};
            float[] action = new float[1 + distribution.actionSize()];
            Score score = new Score(distribution);
            for (int i = 0; i < 20; i++) {
                double said = distribution.sample(u, 1, s, 0, random, action, 1);
                distribution.score(u, 1, s, action, 1, score);
                assertEquals(said, score.logProbability(), 1e-5); // the action is float32
                try (NDManager manager = TensorEngine.newManager()) {
                    NDArray outputs = manager.create(new float[] {u[1], u[2], u[3]}, new Shape(1, 3));
                    NDArray logStd = manager.create(s, new Shape(s.length));
                    NDArray taken = manager.create(
                            java.util.Arrays.copyOfRange(action, 1, action.length),
                            new Shape(1, distribution.actionSize()));
                    assertEquals(
                            distribution.logProbability(outputs, logStd, taken).getFloat(0),
                            score.logProbability(),
                            1e-5);
                    assertEquals(distribution.entropy(outputs, logStd).getFloat(0), score.entropy(), 1e-5);
                }
            }
        }
    }

    @Test
    void theGaussianSumsOverAxes() {
        try (NDManager manager = TensorEngine.newManager()) {
            DiagonalGaussian gaussian = new DiagonalGaussian(2);
            NDArray u = manager.create(new double[] {0.5, -1}, new Shape(1, 2));
            NDArray s = manager.create(new double[] {0.3, -0.4});
            NDArray action = manager.create(new double[] {1, 0.2}, new Shape(1, 2));
            NormalDistribution first = new NormalDistribution(0.5, Math.exp(0.3));
            NormalDistribution second = new NormalDistribution(-1, Math.exp(-0.4));
            double expected = first.logDensity(1) + second.logDensity(0.2);
            assertEquals(expected, gaussian.logProbability(u, s, action).getDouble(0), 1e-6);
            assertEquals(expected, gaussian.record(u, s, action).value().getDouble(0), 1e-6);
            double entropy = Math.log(2 * Math.PI * Math.E) + 0.3 - 0.4;
            assertEquals(entropy, gaussian.entropy(u, s).getDouble(0), 1e-6);
        }
    }

    @Test
    void theGaussiansDivergenceIsTheIntegral() {
        try (NDManager manager = TensorEngine.newManager()) {
            DiagonalGaussian gaussian = new DiagonalGaussian(1);
            NormalDistribution old = new NormalDistribution(0.5, 1.2);
            NormalDistribution now = new NormalDistribution(-0.2, 0.8);
            double integral = 0;
            for (double x = -12; x < 12; x += 0.001) {
                integral += 0.001 * old.density(x) * (old.logDensity(x) - now.logDensity(x));
            }
            double divergence = gaussian.divergence(
                            manager.create(new double[] {0.5}, new Shape(1, 1)),
                            manager.create(new double[] {Math.log(1.2)}),
                            manager.create(new double[] {-0.2}, new Shape(1, 1)),
                            manager.create(new double[] {Math.log(0.8)}))
                    .getDouble(0);
            assertEquals(integral, divergence, 1e-6);
        }
    }

    @Test
    void choicesAreDrawnAsOftenAsTheirProbabilities() {
        Categorical categorical = new Categorical(3);
        float[] logits = {0, 1, -1};
        double total = 1 + Math.E + 1 / Math.E;
        double[] expected = {1 / total, Math.E / total, 1 / Math.E / total};
        RandomGenerator random = Seeds.generator(8);
        float[] action = new float[1];
        int draws = 100_000;
        int[] counts = new int[3];
        for (int i = 0; i < draws; i++) {
            double logProbability = categorical.sample(logits, 0, new float[0], 0, random, action, 0);
            int chosen = (int) action[0];
            counts[chosen]++;
            assertEquals(Math.log(expected[chosen]), logProbability, 1e-6);
        }
        for (int k = 0; k < 3; k++) {
            assertEquals(expected[k], (double) counts[k] / draws, 0.006);
        }
        categorical.mode(logits, 0, action, 0);
        assertEquals(1, action[0]);
    }

    @Test
    void theCategoricalsNumbersAreSums() {
        try (NDManager manager = TensorEngine.newManager()) {
            Categorical categorical = new Categorical(2);
            NDArray none = manager.create(new Shape(0));
            NDArray old = manager.create(new double[] {Math.log(0.25), Math.log(0.75)}, new Shape(1, 2));
            NDArray now = manager.create(new double[] {Math.log(0.5), Math.log(0.5)}, new Shape(1, 2));
            double divergence = 0.25 * Math.log(0.5) + 0.75 * Math.log(1.5);
            assertEquals(
                    divergence, categorical.divergence(old, none, now, none).getDouble(0), 1e-9);
            double entropy = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);
            assertEquals(entropy, categorical.entropy(old, none).getDouble(0), 1e-9);
            NDArray action = manager.create(new double[] {1}, new Shape(1, 1));
            assertEquals(
                    Math.log(0.75),
                    categorical.logProbability(old, none, action).getDouble(0),
                    1e-9);
        }
    }
}
