package adaptarium.agents.network;

import static adaptarium.agents.network.GruReplayTest.floats;
import static adaptarium.agents.network.GruTest.gaussian;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.kernel.TensorEngine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the same network as tensor arithmetic in float64, whose derivatives {@link MlpTest} compares with finite differences. */
class MlpReplayTest {
    private static final int ROWS = 131; // more than two blocks
    private static final int OFFSET = 2; // of the parameters
    private static final int COLUMN = 1; // of the outputs
    private static final List<Mlp> NETWORKS = List.of(
            new Mlp(3, List.of(5, 6), 2, Activation.TANH),
            new Mlp(4, List.of(9), 1, Activation.TANH),
            new Mlp(5, List.of(), 3, Activation.TANH));

    @Test
    void outputsAndGradientsAreThoseOfTheTensorEngine() {
        for (Mlp network : NETWORKS) {
            int parameters = Math.toIntExact(network.layout().size());
            int stride = network.outputs() + 2;
            double[] theta = gaussian(OFFSET + parameters, 1);
            double[] x = gaussian(ROWS * network.inputs(), 2);
            double[] weights = gaussian(ROWS * stride, 3);
            float[] outputs = new float[ROWS * stride];
            MlpReplay replay = new MlpReplay(network, floats(theta), OFFSET, floats(x), outputs, COLUMN, stride);
            float[] gradient = new float[theta.length];
            float[] inputGradient = new float[x.length];
            replay.gradient(floats(weights), COLUMN, stride, gradient, inputGradient);
            try (NDManager manager = TensorEngine.newManager()) {
                NDArray parameter = manager.create(theta).get(OFFSET + ":");
                NDArray input = manager.create(x, new Shape(ROWS, network.inputs()));
                NDArray weight = manager.create(weights, new Shape(ROWS, stride))
                        .get(":, " + COLUMN + ":" + (COLUMN + network.outputs()));
                MlpTape tape = network.record(parameter, input);
                double[] expected = tape.output().toDoubleArray();
                for (int i = 0; i < expected.length; i++) {
                    int row = i / network.outputs();
                    assertEquals(expected[i], outputs[row * stride + COLUMN + i % network.outputs()], 1e-5);
                }
                double[] expectedGradient = tape.vjp(weight).toDoubleArray();
                for (int i = 0; i < parameters; i++) {
                    assertEquals(expectedGradient[i], gradient[OFFSET + i], 1e-4, "parameter " + i);
                }
            }
            assertArrayEquals(inputGradients(network, theta, x, weights, stride), inputGradient, 2e-3f);
        }
    }

    /** Central differences of the float64 network in its inputs. */
    private static float[] inputGradients(Mlp network, double[] theta, double[] x, double[] weights, int stride) {
        float[] result = new float[x.length];
        double step = 1e-5;
        try (NDManager manager = TensorEngine.newManager()) {
            NDArray parameter = manager.create(theta).get(OFFSET + ":");
            for (int column = 0; column < network.inputs(); column++) {
                double[] up = x.clone();
                double[] down = x.clone();
                for (int row = 0; row < ROWS; row++) {
                    up[row * network.inputs() + column] += step;
                    down[row * network.inputs() + column] -= step;
                }
                Shape shape = new Shape(ROWS, network.inputs());
                double[] difference = network.apply(parameter, manager.create(up, shape))
                        .sub(network.apply(parameter, manager.create(down, shape)))
                        .toDoubleArray();
                for (int row = 0; row < ROWS; row++) {
                    double sum = 0;
                    for (int j = 0; j < network.outputs(); j++) {
                        sum += weights[row * stride + COLUMN + j] * difference[row * network.outputs() + j];
                    }
                    result[row * network.inputs() + column] = (float) (sum / (2 * step));
                }
            }
        }
        return result;
    }

    @Test
    void otherActivationsAreRefused() {
        Mlp network = new Mlp(1, List.of(1), 1, Activation.RELU);
        assertThrows(IllegalArgumentException.class, () -> new MlpCell(network, new float[4], 0, 1));
    }
}
