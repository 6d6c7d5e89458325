package adaptarium.agents.network.memory;

import adaptarium.agents.kernel.Kernel;
import adaptarium.agents.kernel.Matrix;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Memory;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.RowMemory;
import adaptarium.agents.network.Steps;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Gate;
import adaptarium.agents.network.layer.Join;
import adaptarium.agents.network.layer.Linear;
import adaptarium.agents.network.layer.Skip;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Causal linear attention (Katharopoulos et al. 2020, arXiv:2006.16236): what was told under similar keys is averaged, in a memory whose size does not grow.
 * Per head of d numbers:
 *
 * <pre>
 * S' = S + phi(k) v^T,   n' = n + phi(k),   y = S'^T phi(q) / (phi(q) · n' + e),   phi(x) = x + 1 where x > 0, else exp(x)
 * </pre>
 *
 * <p>A row of inputs is [q, k, v]. The gradient needs S at every step; it is computed anew in a second pass forwards, transposed so that its products run along rows, and
 * nothing is stored per step.
 *
 * @param outputs H, a multiple of the number of heads
 * @param heads how many attend, each on its own
 */
public record LinearAttention(int outputs, int heads) implements Layer {
    private static final int MAX_HEADS = 4;
    private static final float EPSILON = 1e-6f;

    /** Checks that the heads share the outputs evenly. */
    public LinearAttention {
        if (outputs < 1 || heads < 1 || outputs % heads != 0) {
            throw new IllegalArgumentException(heads + " heads do not share " + outputs + " numbers evenly");
        }
    }

    /**
     * The whole cell: linear maps to queries, keys and values, and what attention gives beside the values of the present step, through a gate.
     *
     * @param inputs I
     * @param outputs H; it has as many heads as divide it, up to four
     * @return from inputs to outputs
     */
    public static Layer cell(int inputs, int outputs) {
        int heads = heads(outputs);
        Layer attention =
                Chain.of(new Linear(inputs, 3 * outputs, Linear.glorot(1)), new LinearAttention(outputs, heads));
        return Chain.of(
                Join.of(attention, new Skip(inputs)),
                new Linear(outputs + inputs, 2 * outputs, Linear.glorot(1)),
                new Gate(outputs, /* tanh= */ false));
    }

    /** The greatest power of two up to 4 that divides a width. */
    static int heads(int width) {
        int heads = MAX_HEADS;
        while (width % heads != 0) {
            heads /= 2;
        }
        return heads;
    }

    @Override
    public int inputs() {
        return 3 * outputs;
    }

    private int headSize() {
        return outputs / heads;
    }

    /** S of every head, then n. */
    @Override
    public int memorySize() {
        return outputs * headSize() + outputs;
    }

    @Override
    public long kept(boolean inputsWanted) {
        return 7L * outputs + heads;
    }

    @Override
    public Run newRun() {
        return new AttentionRun();
    }

    private final class AttentionRun implements Run {
        private final Kernel kernel = Kernel.best();
        private final int d = headSize();
        private final int size = memorySize();
        private final int normaliser = outputs * d; // where n stands in a memory
        private final RowMemory memory = new RowMemory(size);
        private final float[] state = new float[size]; // of one slot
        private float[] start = new float[0]; // of all slots, when the last run began
        private float[] features = new float[0]; // phi(q), phi(k), v by row
        private float[] denominators = new float[0]; // by row and head
        private float[] y = new float[0];
        private float[] inputGradient = new float[0];
        private int[] firstRows = new int[0]; // of every step
        private Steps steps = Steps.ofSequences(new int[0]);

        @Override
        public Memory memory() {
            return memory;
        }

        @Override
        public float[] forward(Steps present, float[] x) {
            steps = present;
            int rows = steps.rows();
            firstRows = steps.firstRows();
            y = Layer.atLeast(y, rows * outputs);
            denominators = Layer.atLeast(denominators, rows * heads);
            mapFeatures(x, rows);
            int slots = steps.batchSizes().length == 0 ? 0 : steps.batchSizes()[0];
            start = Layer.atLeast(start, slots * size);
            memory.read(steps.slots(), slots, start, 0);
            for (int slot = 0; slot < slots; slot++) {
                System.arraycopy(start, slot * size, state, 0, size);
                for (int t = 0; t < firstRows.length && slot < steps.batchSizes()[t]; t++) {
                    int row = firstRows[t] + slot;
                    absorb(row);
                    answer(row);
                }
                if (steps.remembered()) {
                    memory.writeSlot(steps.slots()[slot], state);
                }
            }
            return y;
        }

        private void mapFeatures(float[] x, int rows) {
            features = Layer.atLeast(features, rows * inputs());
            System.arraycopy(x, 0, features, 0, rows * inputs());
            Exponential.ofNegative(kernel, features, 0, rows * inputs());
            for (int row = 0; row < rows; row++) {
                int at = row * inputs();
                for (int i = at; i < at + 2 * outputs; i++) {
                    features[i] = x[i] > 0 ? x[i] + 1 : features[i];
                }
                System.arraycopy(x, at + 2 * outputs, features, at + 2 * outputs, outputs);
            }
        }

