package adaptarium.agents.network;

import adaptarium.agents.kernel.Matrix;
import adaptarium.agents.kernel.Squash;
import java.util.Arrays;

/**
 * An {@link Mlp} of tanh layers with float32 parameters on the heap, over many rows at a time. A run's activations stay readable until the next one; used by
 * one thread at a time.
 */
final class MlpCell {
    private final int inputs;
    private final Matrix[] weights; // of the hidden layers, [in, out]
    private final float[][] biases;
    private final Matrix lastWeight; // transposed: [D, in]
    private final float[] lastBias;
    private final float[][] sums; // of one row, by hidden layer
    private final float[] scratch;

    /** Of the last run, by hidden layer: float[maxRows * width]. */
    final float[][] activations;

    /**
     * The network with parameters.
     *
     * @param network its shape; its activation is tanh
     * @param theta holds {@link Mlp}'s parameters at {@code offset}; copied
     * @param offset index of the first
     * @param maxRows most rows of a run
     */
    MlpCell(Mlp network, float[] theta, int offset, int maxRows) {
        if (network.activation() != Activation.TANH) {
            throw new IllegalArgumentException("the activation must be TANH, got " + network.activation());
        }
        inputs = network.inputs();
        int hidden = network.layers() - 1;
        weights = new Matrix[hidden];
        biases = new float[hidden][];
        sums = new float[hidden][];
        activations = new float[hidden][];
        int at = offset;
        int widest = 1;
        for (int layer = 0; layer < hidden; layer++) {
            int in = network.width(layer);
            int out = network.width(layer + 1);
            weights[layer] = Matrix.of(theta, at, in, out);
            biases[layer] = Arrays.copyOfRange(theta, at + in * out, at + (in + 1) * out);
            at += (in + 1) * out;
            sums[layer] = new float[out];
            activations[layer] = new float[maxRows * out];
            widest = Math.max(widest, out);
        }
        int in = network.width(hidden);
        int out = network.outputs();
        lastWeight = Matrix.transposed(theta, at, out, in);
        lastBias = Arrays.copyOfRange(theta, at + in * out, at + (in + 1) * out);
        scratch = new float[maxRows * widest];
    }

    /**
     * Runs the network.
     *
     * @param rows how many, N
     * @param x N inputs at {@code xOffset}
     * @param xOffset index of the first number
     * @param out where the outputs of row n go, at {@code outOffset + n * outStride}
     * @param outOffset index of the first number
     * @param outStride from row to row
     */
    void run(int rows, float[] x, int xOffset, float[] out, int outOffset, int outStride) {
        float[] from = x;
        int fromOffset = xOffset;
        int width = inputs;
        for (int layer = 0; layer < weights.length; layer++) {
            float[] sum = sums[layer];
            float[] to = activations[layer];
            for (int n = 0; n < rows; n++) {
                System.arraycopy(biases[layer], 0, sum, 0, sum.length);
                weights[layer].addProduct(from, fromOffset + n * width, sum);
                System.arraycopy(sum, 0, to, n * sum.length, sum.length);
            }
            Squash.tanh(to, scratch, rows * sum.length);
            from = to;
            fromOffset = 0;
            width = sum.length;
        }
        for (int n = 0; n < rows; n++) {
            System.arraycopy(lastBias, 0, out, outOffset + n * outStride, lastBias.length);
            lastWeight.addInnerProducts(from, fromOffset + n * width, out, outOffset + n * outStride);
        }
    }
}
