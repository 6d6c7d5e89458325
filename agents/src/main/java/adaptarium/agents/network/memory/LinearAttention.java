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
        private final Matrix memories = memories(state);
        private float[] start = new float[0]; // of all slots, when the last run began
        private float[] features = new float[0]; // phi(q), phi(k) by row
        private float[] values = new float[0]; // v by row
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
                    answer(row);
                }
                if (steps.remembered()) {
                    memory.writeSlot(steps.slots()[slot], state);
                }
            }
            return y;
        }

        private void mapFeatures(float[] x, int rows) {
            features = Layer.atLeast(features, rows * 2 * outputs);
            values = Layer.atLeast(values, rows * outputs);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(x, row * inputs(), features, row * 2 * outputs, 2 * outputs);
                System.arraycopy(x, row * inputs() + 2 * outputs, values, row * outputs, outputs);
            }
            Exponential.ofNegative(kernel, features, 0, rows * 2 * outputs);
            for (int row = 0; row < rows; row++) {
                int at = row * inputs();
                int to = row * 2 * outputs;
                for (int i = 0; i < 2 * outputs; i++) {
                    features[to + i] = x[at + i] > 0 ? x[at + i] + 1 : features[to + i];
                }
            }
        }

        private void addKeys(int k) {
            for (int i = 0; i < outputs; i++) {
                state[normaliser + i] += features[k + i];
            }
        }

        /** Adds a row's key and value to the state, and asks it. */
        private void answer(int row) {
            int q = row * 2 * outputs;
            int k = q + outputs;
            int v = row * outputs;
            Arrays.fill(y, v, v + outputs, 0);
            kernel.associate(memories, ofHeads(features, k), ofHeads(values, v), ofHeads(features, q), ofHeads(y, v));
            addKeys(k);
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

        /** Every head's matrix. */
        private Matrix memories(float[] of) {
            return Matrix.of(of, 0, outputs, d);
        }

        /** A row's numbers, those of a head each. */
        private Matrix ofHeads(float[] of, int at) {
            return Matrix.of(of, at, heads, d);
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            inputGradient = Layer.atLeast(inputGradient, steps.rows() * inputs());
            Arrays.fill(inputGradient, 0, steps.rows() * inputs(), 0);
            float[] ofState = new float[size];
            float[] turned = new float[normaliser]; // the same, each head's matrix transposed
            Matrix gradients = memories(ofState);
            Matrix gradientsTurned = memories(turned);
            for (int slot = 0; slot < (firstRows.length == 0 ? 0 : steps.batchSizes()[0]); slot++) {
                int length = 0;
                turn(start, slot * size, state);
                System.arraycopy(start, slot * size + normaliser, state, normaliser, outputs);
                while (length < firstRows.length && slot < steps.batchSizes()[length]) {
                    int row = firstRows[length++] + slot;
                    throughQuotient(outputGradient, row);
                    ofQuery(outputGradient, row);
                }
                Arrays.fill(ofState, 0);
                Arrays.fill(turned, 0);
                for (int t = length - 1; t >= 0; t--) {
                    ofKeyAndValue(outputGradient, ofState, gradients, gradientsTurned, firstRows[t] + slot);
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

        /** Adds a row's key and value to the state, which is transposed here, and takes what the query is told of it. */
        private void ofQuery(float[] ofNumerator, int row) {
            int q = row * 2 * outputs;
            int k = q + outputs;
            int v = row * outputs;
            int to = row * inputs();
            Matrix asked = ofHeads(ofNumerator, v);
            kernel.associate(memories, ofHeads(values, v), ofHeads(features, k), asked, ofHeads(inputGradient, to));
            addKeys(k);
            for (int i = 0; i < outputs; i++) {
                float slope = inputGradient[to + i] + state[normaliser + i] * denominators[row * heads + i / d];
                inputGradient[to + i] = slope * phiSlope(features[q + i]);
            }
        }

        private void ofKeyAndValue(
                float[] ofNumerator, float[] ofState, Matrix gradients, Matrix gradientsTurned, int row) {
            int q = row * 2 * outputs;
            int k = q + outputs;
            int toKey = row * inputs() + outputs;
            Matrix query = ofHeads(features, q);
            Matrix numerator = ofHeads(ofNumerator, row * outputs);
            Matrix value = ofHeads(values, row * outputs);
            kernel.associate(gradientsTurned, numerator, query, value, ofHeads(inputGradient, toKey));
            Matrix toValue = ofHeads(inputGradient, toKey + outputs);
            kernel.associate(gradients, query, numerator, ofHeads(features, k), toValue);
            for (int i = 0; i < outputs; i++) {
                ofState[normaliser + i] += features[q + i] * denominators[row * heads + i / d];
                float slope = inputGradient[toKey + i] + ofState[normaliser + i];
                inputGradient[toKey + i] = slope * phiSlope(features[k + i]);
            }
        }
    }

    /** The derivative of phi where it has a value: phi is over 1 exactly where x is over 0. */
    private static float phiSlope(float phi) {
        return Math.min(phi, 1);
    }
}
