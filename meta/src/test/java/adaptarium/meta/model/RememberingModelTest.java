package adaptarium.meta.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import adaptarium.agents.network.Network;
import adaptarium.agents.network.memory.Gru;
import adaptarium.random.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RememberingModelTest {
    private final Network network = new Network(new Gru(2, 3));
    private final float[] theta = network.initialParameters(Seeds.generator(1));

    private static float[] input(int t) {
        return new float[] {0.5F * t - 1, 1 - 0.3F * t};
    }

    /** Every sequence goes on from what the slot remembers, whatever was looked ahead at before, and looking ahead leaves no trace. */
    @Test
    void looksAheadFromWhatItRemembers() {
        RememberingModel model = new RememberingModel(network, theta, /* remembers= */ true, 2);
        float[] whole = network.newTape().record(theta, packed(4), new int[] {1, 1, 1, 1});
        for (int t = 0; t < 2; t++) {
            model.learn(1, input(t), new float[3]);
        }
        for (int again = 0; again < 2; again++) {
            Foresight ahead = model.foresight(1);
            ahead.begin(3);
            for (int t = 2; t < 4; t++) {
                float[] rows = new float[6];
                System.arraycopy(input(t), 0, rows, 2, 2); // the others see zeros
                float[] predicted = ahead.next(rows);
                assertArrayEquals(
                        Arrays.copyOfRange(whole, 3 * t, 3 * t + 3), Arrays.copyOfRange(predicted, 3, 6), 1e-6F);
            }
        }
    }

    /** What was kept goes on from then, whatever is remembered later. */
    @Test
    void whatIsKeptStays() {
        RememberingModel model = new RememberingModel(network, theta, /* remembers= */ true, 1);
        float[] whole = network.newTape().record(theta, packed(3), new int[] {1, 1, 1});
        model.learn(0, input(0), new float[3]);
        model.learn(0, input(1), new float[3]);
        Foresight kept = model.kept(0);
        model.learn(0, input(3), new float[3]);
        for (int again = 0; again < 2; again++) {
            kept.begin(1);
            assertArrayEquals(
                    Arrays.copyOfRange(whole, 6, 9), kept.next(input(2)).clone(), 1e-6F);
        }
    }

    private static float[] packed(int steps) {
        float[] packed = new float[2 * steps];
        for (int t = 0; t < steps; t++) {
            System.arraycopy(input(t), 0, packed, 2 * t, 2);
        }
        return packed;
    }

    @Test
    void withoutItsMemoryItHasLearntNothing() {
        RememberingModel wiped = new RememberingModel(network, theta, /* remembers= */ false, 1);
        RememberingModel kept = new RememberingModel(network, theta, /* remembers= */ true, 1);
        wiped.learn(0, input(3), new float[3]);
        kept.learn(0, input(3), new float[3]);
        wiped.foresight(0).begin(1);
        kept.foresight(0).begin(1);
        float[] alone = network.newTape().record(theta, input(1), new int[] {1});
        float[] predicted = wiped.foresight(0).next(input(1));
        assertArrayEquals(Arrays.copyOf(alone, 3), Arrays.copyOf(predicted, 3));
        float[] remembered = kept.foresight(0).next(input(1)).clone();
        assertFalse(Arrays.equals(predicted, remembered));
    }
}
