package adaptarium.agents.network.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.DiagonalGaussian;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.random.Seeds;
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
        Actor actor = new Actor(policy, 2, 2);
        try (NDManager manager = TensorEngine.newManager()) {
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

    // Of independent Gaussians: the sum of log-std + ln(2 pi e) / 2.
    @Test
    void everyTasksEntropyIsThatOfItsOwnDeviation() {
        int size = policy.parameters();
        float[] theta = gaussians(2 * size);
        for (int task = 0; task < 2; task++) {
            theta[(task + 1) * size - 2] = -0.5f - task;
            theta[(task + 1) * size - 1] = 0.25f;
        }
        Actor actor = new Actor(policy, 2, 2);
        actor.use(theta);
        actor.mode(gaussians(12), new boolean[] {true, true, true, true}, new float[8]);
        for (int slot = 0; slot < 4; slot++) {
            int task = slot / 2;
            double expected = -0.5 - task + 0.25 + Math.log(2 * Math.PI * Math.E);
            assertEquals(expected, actor.entropy(slot), 1e-6, "slot " + slot);
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
        Actor actor = new Actor(policy, 1, slots);
        actor.use(theta);
        float[] observations = gaussians(3 * slots);
        actor.sample(observations, active, noise, drawn);
        actor.mode(observations, active, modes);
        double square = 0;
        for (int i = 0; i < drawn.length; i++) {
            square += (drawn[i] - modes[i]) * (drawn[i] - modes[i]) / drawn.length;
        }
        assertEquals(0.25, square, 0.01);
    }

    @Test
    void everyTaskHasItsOwnDeviationAndNoneIsBelowTheLeast() {
        int size = policy.parameters();
        float[] theta = new float[2 * size];
        theta[size - 2] = (float) Math.log(0.5);
        theta[size - 1] = -100;
        theta[2 * size - 2] = (float) Math.log(3);
        boolean[] active = {true, true};
        float[] drawn = new float[4];
        Actor actor = new Actor(policy, 2, 1);
        actor.use(theta);
        actor.sample(new float[6], active, new RandomGenerator[] {Seeds.generator(4), Seeds.generator(5)}, drawn);
        RandomGenerator first = Seeds.generator(4);
        RandomGenerator second = Seeds.generator(5);
        float[] expected = {
            (float) (0.5 * first.nextGaussian()),
            (float) (Policy.MIN_STD * first.nextGaussian()),
            (float) (3 * second.nextGaussian()),
            (float) second.nextGaussian()
        };
        for (int i = 0; i < 4; i++) {
            assertEquals(expected[i], drawn[i], 1e-5 * Math.abs(expected[i]));
        }
    }

    /** The log-probability of a Gaussian's action does not tell: it knows of the noise and the deviation only. */
    @Test
    void anActionThatIsNotFiniteIsRefusedWhateverItsProbability() {
        float[] theta = new float[policy.parameters()];
        theta[policy.parameters() - 3] = Float.NaN; // a bias of the output layer
        Actor actor = new Actor(policy, 1, 1);
        actor.use(theta);
        TrainingDivergedException e = assertThrows(
                TrainingDivergedException.class,
                () -> actor.sample(
                        new float[3], new boolean[] {true}, new RandomGenerator[] {Seeds.generator(4)}, new float[2]));
        assertTrue(String.valueOf(e.getMessage()).contains("slot 0 is ["), e.getMessage());
    }

    @Test
    void parametersComeFirst() {
        Actor actor = new Actor(policy, 1, 1);
        assertThrows(IllegalStateException.class, () -> actor.mode(new float[3], new boolean[] {true}, new float[2]));
        assertThrows(IllegalArgumentException.class, () -> actor.use(new float[5]));
    }
}
