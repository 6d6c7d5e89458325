package adaptarium.agents.network;

import adaptarium.agents.kernel.Kernel;
import adaptarium.agents.kernel.Matrix;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Self-attention that looks back, at the present step included (Vaswani et al. 2017, arXiv:1706.03762, eq. 1), with a cache of keys and values per slot. Per head
 * of d numbers, over the steps s up to t:
 *
 * <pre>
 * p = softmax over s of (q_t · k_s / sqrt(d)),   y_t = sum over s of p_s v_s
 * </pre>
 *
 * <p>A row of inputs is [q, k, v]. Nothing says which step is which, as far as a layer above is not told (Kazemnejad et al. 2023, arXiv:2305.19466): a trial may
 * be longer than any before. Gradients do not reach steps that were remembered before the last run began.
 *
 * @param outputs H, a multiple of the number of heads
 * @param heads how many attend, each on its own
 */
public record CausalAttention(int outputs, int heads) implements Layer {
    /** Checks that the heads share the outputs evenly. */
    public CausalAttention {
        if (outputs < 1 || heads < 1 || outputs % heads != 0) {
            throw new IllegalArgumentException(heads + " heads do not share " + outputs + " numbers evenly");
        }
    }

    @Override
    public int inputs() {
        return 3 * outputs;
    }

    @Override
    public int memorySize() {
        return 2 * outputs;
    }

    @Override
    public Run newRun() {
        return new AttentionRun();
    }

    private final class AttentionRun implements Run {
        private final Kernel kernel = Kernel.best();
        private final int d = outputs / heads;
        private final float scale = (float) (1 / Math.sqrt(d));
        private final History history = new History(outputs);
        private float[] weights = new float[0]; // p of one row and head, by step
        private float[] slopes = new float[0]; // the same of the gradient
        private float[] y = new float[0];
        private float[] input = new float[0];
        private float[] inputGradient = new float[0];
        private int[] starts = new int[0]; // steps that were remembered when the last run began, by sequence
        private int[] firstRows = new int[0];
        private Steps steps = Steps.ofSequences(new int[0]);

        @Override
        public Memory memory() {
            return history;
        }

        @Override
        public float[] forward(Steps present, float[] x) {
            steps = present;
            input = x;
            firstRows = steps.firstRows();
            y = Layer.atLeast(y, steps.rows() * outputs);
            Arrays.fill(y, 0, steps.rows() * outputs, 0);
            int slots = firstRows.length == 0 ? 0 : steps.batchSizes()[0];
            starts = new int[slots];
            for (int n = 0; n < slots; n++) {
                int slot = steps.slots()[n];
                starts[n] = history.length(slot);
                for (int t = 0; t < firstRows.length && n < steps.batchSizes()[t]; t++) {
                    int row = firstRows[t] + n;
                    history.append(slot, x, row * inputs() + outputs);
                    for (int head = 0; head < heads; head++) {
                        answer(slot, row, head);
                    }
                    if (!steps.remembered()) {
                        history.drop(slot);
                    }
                }
            }
            return y;
        }

        private void answer(int slot, int row, int head) {
            int length = history.length(slot);
            attend(slot, row, head, length);
            kernel.addProduct(
                    Matrix.of(y, row * outputs + head * d, 1, d),
                    Matrix.of(weights, 0, 1, length),
                    values(history.values(slot), head, length));
        }

        /** Fills in the weights of a row's query over the first steps. */
        private void attend(int slot, int row, int head, int length) {
            weights = Layer.atLeast(weights, history.room(slot));
            Arrays.fill(weights, 0, length, 0);
            kernel.addProduct(
                    Matrix.of(weights, 0, 1, length),
                    Matrix.of(input, row * inputs() + head * d, 1, d),
                    keys(history.keys(slot), head, length, history.room(slot)));
            float greatest = weights[0];
            for (int s = 1; s < length; s++) {
                greatest = Math.max(greatest, weights[s]);
            }
            for (int s = 0; s < length; s++) {
                weights[s] = scale * (weights[s] - greatest);
            }
            Exponential.ofNegative(kernel, weights, 0, length);
            float sum = 0;
            for (int s = 0; s < length; s++) {
                sum += weights[s];
            }
            for (int s = 0; s < length; s++) {
                weights[s] /= sum;
            }
        }

        private Matrix keys(float[] of, int head, int length, int room) {
            return new Matrix(of, head * d * room, d, length, room, 1);
        }

        private Matrix values(float[] of, int head, int length) {
            return new Matrix(of, head * d, length, d, outputs, 1);
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            inputGradient = Layer.atLeast(inputGradient, steps.rows() * inputs());
            Arrays.fill(inputGradient, 0, steps.rows() * inputs(), 0);
            float[] ofKeys = new float[0]; // of one slot, laid out as the history
            float[] ofValues = new float[0];
            for (int n = 0; n < starts.length; n++) {
                int slot = steps.slots()[n];
                int size = history.keys(slot).length;
                ofKeys = cleared(ofKeys, size);
                ofValues = cleared(ofValues, size);
                int length = starts[n];
                for (int t = 0; t < firstRows.length && n < steps.batchSizes()[t]; t++) {
                    length++;
                    for (int head = 0; head < heads; head++) {
                        goBack(slot, firstRows[t] + n, head, length, outputGradient, ofKeys, ofValues);
                    }
                }
                for (int t = 0; starts[n] + t < length; t++) {
                    int k = (firstRows[t] + n) * inputs() + outputs;
                    int s = starts[n] + t;
                    for (int i = 0; i < outputs; i++) {
                        inputGradient[k + i] = ofKeys[i * history.room(slot) + s];
                    }
                    System.arraycopy(ofValues, s * outputs, inputGradient, k + outputs, outputs);
                }
            }
            return inputGradient;
        }

        private float[] cleared(float[] array, int size) {
            float[] result = Layer.atLeast(array, size);
            Arrays.fill(result, 0, size, 0);
            return result;
        }

        private void goBack(int slot, int row, int head, int length, float[] ofY, float[] ofKeys, float[] ofValues) {
            attend(slot, row, head, length);
            Matrix delta = Matrix.of(ofY, row * outputs + head * d, 1, d);
            Matrix p = Matrix.of(weights, 0, 1, length);
            kernel.addProduct(values(ofValues, head, length), p.transposed(), delta);
            slopes = cleared(slopes, length);
            Matrix ofScores = Matrix.of(slopes, 0, 1, length);
            kernel.addProduct(
                    ofScores, delta, values(history.values(slot), head, length).transposed());
            float mean = 0;
            for (int s = 0; s < length; s++) {
                mean += weights[s] * slopes[s];
            }
            for (int s = 0; s < length; s++) {
                slopes[s] = scale * weights[s] * (slopes[s] - mean);
            }
            int room = history.room(slot);
            int q = row * inputs() + head * d;
            kernel.addProduct(
                    Matrix.of(inputGradient, q, 1, d),
                    ofScores,
                    keys(history.keys(slot), head, length, room).transposed());
            kernel.addProduct(
                    keys(ofKeys, head, length, room), Matrix.of(input, q, 1, d).transposed(), ofScores);
        }
    }
}
