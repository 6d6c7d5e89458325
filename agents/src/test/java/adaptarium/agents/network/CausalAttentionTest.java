package adaptarium.agents.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class CausalAttentionTest {
    /** Scores ln 1, ln 2 and ln 3 of one number per head: weights 1/6, 2/6 and 3/6. */
    @Test
    void weightsAreTheSoftmaxOverTheStepsSoFar() {
        float[][] y = ClosedForms.outputs(
                new CausalAttention(1, 1),
                new float[0],
                new float[] {1, 0, 6},
                new float[] {1, (float) Math.log(2), 12},
                new float[] {1, (float) Math.log(3), 18});
        assertEquals(6, y[0][0], 1e-5);
        assertEquals((6 + 2 * 12) / 3.0, y[1][0], 1e-5);
        assertEquals((6 + 2 * 12 + 3 * 18) / 6.0, y[2][0], 1e-5);
    }

    @Test
    void everyHeadAttendsOnItsOwn() {
        float[][] y = ClosedForms.outputs(
                new CausalAttention(2, 2),
                new float[0],
                new float[] {0, 0, 0, 0, 1, 10},
                new float[] {30, -30, 1, 1, 3, 30}); // the first head looks at the new step, the second at the old
        assertArrayEquals(new float[] {3, 10}, y[1], 1e-5f);
    }

    /** More steps than a history has room for at first; with equal keys the mean of the values. */
    @Test
    void theCacheGrowsWithTheTrial() {
        float[][] steps = new float[100][];
        for (int t = 0; t < steps.length; t++) {
            steps[t] = new float[] {1, 1, t};
        }
        float[][] y = ClosedForms.outputs(new CausalAttention(1, 1), new float[0], steps);
        assertEquals(99 / 2.0, y[99][0], 1e-4);
    }

    @Test
    void headsMustShareEvenly() {
        assertThrows(IllegalArgumentException.class, () -> new CausalAttention(3, 2));
    }
}
