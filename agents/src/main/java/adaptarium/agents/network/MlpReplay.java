package adaptarium.agents.network;

import adaptarium.agents.kernel.Matrix;
import adaptarium.agents.kernel.OuterSum;
import org.jspecify.annotations.Nullable;

/** An {@link Mlp} of tanh layers run over many rows on the heap, with its gradient by back-propagation. */
final class MlpReplay {
    private static final int ROWS_AT_ONCE = 64; // what a step holds stays in the nearest cache

    private final Mlp network;
    private final float[] theta;
    private final int offset;
    private final float[] x; // [S, I]
    private final int rows;
    private final float[][] activations; // by hidden layer, [S, width]

    /**
     * Runs the network.
     *
     * @param network its shape; its activation is tanh
     * @param theta holds its parameters at {@code offset}; not to be changed
     * @param offset index of the first
     * @param x float[S * I]; not to be changed
     * @param outputs where the outputs of row s go, at {@code column + s * stride}
     * @param column of the first output
     * @param stride from row to row
     */
    MlpReplay(Mlp network, float[] theta, int offset, float[] x, float[] outputs, int column, int stride) {
        this.network = network;
        this.theta = theta;
        this.offset = offset;
        this.x = x;
        rows = x.length / network.inputs();
        activations = new float[network.layers() - 1][];
        for (int layer = 0; layer < activations.length; layer++) {
            activations[layer] = new float[rows * network.width(layer + 1)];
        }
        MlpCell cell = new MlpCell(network, theta, offset, Math.min(rows, ROWS_AT_ONCE));
        for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
            int n = Math.min(ROWS_AT_ONCE, rows - from);
            cell.run(n, x, from * network.inputs(), outputs, column + from * stride, stride);
            for (int layer = 0; layer < activations.length; layer++) {
                int width = network.width(layer + 1);
                System.arraycopy(cell.activations[layer], 0, activations[layer], from * width, n * width);
            }
        }
    }

    /**
     * The transposed Jacobian of the outputs times a vector.
     *
     * @param outputGradient a loss's gradient in the outputs, of row s at {@code column + s * stride}
     * @param column of the first
     * @param stride from row to row
     * @param gradient its gradient in the parameters, filled in at this network's offset
     * @param inputGradient its gradient in the inputs, float[S * I], filled in; null where nobody asks
     */
    void gradient(float[] outputGradient, int column, int stride, float[] gradient, float @Nullable [] inputGradient) {
        new Backward(outputGradient, column, stride, inputGradient).run(gradient);
    }

    /** One way back, from the last layer to the first. */
    private final class Backward {
        private final float[] outputGradient;
        private final int column;
        private final int stride;
        private final float @Nullable [] inputGradient;
        private final int hidden = network.layers() - 1;
        private final Matrix[] transposed = new Matrix[hidden]; // weights of the hidden layers, [out, in]
        private final OuterSum[] sums = new OuterSum[hidden];
        private final float[][] deltas = new float[hidden][]; // dL / d sums of the layers, of the rows at hand
        private final float[][] slopes = new float[hidden][]; // 1 - a²
        private final Matrix last; // [D, in]
        private final OuterSum lastSum; // [D, in]
        private final float[] lastBias;
        private final float[][] rowGradients = new float[hidden + 1][]; // dL / d inputs of a layer, of one row

        Backward(float[] outputGradient, int column, int stride, float @Nullable [] inputGradient) {
            this.outputGradient = outputGradient;
            this.column = column;
            this.stride = stride;
            this.inputGradient = inputGradient;
            int at = offset;
            for (int layer = 0; layer < hidden; layer++) {
                int in = network.width(layer);
                int out = network.width(layer + 1);
                transposed[layer] = Matrix.transposed(theta, at, out, in);
                at += (in + 1) * out;
                sums[layer] = new OuterSum(in, out);
                deltas[layer] = new float[ROWS_AT_ONCE * out];
                slopes[layer] = new float[ROWS_AT_ONCE * out];
                rowGradients[layer] = new float[in];
            }
            int in = network.width(hidden);
            last = Matrix.transposed(theta, at, network.outputs(), in);
            lastSum = new OuterSum(network.outputs(), in);
            lastBias = new float[network.outputs()];
            rowGradients[hidden] = new float[in];
        }

        void run(float[] gradient) {
            for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
                int n = Math.min(ROWS_AT_ONCE, rows - from);
                throughLastLayer(from, n);
                for (int layer = hidden - 1; layer >= 0; layer--) {
                    throughLayer(layer, from, n);
                }
            }
            int at = offset;
            for (int layer = 0; layer < hidden; layer++) {
                int in = network.width(layer);
                int out = network.width(layer + 1);
                sums[layer].writeWeights(gradient, at);
                sums[layer].writeBiases(gradient, at + in * out);
                at += (in + 1) * out;
            }
            lastSum.writeTransposed(gradient, at);
            System.arraycopy(lastBias, 0, gradient, at + network.width(hidden) * lastBias.length, lastBias.length);
        }

        private void throughLastLayer(int from, int n) {
            float[] inputs = hidden == 0 ? x : activations[hidden - 1];
            int width = network.width(hidden);
            for (int i = 0; i < n; i++) {
                int at = column + (from + i) * stride;
                lastSum.add(outputGradient, at, inputs, (from + i) * width);
                for (int j = 0; j < lastBias.length; j++) {
                    lastBias[j] += outputGradient[at + j];
                }
                pass(last, outputGradient, at, hidden, from, i);
            }
        }

        private void throughLayer(int layer, int from, int n) {
            int width = network.width(layer + 1);
            float[] delta = deltas[layer];
            float[] slope = slopes[layer];
            System.arraycopy(activations[layer], from * width, slope, 0, n * width);
            for (int i = 0; i < n * width; i++) {
                delta[i] *= 1 - slope[i] * slope[i];
            }
            float[] inputs = layer == 0 ? x : activations[layer - 1];
            int inputWidth = network.width(layer);
            boolean wanted = layer > 0 || inputGradient != null;
            for (int i = 0; i < n; i++) {
                sums[layer].add(inputs, (from + i) * inputWidth, delta, i * width);
                if (wanted) {
                    pass(transposed[layer], delta, i * width, layer, from, i);
                }
            }
        }

        /** Hands a row's gradient down to the layer below, or out. */
        private void pass(Matrix weight, float[] delta, int at, int layer, int from, int i) {
            float[] row = rowGradients[layer];
            java.util.Arrays.fill(row, 0);
            weight.addProduct(delta, at, row);
            if (layer > 0) {
                System.arraycopy(row, 0, deltas[layer - 1], i * row.length, row.length);
            } else if (inputGradient != null) {
                System.arraycopy(row, 0, inputGradient, (from + i) * row.length, row.length);
            }
        }
    }
}
