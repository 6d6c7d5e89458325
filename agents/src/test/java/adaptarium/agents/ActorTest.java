package adaptarium.agents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.sim.Seeds;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ActorTest {
    private final Policy policy = new Policy(new Mlp(3, List.of(8), 2, Activation.TANH), new DiagonalGaussian(2));
    private final RandomGenerator random = Seeds.generator(1);

    private float[] gaussians(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void everyTaskActsWithItsOwnParameters() {
        float[] theta = gaussians(2 * policy.parameters());
        boolean[] active = {true, true, true, true};
        float[] modes = new float[8];
        try (Actor actor = new Actor(policy, 2, 2);
                NDManager manager = TensorEngine.newManager()) {
            actor.use(theta);
            for (int round = 0; round < 3; round++) { // the input buffer is reused
                float[] observations = gaussians(12);
                actor.mode(observations, active, modes);
                float[] expected = policy.apply(
                                manager.create(theta, new Shape(2, policy.parameters())),
                                manager.create(observations, new Shape(2, 2, 3)))
                        .outputs()
                        .toFloatArray();
                assertArrayEquals(expected, modes, 1e-6f);
            }
        }
    }

    @Test
    void actionsAreDrawnWithThePolicysDeviation() {
        float[] theta = policy.initialise(random, 1, 0.5);
        int slots = 4000;
        boolean[] active = new boolean[slots];
        java.util.Arrays.fill(active, true);
        RandomGenerator[] noise = new RandomGenerator[slots];
        for (int n = 0; n < slots; n++) {
            noise[n] = Seeds.generator(Seeds.derive(5, n));
        }
        float[] drawn = new float[2 * slots];
        float[] modes = new float[2 * slots];
        try (Actor actor = new Actor(policy, 1, slots)) {
            actor.use(theta);
            float[] observations = gaussians(3 * slots);
            actor.sample(observations, active, noise, drawn);
            actor.mode(observations, active, modes);
        }
        double square = 0;
        for (int i = 0; i < drawn.length; i++) {
            square += (drawn[i] - modes[i]) * (drawn[i] - modes[i]) / drawn.length;
        }
        assertEquals(0.25, square, 0.01);
    }

    @Test
    void parametersComeFirst() {
        try (Actor actor = new Actor(policy, 1, 1)) {
            assertThrows(
                    IllegalStateException.class, () -> actor.mode(new float[3], new boolean[] {true}, new float[2]));
            assertThrows(IllegalArgumentException.class, () -> actor.use(new float[5]));
        }
    }
}
