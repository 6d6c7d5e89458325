package adaptarium.agents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.sim.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GruTest {
    private static final int INPUT = 3;
    private static final int HIDDEN = 4;
    private static final Gru GRU = new Gru(INPUT, HIDDEN);

    // Three sequences of lengths 4, 2 and 1.
    private static final int[] BATCH_SIZES = {3, 2, 1, 1};
    private static final int ROWS = 7;

    private static double[] gaussian(int n, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = 0.7 * random.nextGaussian();
        }
        return values;
    }

    // PyTorch's equations, one number at a time.
    private static double[] slowStep(double[] theta, double[] x, int xOffset, double[] h, int hOffset) {
        double[] next = new double[HIDDEN];
        int hiddenWeights = 3 * HIDDEN * INPUT;
        int inputBias = hiddenWeights + 3 * HIDDEN * HIDDEN;
        for (int j = 0; j < HIDDEN; j++) {
            double[] input = new double[3];
            double[] hidden = new double[3];
            for (int gate = 0; gate < 3; gate++) {
                int row = gate * HIDDEN + j;
                input[gate] = theta[inputBias + row];
                hidden[gate] = theta[inputBias + 3 * HIDDEN + row];
                for (int i = 0; i < INPUT; i++) {
                    input[gate] += theta[row * INPUT + i] * x[xOffset + i];
                }
                for (int i = 0; i < HIDDEN; i++) {
                    hidden[gate] += theta[hiddenWeights + row * HIDDEN + i] * h[hOffset + i];
                }
            }
            double r = 1 / (1 + Math.exp(-input[0] - hidden[0]));
            double z = 1 / (1 + Math.exp(-input[1] - hidden[1]));
            double n = Math.tanh(input[2] + r * hidden[2]);
            next[j] = (1 - z) * n + z * h[hOffset + j];
        }
        return next;
    }

    private static double[] slowRun(double[] theta, double[] packed) {
        double[] out = new double[ROWS * HIDDEN];
        double[] hidden = new double[BATCH_SIZES[0] * HIDDEN];
        int row = 0;
        for (int batchSize : BATCH_SIZES) {
            for (int n = 0; n < batchSize; n++, row++) {
                double[] next = slowStep(theta, packed, row * INPUT, hidden, n * HIDDEN);
                System.arraycopy(next, 0, hidden, n * HIDDEN, HIDDEN);
                System.arraycopy(next, 0, out, row * HIDDEN, HIDDEN);
            }
        }
        return out;
    }

    private static double slowLoss(double[] theta, double[] packed, double[] weights) {
        double[] out = slowRun(theta, packed);
        double loss = 0;
        for (int i = 0; i < out.length; i++) {
            loss += out[i] * weights[i];
        }
        return loss;
    }

    @Test
    void stepAndRunAgreeWithTheEquations() {
        double[] theta = gaussian(GRU.parameterCount(), 1);
        double[] packed = gaussian(ROWS * INPUT, 2);
        double[] hidden = gaussian(3 * HIDDEN, 3);
        try (NDManager manager = NDManager.newBaseManager()) {
            Gru.Bound bound = GRU.bind(manager.create(theta));
            NDArray all = manager.create(packed, new Shape(ROWS, INPUT));
            assertArrayEquals(
                    slowRun(theta, packed),
                    bound.run(all, BATCH_SIZES).outputs().toDoubleArray(),
                    1e-14);
            double[] next = bound.step(all.get(":3"), manager.create(hidden, new Shape(3, HIDDEN)))
                    .toDoubleArray();
            for (int n = 0; n < 3; n++) {
                double[] expected = slowStep(theta, packed, n * INPUT, hidden, n * HIDDEN);
                for (int j = 0; j < HIDDEN; j++) {
                    assertEquals(expected[j], next[n * HIDDEN + j], 1e-14);
                }
            }
        }
    }

    @Test
    void gradientIsTheFiniteDifference() {
        double[] theta = gaussian(GRU.parameterCount(), 4);
        double[] packed = gaussian(ROWS * INPUT, 5);
        double[] weights = gaussian(ROWS * HIDDEN, 6);
        double[] gradient;
        try (NDManager manager = NDManager.newBaseManager()) {
            GruTape tape =
                    GRU.bind(manager.create(theta)).run(manager.create(packed, new Shape(ROWS, INPUT)), BATCH_SIZES);
            gradient = tape.gradient(manager.create(weights, new Shape(ROWS, HIDDEN)))
                    .toDoubleArray();
        }
        for (int i = 0; i < theta.length; i++) {
            double step = 1e-5;
            double[] up = theta.clone();
            up[i] += step;
            double[] down = theta.clone();
            down[i] -= step;
            double difference = (slowLoss(up, packed, weights) - slowLoss(down, packed, weights)) / (2 * step);
            assertEquals(difference, gradient[i], 1e-8, "parameter " + i);
        }
    }

    @Test
    void everyTaskUsesItsOwnParameters() {
        double[] theta = gaussian(2 * GRU.parameterCount(), 7);
        double[] x = gaussian(2 * 5 * INPUT, 8);
        double[] h = gaussian(2 * 5 * HIDDEN, 9);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray both = manager.create(theta, new Shape(2, GRU.parameterCount()));
            NDArray inputs = manager.create(x, new Shape(2, 5, INPUT));
            NDArray hidden = manager.create(h, new Shape(2, 5, HIDDEN));
            NDArray next = GRU.bind(both).step(inputs, hidden);
            for (int task = 0; task < 2; task++) {
                double[] alone = GRU.bind(both.get(task))
                        .step(inputs.get(task), hidden.get(task))
                        .toDoubleArray();
                assertArrayEquals(alone, next.get(task).toDoubleArray(), 1e-14);
            }
        }
    }

    @Test
    void initialHiddenWeightsAreOrthogonalAndBiasesZero() {
        float[] theta = GRU.initialParameters(Seeds.generator(1));
        int gate = 3 * HIDDEN * INPUT + HIDDEN * HIDDEN;
        for (int a = 0; a < HIDDEN; a++) {
            for (int b = 0; b < HIDDEN; b++) {
                double dot = 0;
                for (int i = 0; i < HIDDEN; i++) {
                    dot += theta[gate + a * HIDDEN + i] * theta[gate + b * HIDDEN + i];
                }
                assertEquals(a == b ? 1 : 0, dot, 1e-6);
            }
        }
        assertEquals(0, theta[theta.length - 1]);
        assertEquals(GRU.parameterCount(), theta.length);
    }

    @Test
    void risingBatchSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> GruTape.ends(new int[] {1, 2}));
        assertThrows(IllegalArgumentException.class, () -> new Gru(0, 3));
    }
}
