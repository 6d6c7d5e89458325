package adaptarium.agents.network.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.kernel.TensorEngine;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MlpTest {
    private final Mlp network = new Mlp(2, List.of(3), 1, Activation.TANH);

    @Test
    void itsValueIsTheFormula() {
        RandomGenerator random = Seeds.generator(1);
        double[] theta = random.doubles(network.layout().size()).toArray();
        double[] x = {0.3, -0.8};
        double expected = theta[12];
        for (int j = 0; j < 3; j++) {
            double z = x[0] * theta[j] + x[1] * theta[3 + j] + theta[6 + j];
            expected += Math.tanh(z) * theta[9 + j];
        }
        try (NDManager manager = TensorEngine.newManager()) {
            NDArray value = network.apply(manager.create(theta), manager.create(x, new Shape(1, 2)));
            assertEquals(expected, value.getDouble(0), 1e-14);
        }
    }

    @Test
    void everyTaskMayHaveItsOwnParameters() {
        RandomGenerator random = Seeds.generator(1);
        int size = Math.toIntExact(network.layout().size());
        double[] theta = random.doubles(2L * size).toArray();
        try (NDManager manager = TensorEngine.newManager()) {
            NDArray x = manager.create(random.doubles(12).toArray(), new Shape(2, 3, 2));
            NDArray both = network.apply(manager.create(theta, new Shape(2, size)), x);
            for (int b = 0; b < 2; b++) {
                NDArray own = manager.create(java.util.Arrays.copyOfRange(theta, b * size, (b + 1) * size));
                double[] expected = network.apply(own, x.get(b)).toDoubleArray();
                for (int n = 0; n < 3; n++) {
                    assertEquals(expected[n], both.getDouble(b, n, 0), 1e-14);
                }
            }
        }
    }

    @Test
    void freshWeightsLieWithinGlorotsBoundAndBiasesAreZero() {
        float[] theta = network.initialise(Seeds.generator(1), 0.01);
        float greatest = 0;
        for (int i = 0; i < 6; i++) {
            greatest = Math.max(greatest, Math.abs(theta[i]));
        }
        assertTrue(greatest <= Math.sqrt(6.0 / 5) && greatest > 0.3);
        for (int i = 6; i < 9; i++) {
            assertEquals(0, theta[i]);
        }
        for (int i = 9; i < 12; i++) {
            assertTrue(Math.abs(theta[i]) <= 0.01 * Math.sqrt(6.0 / 4));
        }
        assertThrows(IllegalArgumentException.class, () -> new Mlp(0, List.of(3), 1, Activation.TANH));
    }
}
