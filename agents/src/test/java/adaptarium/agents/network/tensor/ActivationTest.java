package adaptarium.agents.network.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.network.Network;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    @ParameterizedTest
    @EnumSource(Activation.class)
    void tensorsAndTheHeapGiveTheSame(Activation activation) {
        RandomGenerator random = Seeds.generator(1);
        float[] z = new float[1000];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (3 * random.nextGaussian());
        }
        Network onHeap = new Network(new Mlp(1, List.of(1), 1, activation).onHeap(1));
        float[] heap = new float[1];
        try (NDManager manager = TensorEngine.newManager()) {
            float[] tensor = activation.apply(manager.create(z)).toFloatArray();
            for (int i = 0; i < z.length; i++) {
                double exact = activation == Activation.TANH ? Math.tanh(z[i]) : Math.max(z[i], 0);
                assertEquals(exact, tensor[i], 1e-6);
                // weights and biases of both layers: the network is the activation itself
                onHeap.stepper(new float[] {1, 0, 1, 0}, 1).step(1, new int[] {0}, new float[] {z[i]}, heap);
                assertEquals(exact, heap[0], 1e-6);
            }
        }
    }
}
