package adaptarium.agents.network.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.memory.Gru;
import adaptarium.random.Seeds;
import org.junit.jupiter.api.Test;

class DetachedTest {
    private static final int INPUTS = 3;
    private static final int SIZE = 4;
    private static final int[] BATCH_SIZES = {2, 2, 1};

    private final Layer gru = new Gru(INPUTS, SIZE);
    private final Network plain = new Network(gru);
    private final Network detached = new Network(new Detached(gru));
    private final float[] theta = plain.initialParameters(Seeds.generator(1));
    private final float[] packed = floats(5 * INPUTS, 2);

    private static float[] floats(int count, long seed) {
        var random = Seeds.generator(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void whatComesOutIsTheLayers() {
        assertEquals(plain.memorySize(), detached.memorySize());
        assertArrayEquals(theta, detached.initialParameters(Seeds.generator(1)));
        assertArrayEquals(
                plain.newTape().record(theta, packed, BATCH_SIZES),
                detached.newTape().record(theta, packed, BATCH_SIZES));
    }

    @Test
    void noGradientGoesBack() {
        Network.Tape tape = detached.newTape();
        tape.record(theta, packed, BATCH_SIZES);
        float[] gradient = new float[theta.length];
        float[] inInputs = tape.gradientWithInputs(floats(5 * SIZE, 3), gradient);
        assertArrayEquals(new float[theta.length], gradient);
        for (int i = 0; i < 5 * INPUTS; i++) {
            assertEquals(0, inInputs[i]);
        }
    }
}
