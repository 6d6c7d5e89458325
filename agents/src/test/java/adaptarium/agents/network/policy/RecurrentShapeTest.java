package adaptarium.agents.network.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.action.Categorical;
import adaptarium.agents.action.DiagonalGaussian;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.layer.HeadStart;
import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.random.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurrentShapeTest {
    private static RecurrentShape shape(boolean separateValue) {
        return new RecurrentShape(
                List.of(5), MemoryCell.GRU, 4, 1, MemoryHead.CONCATENATION, HeadStart.BIAS, 3, separateValue);
    }

    /** Encoder (2 + 1) 5, cell 3 · 4 (5 + 4 + 2), head (4 + 2 + 1) 3 and (3 + 1) outputs. */
    @Test
    void sizesAreThoseOfTheParts() {
        int body = 3 * 5 + 12 * 11 + 7 * 3;
        assertEquals(
                body + 4 * 4, shape(false).network(2, 9, new Categorical(3), 1).parameterCount());
        assertEquals(
                2 * body + 4 * 3 + 4 * 1,
                shape(true).network(2, 9, new Categorical(3), 1).parameterCount());
    }

    @Test
    void ratesAreOfEncoderAndMemoryAlone() {
        for (boolean separate : new boolean[] {false, true}) {
            ActorCritic network = shape(separate).network(2, 9, new DiagonalGaussian(3), 1);
            float[] rates = shape(separate).rates(network, 0.25);
            int slower = 0;
            for (float rate : rates) {
                slower += rate == 0.25f ? 1 : 0;
            }
            assertEquals((separate ? 2 : 1) * (3 * 5 + 12 * 11), slower);
            assertEquals(1, rates[rates.length - 1], "log-std");
            assertEquals(0, shape(separate).rates(network, 1).length);
        }
    }

    /** What the policy's loss asks of a value that is separate: nothing. */
    @Test
    void aSeparateValueSharesNothingWithThePolicy() {
        ActorCritic network = shape(true).network(2, 9, new Categorical(3), 1);
        float[] theta = network.initialParameters(Seeds.generator(1));
        Network.Tape tape = network.network().newTape();
        tape.record(theta, new float[] {1, 2, 3, 4}, new int[] {1, 1});
        float[] gradient = new float[theta.length];
        tape.gradient(new float[] {1, 1, 1, 0, 1, 2, 3, 0}, gradient);
        int ofValue = 3 * 5 + 12 * 11 + 7 * 3 + 4;
        for (int i = gradient.length - ofValue; i < gradient.length; i++) {
            assertEquals(0, gradient[i]);
        }
    }
}
