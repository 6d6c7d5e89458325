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

    @Test
    void emptyUnitsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Gru(0, 3));
        assertThrows(IllegalArgumentException.class, () -> new Gru(3, 0));
    }
}
