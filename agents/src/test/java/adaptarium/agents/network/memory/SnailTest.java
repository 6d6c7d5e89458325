package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class SnailTest {
    private static final float LN2 = (float) Math.log(2); // tanh(ln 2) = 0.6
    private static final float LN3 = (float) Math.log(3); // tanh(ln 3) = 0.8, sigmoid(ln 3) = 3/4

    /**
     * One filter tanh(f) sigmoid(g) of the present x and of x' some steps ago, f = x ln 2 + x' ln 3, g = ln 3 - x' ln 3. An impulse gives 0.6 · 3/4 = 0.45 at
     * once, 0.8 · 1/2 = 0.4 after as many steps as the dilation says, and nothing otherwise.
     */
    @Test
    void aConvolutionSeesThePresentAndOneStepBefore() {
        float[] theta = {LN2, 0, LN3, -LN3, 0, LN3}; // weights of x, of x', biases
        float[] impulse = {1};
        float[] none = {0};
        for (int dilation = 1; dilation <= 2; dilation++) {
            float[][] y = ClosedForms.outputs(Snail.convolution(1, dilation, 1), theta, impulse, none, none, none);
            for (int t = 0; t < y.length; t++) {
                assertEquals(t == 0 ? 0.45 : t == dilation ? 0.4 : 0, y[t][0], 1e-6, dilation + ", step " + t);
            }
        }
    }

    /** q = 1, k = x ln 2, v = 6 x, over x = 1 and 2: weights 2/6 and 4/6 at the second step, 1/3 · 6 + 2/3 · 12 = 10; what came in stands before it. */
    @Test
    void attentionStandsBesideWhatCameIn() {
        float[] theta = {0, LN2, 6, 1, 0, 0}; // weights, biases
        float[][] y = ClosedForms.outputs(Snail.attention(1, 1), theta, new float[] {1}, new float[] {2});
        assertArrayEquals(new float[] {1, 6}, y[0], 1e-5f);
        assertArrayEquals(new float[] {2, 10}, y[1], 1e-5f);
    }
}
