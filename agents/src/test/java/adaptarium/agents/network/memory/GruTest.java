package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.network.Network;
import adaptarium.random.Seeds;
import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class GruTest {
    private static final int INPUT = 3;
    private static final int HIDDEN = 4;
    private static final Gru GRU = new Gru(INPUT, HIDDEN);

    @Test
    void initialHiddenWeightsAreOrthogonalAndBiasesZero() {
        float[] theta = new Network(GRU).initialParameters(Seeds.generator(1));
        int gate = 3 * HIDDEN * INPUT + HIDDEN * HIDDEN;
        for (int a = 0; a < HIDDEN; a++) {
            for (int b = 0; b < HIDDEN; b++) {
                double dot = 0;
                for (int i = 0; i < HIDDEN; i++) {
                    dot += theta[gate + a * HIDDEN + i] * theta[gate + b * HIDDEN + i];
                }
                assertEquals(a == b ? 1 : 0, dot, 1e-6);
            }
        }
        assertEquals(0, theta[theta.length - 1]);
        assertEquals(3 * HIDDEN * (INPUT + HIDDEN + 2), theta.length);
    }

    /**
     * One unit, x = 1 and then 0. At first r = sigmoid(ln 3) = 3/4, z = sigmoid(0) = 1/2, n = tanh(2 ln 2 + 3/4 (0 - 4/3 ln 2)) = tanh(ln 2) = 0.6, h = 1/2 · 0.6
     * = 0.3. Then z = sigmoid(0.3 · ln 3 / 0.3) = 3/4, n = tanh(3/4 (0.3 · ln 6 / 0.225 - 4/3 ln 2)) = tanh(ln 6 - ln 2) = 0.8, h = 1/4 · 0.8 + 3/4 · 0.3 = 0.425.
     * With the reset gate on h instead of on W h + b, the first n would be another.
     */
    @Test
    void twoStepsOfOneUnit() {
        double ln2 = Math.log(2);
        double ln3 = Math.log(3);
        double[] theta = {
            0,
            0,
            2 * ln2, // input weights of r, z, n
            0,
            ln3 / 0.3,
            (ln2 + ln3) / 0.225, // hidden weights
            ln3,
            0,
            0, // input biases
            0,
            0,
            -4 * ln2 / 3, // hidden biases
        };
        float[][] h = ClosedForms.outputs(new Gru(1, 1), Slow.floats(theta), new float[] {1}, new float[] {0});
        assertEquals(0.3, h[0][0], 1e-6);
        assertEquals(0.425, h[1][0], 1e-6);
    }

    @Test
    void emptyUnitsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Gru(0, 3));
        assertThrows(IllegalArgumentException.class, () -> new Gru(3, 0));
    }
}
