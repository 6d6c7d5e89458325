package adaptarium.agents.network.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.action.DiagonalGaussian;
import adaptarium.agents.kernel.TensorEngine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private final Policy policy = new Policy(new Mlp(1, List.of(), 1, Activation.TANH), new DiagonalGaussian(1));

    @Test
    void theLogStdIsTheLastBlock() {
        assertEquals("log_std", policy.layout().blocks().get(2).name());
        assertEquals(3, policy.parameters());
        float[] theta = policy.initialise(adaptarium.random.Seeds.generator(1), 1, 0.5);
        assertEquals(Math.log(0.5), theta[2], 1e-6);
    }

    @Test
    void theDeviationNeverFallsBelowItsLeastAndHasNoGradientThere() {
        try (NDManager manager = TensorEngine.newManager()) {
            NDArray theta = manager.create(new double[] {1, 0, -100});
            NDArray x = manager.create(new double[] {0.5}, new Shape(1, 1, 1));
            assertEquals(
                    Math.log(Policy.MIN_STD), policy.apply(theta, x).logStd().getDouble(0), 1e-6);
            PolicyTape tape =
                    PolicyTape.record(policy, theta, x, manager.create(new double[] {0.5}, new Shape(1, 1, 1)));
            double[] gradient = tape.gradient(manager.create(new double[] {1}, new Shape(1, 1)))
                    .toDoubleArray();
            assertEquals(0, Math.abs(gradient[2]));
        }
    }

    @Test
    void networkAndDistributionMustFit() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Policy(new Mlp(1, List.of(), 3, Activation.TANH), new DiagonalGaussian(2)));
    }
}
