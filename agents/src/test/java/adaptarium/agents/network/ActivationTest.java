package adaptarium.agents.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.kernel.TensorEngine;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDManager;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    @ParameterizedTest
    @EnumSource(Activation.class)
    void bothWaysOfComputingItGiveTheSame(Activation activation) {
        RandomGenerator random = Seeds.generator(1);
        float[] z = new float[1000];
        float[] scaled = new float[z.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (3 * random.nextGaussian());
            scaled[i] = activation.inputScale() * z[i];
        }
        try (NDManager manager = TensorEngine.newManager()) {
            float[] expected = activation.apply(manager.create(z)).toFloatArray();
            float[] core = activation.core(manager.create(scaled)).toFloatArray();
            for (int i = 0; i < z.length; i++) {
                double exact = activation == Activation.TANH ? Math.tanh(z[i]) : Math.max(z[i], 0);
                assertEquals(exact, expected[i], 1e-6);
                assertEquals(exact, activation.outputScale() * core[i] + activation.outputShift(), 1e-6);
            }
        }
    }
}
