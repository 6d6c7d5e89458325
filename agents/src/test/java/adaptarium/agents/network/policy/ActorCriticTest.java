package adaptarium.agents.network.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.action.Categorical;
import adaptarium.agents.action.DiagonalGaussian;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.memory.Gru;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ActorCriticTest {
    private static final List<ActorCritic> NETWORKS = List.of(
            ActorCritic.withMemory(new Gru(2, 4), 3, new Categorical(3), 1),
            ActorCritic.withoutMemory(2, List.of(4), new DiagonalGaussian(2), 0.5));

    @Test
    void stepByStepIsTheSameAsTheWholeSequence() {
        RandomGenerator random = Seeds.generator(1);
        int[] batchSizes = {2, 2, 1};
        float[] packed = new float[5 * 2];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (float) random.nextGaussian();
        }
        for (ActorCritic network : NETWORKS) {
            float[] theta = network.initialParameters(random);
            float[] whole = network.network().newTape().record(theta, packed, batchSizes);
            float[] outputs = new float[2 * network.network().outputs()];
            int row = 0;
            Network.Stepper stepper = network.network().stepper(theta, 2);
            for (int rows : batchSizes) {
                stepper.step(rows, new int[] {0, 1}, Arrays.copyOfRange(packed, row * 2, (row + rows) * 2), outputs);
                assertArrayEquals(
                        Arrays.copyOfRange(
                                whole,
                                row * network.network().outputs(),
                                (row + rows) * network.network().outputs()),
                        Arrays.copyOf(outputs, rows * network.network().outputs()));
                row += rows;
            }
        }
    }

    @Test
    void policyIsNearlyUniformAtFirstAndStdIsTheOneAskedFor() {
        for (ActorCritic network : NETWORKS) {
            float[] theta = network.initialParameters(Seeds.generator(3));
            assertEquals(network.parameterCount(), theta.length);
            float[] outputs = new float[network.network().outputs()];
            network.network().stepper(theta, 1).step(1, new int[1], new float[] {1, -2}, outputs);
            for (int j = 0; j < network.distribution().outputs(); j++) {
                assertEquals(0, outputs[j], 0.1);
            }
            for (float logStd : network.logStd(theta)) {
                assertEquals(Math.log(0.5), logStd, 1e-6);
            }
        }
    }
}
