package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class TransformerTest {
    /**
     * One block of width 1, hence one head, over x = 0.5 and 1.
     *
     * <pre>
     * h = 2 x                        1        2
     * q = h, k = h ln 2, v = 6 h     1, ln 2, 6        2, ln 4, 12
     * attention                      6        scores 2 ln 2 and 2 ln 4: weights 4/20 and 16/20, 0.2 · 6 + 0.8 · 12 = 10.8
     * h + 0.5 attention + 1          5        8.4
     * rectified h - 6 and 6 - h      0, 1     2.4, 0
     * h + 3 first + 2 second - 1     6        14.6
     * </pre>
     */
    @Test
    void oneHeadAndTwoSteps() {
        float[] theta = {
            2,
            0, // to the block's width: weight, bias
            1,
            (float) Math.log(2),
            6,
            0,
            0,
            0, // to q, k and v: weights, biases
            0.5f,
            1, // from attention
            1,
            -1,
            -6,
            6, // to the rectified numbers: weights, biases
            3,
            2,
            -1, // from them: weights, bias
        };
        float[][] y = ClosedForms.outputs(Transformer.of(1, 1, 1), theta, new float[] {0.5f}, new float[] {1});
        assertEquals(6, y[0][0], 1e-5);
        assertEquals(14.6, y[1][0], 1e-5);
    }
}
