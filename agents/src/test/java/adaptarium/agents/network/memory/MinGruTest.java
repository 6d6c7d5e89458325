package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class MinGruTest {
    private static final float LN3 = (float) Math.log(3); // sigmoid(ln 3) = 3/4

    /**
     * Of [a, b, d, u]. First c = 0.5 + 0.5 = 1, z = 1/2, s = 0 + 1/2 (1 - 0) = 0.5, p = 3/4, y = 2 + 3/4 (0.5 - 2) = 0.875. Then a is below 0, so that c =
     * sigmoid(-ln 3) = 1/4; z = 3/4, s = 0.5 + 3/4 (0.25 - 0.5) = 0.3125, p = 1/2, y = -0.6875 + 1/2 (0.3125 + 0.6875) = -0.1875.
     */
    @Test
    void twoSteps() {
        float[][] y = ClosedForms.outputs(
                new MinGru(1), new float[0], new float[] {0.5f, 0, LN3, 2}, new float[] {-LN3, LN3, 0, -0.6875f});
        assertEquals(0.875, y[0][0], 1e-6);
        assertEquals(-0.1875, y[1][0], 1e-6);
    }

    /** The whole cell from one number x: a = x, b = ln 3, d = 0, u = 2 x: of x = 0.5 and then 0, s = 3/4 · 1 and 0.75 + 3/4 (0.5 - 0.75). */
    @Test
    void theCellMapsItsInputToTheFour() {
        float[] theta = {1, 0, 0, 2, 0, LN3, 0, 0}; // weights, then biases
        float[][] y = ClosedForms.outputs(MinGru.cell(1, 1), theta, new float[] {0.5f}, new float[] {0});
        assertEquals((0.75 + 1) / 2, y[0][0], 1e-6);
        assertEquals(0.5625 / 2, y[1][0], 1e-6);
    }
}