        /** Adds a row's key and value to the state. */
        private void absorb(int row) {
            int k = row * inputs() + outputs;
            addOuter(state, features, k, features, k + outputs);
            addKeys(k);
        }

        private void addKeys(int k) {
            for (int i = 0; i < outputs; i++) {
                state[normaliser + i] += features[k + i];
            }
        }

        private void answer(int row) {
            int q = row * inputs();
            Arrays.fill(y, row * outputs, (row + 1) * outputs, 0);
            addRowTimes(state, features, q, y, row * outputs);
            for (int head = 0; head < heads; head++) {
                float denominator = EPSILON;
                for (int i = head * d; i < (head + 1) * d; i++) {
                    denominator += features[q + i] * state[normaliser + i];
                }
                denominators[row * heads + head] = denominator;
                int out = row * outputs + head * d;
                for (int j = out; j < out + d; j++) {
                    y[j] /= denominator;
                }
            }
        }

        /** Of every head, a d x d matrix in {@code sums} += left^T right. */
        private void addOuter(float[] sums, float[] left, int leftAt, float[] right, int rightAt) {
            for (int at = 0; at < outputs; at += d) {
                kernel.addProduct(
                        Matrix.of(sums, at * d, d, d),
                        Matrix.of(left, leftAt + at, d, 1),
                        Matrix.of(right, rightAt + at, 1, d));
            }
        }

        /** Of every head, d numbers of {@code sums} += left times its d x d matrix. */
        private void addRowTimes(float[] matrices, float[] left, int leftAt, float[] sums, int sumsAt) {
            for (int at = 0; at < outputs; at += d) {
                kernel.addProduct(
                        Matrix.of(sums, sumsAt + at, 1, d),
                        Matrix.of(left, leftAt + at, 1, d),
                        Matrix.of(matrices, at * d, d, d));
            }
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            inputGradient = Layer.atLeast(inputGradient, steps.rows() * inputs());
            Arrays.fill(inputGradient, 0, steps.rows() * inputs(), 0);
            float[] ofState = new float[size];
            float[] turned = new float[normaliser]; // the same, each head's matrix transposed
            for (int slot = 0; slot < (firstRows.length == 0 ? 0 : steps.batchSizes()[0]); slot++) {
                int length = 0;
                turn(start, slot * size, state);
                System.arraycopy(start, slot * size + normaliser, state, normaliser, outputs);
                while (length < firstRows.length && slot < steps.batchSizes()[length]) {
                    int row = firstRows[length++] + slot;
                    int k = row * inputs() + outputs;
                    addOuter(state, features, k + outputs, features, k);
                    addKeys(k);
                    throughQuotient(outputGradient, row);
                    ofQuery(outputGradient, row);
                }
                Arrays.fill(ofState, 0);
                Arrays.fill(turned, 0);
                for (int t = length - 1; t >= 0; t--) {
                    ofKeyAndValue(outputGradient, ofState, turned, firstRows[t] + slot);
                }
            }
            return inputGradient;
        }

        /** Each head's matrix with rows for columns, so that products with it run along rows. */
        private void turn(float[] from, int offset, float[] to) {
            for (int i = 0; i < outputs; i++) {
                for (int j = 0; j < d; j++) {
                    to[i / d * d * d + j * d + i % d] = from[offset + i * d + j];
                }
            }
        }

        /** Afterwards the gradient in the numerator stands in the place of that in y, and that in the denominator in its place. */
        private void throughQuotient(float[] ofY, int row) {
            for (int head = 0; head < heads; head++) {
                float denominator = denominators[row * heads + head];
                float sum = 0;
                for (int j = row * outputs + head * d; j < row * outputs + (head + 1) * d; j++) {
                    sum += ofY[j] * y[j];
                    ofY[j] /= denominator;
                }
                denominators[row * heads + head] = -sum / denominator;
            }
        }

        /** With the state transposed. */
        private void ofQuery(float[] ofNumerator, int row) {
            int q = row * inputs();
            addRowTimes(state, ofNumerator, row * outputs, inputGradient, q);
            for (int i = 0; i < outputs; i++) {
                float slope = inputGradient[q + i] + state[normaliser + i] * denominators[row * heads + i / d];
                inputGradient[q + i] = slope * phiSlope(features[q + i]);
            }
        }

        private void ofKeyAndValue(float[] ofNumerator, float[] ofState, float[] turned, int row) {
            int q = row * inputs();
            int k = q + outputs;
            int v = k + outputs;
            addOuter(ofState, features, q, ofNumerator, row * outputs);
            addOuter(turned, ofNumerator, row * outputs, features, q);
            addRowTimes(turned, features, v, inputGradient, k);
            addRowTimes(ofState, features, k, inputGradient, v);
            for (int i = 0; i < outputs; i++) {
                ofState[normaliser + i] += features[q + i] * denominators[row * heads + i / d];
                float slope = inputGradient[k + i] + ofState[normaliser + i];
                inputGradient[k + i] = slope * phiSlope(features[k + i]);
            }
        }
    }

    /** The derivative of phi where it has a value: phi is over 1 exactly where x is over 0. */
    private static float phiSlope(float phi) {
        return Math.min(phi, 1);
    }
}
