package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class LinearAttentionTest {
    /** One head of two: keys (3, 0) and (0, 1) have features (4, 1) and (1, 2); a query (0, 1) has (1, 2). Its weights are 4 + 2 = 6 and 1 + 4 = 5. */
    @Test
    void whatIsGivenIsTheAverageOfWhatWasToldByLikenessOfKeys() {
        float[][] y = ClosedForms.outputs(
                new LinearAttention(2, 1), new float[0], new float[] {0, 0, 3, 0, 11, 0}, new float[] {0, 1, 0, 1, 0, 22
                });
        assertArrayEquals(new float[] {11, 0}, y[0], 1e-4f, "of one value the average is that value");
        assertArrayEquals(new float[] {11 * 6f / 11, 22 * 5f / 11}, y[1], 1e-4f);
    }

    /** The last key alone would give 1. */
    @Test
    void equalKeysGiveThePlainMeanOfAllValues() {
        float[][] y = ClosedForms.outputs(
                new LinearAttention(1, 1), new float[0], new float[] {1, 2, 3}, new float[] {1, 2, 5}, new float[] {
                    1, 2, 1
                });
        assertEquals(3, y[2][0], 1e-5);
    }

    @Test
    void headsShareEvenly() {
        assertEquals(4, LinearAttention.heads(64));
        assertEquals(2, LinearAttention.heads(6));
        assertEquals(1, LinearAttention.heads(5));
        assertThrows(IllegalArgumentException.class, () -> new LinearAttention(6, 4));
    }
}
