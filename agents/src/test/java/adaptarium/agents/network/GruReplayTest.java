package adaptarium.agents.network;

import static adaptarium.agents.network.GruTest.GRU;
import static adaptarium.agents.network.GruTest.HIDDEN;
import static adaptarium.agents.network.GruTest.INPUT;
import static adaptarium.agents.network.GruTest.gaussian;
import static adaptarium.agents.network.GruTest.slowStep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class GruReplayTest {
    // Three sequences of lengths 4, 2 and 1.
    private static final int[] BATCH_SIZES = {3, 2, 1, 1};
    private static final int ROWS = 7;

    private static double[] slowRun(double[] theta, double[] packed) {
        double[] out = new double[ROWS * HIDDEN];
        double[] hidden = new double[BATCH_SIZES[0] * HIDDEN];
        int row = 0;
        for (int batchSize : BATCH_SIZES) {
            for (int n = 0; n < batchSize; n++, row++) {
                double[] next = slowStep(theta, packed, row * INPUT, hidden, n * HIDDEN);
                System.arraycopy(next, 0, hidden, n * HIDDEN, HIDDEN);
                System.arraycopy(next, 0, out, row * HIDDEN, HIDDEN);
            }
        }
        return out;
    }

    private static double slowLoss(double[] theta, double[] packed, double[] weights) {
        double[] out = slowRun(theta, packed);
        double loss = 0;
        for (int i = 0; i < out.length; i++) {
            loss += out[i] * weights[i];
        }
        return loss;
    }

    static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    @Test
    void outputsAgreeWithTheEquations() {
        double[] theta = gaussian(GRU.parameterCount(), 1);
        double[] packed = gaussian(ROWS * INPUT, 2);
        double[] expected = slowRun(theta, packed);
        float[] outputs = new GruReplay(GRU, floats(theta), floats(packed), BATCH_SIZES).outputs();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], outputs[i], 1e-6);
        }
    }

    @Test
    void gradientIsTheFiniteDifference() {
        double[] theta = gaussian(GRU.parameterCount(), 4);
        double[] packed = gaussian(ROWS * INPUT, 5);
        double[] weights = gaussian(ROWS * HIDDEN, 6);
        float[] gradient = new float[theta.length];
        new GruReplay(GRU, floats(theta), floats(packed), BATCH_SIZES).gradient(floats(weights), gradient);
        for (int i = 0; i < theta.length; i++) {
            double step = 1e-5;
            double[] up = theta.clone();
            up[i] += step;
            double[] down = theta.clone();
            down[i] -= step;
            double difference = (slowLoss(up, packed, weights) - slowLoss(down, packed, weights)) / (2 * step);
            assertEquals(difference, gradient[i], 2e-6, "parameter " + i); // float32
        }
    }

    @Test
    void risingBatchSizesAreRefused() {
        float[] theta = new float[GRU.parameterCount()];
        assertThrows(IllegalArgumentException.class, () -> new GruReplay(GRU, theta, new float[9], new int[] {1, 2}));
    }
}
