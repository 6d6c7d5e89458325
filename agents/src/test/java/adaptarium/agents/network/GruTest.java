package adaptarium.agents.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GruTest {
    static final int INPUT = 3;
    static final int HIDDEN = 4;
    static final Gru GRU = new Gru(INPUT, HIDDEN);

    private static final int ROWS = 7;

    static double[] gaussian(int n, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = 0.7 * random.nextGaussian();
        }
        return values;
    }

    // PyTorch's equations, one number at a time.
    static double[] slowStep(double[] theta, double[] x, int xOffset, double[] h, int hOffset) {
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

    @Test
    void stepAgreesWithTheEquations() {
        double[] theta = gaussian(GRU.parameterCount(), 1);
        double[] packed = gaussian(ROWS * INPUT, 2);
        double[] hidden = gaussian(3 * HIDDEN, 3);
        try (NDManager manager = NDManager.newBaseManager()) {
            Gru.Bound bound = GRU.bind(manager.create(theta));
            NDArray inputs = manager.create(packed, new Shape(ROWS, INPUT)).get(":3");
            double[] next = bound.step(inputs, manager.create(hidden, new Shape(3, HIDDEN)))
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
    void emptyUnitsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Gru(0, 3));
        assertThrows(IllegalArgumentException.class, () -> new Gru(3, 0));
    }
}
