package adaptarium.agents.network.memory;

import adaptarium.agents.kernel.Kernel;
import adaptarium.agents.kernel.Matrix;
import adaptarium.agents.network.History;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Memory;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.Arrays;
import java.util.List;
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
    private static final int BLOCK = 32; // queries of a slot at a time
    private static final int LANES = 4; // sums side by side
    private static final float[] ONES = {1};
    private static final int PARTS_SHOWN = 24; // of the steps so far

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
    public long remembered(long steps) {
        return History.numbers(outputs, steps);
    }

    @Override
    public List<Shown> shows() {
        return List.of(new Shown("attention, oldest to newest", PARTS_SHOWN));
    }

    @Override
    public long kept(boolean inputsWanted) {
        return 4L * outputs;
    }

    @Override
    public Run newRun() {
        return new AttentionRun();
    }

    /** Queries of one slot are answered a block at a time; every number is summed by itself and in one order, so that blocks of one, in acting, give the same bits. */
    private final class AttentionRun implements Run {
        private final Kernel kernel = Kernel.best();
        private final int d = outputs / heads;
        private final float scale = (float) (1 / Math.sqrt(d));
        private final History history = new History(outputs);
        private final float[] queries = new float[BLOCK * outputs];
        private final float[] answers = new float[BLOCK * outputs]; // and on the way back, the gradient in them
        private final float[] ofQueries = new float[BLOCK * outputs];
        private float[] weights = new float[0]; // p of a block and one head, by query and step
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

        private int length(int n) {
            int length = firstRows.length;
            while (length > 0 && n >= steps.batchSizes()[length - 1]) {
                length--;
            }
            return length;
        }

        @Override
        public float[] forward(Steps present, float[] x) {
            steps = present;
            input = x;
            firstRows = steps.firstRows();
            y = Layer.atLeast(y, steps.rows() * outputs);
            starts = new int[firstRows.length == 0 ? 0 : steps.batchSizes()[0]];
            for (int n = 0; n < starts.length; n++) {
                int slot = steps.slots()[n];
                starts[n] = history.length(slot);
                int length = length(n);
                for (int t = 0; t < length; t += BLOCK) {
                    answer(n, slot, t, Math.min(BLOCK, length - t));
                }
                if (!steps.remembered()) {
                    history.drop(slot);
                }
            }
            return y;
        }

        private void answer(int n, int slot, int t, int rows) {
            for (int i = 0; i < rows; i++) {
                history.append(slot, input, (firstRows[t + i] + n) * inputs() + outputs);
            }
            gather(input, inputs(), n, t, rows, queries);
            Arrays.fill(answers, 0, rows * outputs, 0);
            for (int head = 0; head < heads; head++) {
                kernel.addProduct(
                        block(answers, rows, head),
                        attend(slot, starts[n] + t, rows, head),
                        values(history.values(slot), head, starts[n] + t + rows));
            }
            for (int i = 0; i < rows; i++) {
                System.arraycopy(answers, i * outputs, y, (firstRows[t + i] + n) * outputs, outputs);
            }
        }

        /** How much the step attends to the steps so far, in the mean over heads: these in as many parts as are shown, each part's weights summed. */
        @Override
        public int show(int row, float[] out, int offset) {
            Arrays.fill(out, offset, offset + PARTS_SHOWN, 0);
            int slot = steps.slots()[row];
            int length = history.length(slot);
            gather(input, inputs(), row, 0, 1, queries);
            for (int head = 0; head < heads && length > 0; head++) {
                attend(slot, length - 1, 1, head);
                for (int s = 0; s < length; s++) {
                    out[offset + (int) ((long) s * PARTS_SHOWN / length)] += weights[s] / heads;
                }
            }
            return offset + PARTS_SHOWN;
        }

        /** Copies the first numbers of a sequence's rows one under the other. */
        private void gather(float[] from, int width, int n, int t, int rows, float[] to) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(from, (firstRows[t + i] + n) * width, to, i * outputs, outputs);
            }
        }

        private Matrix block(float[] of, int rows, int head) {
            return new Matrix(of, head * d, rows, d, outputs, 1);
        }

        /** The weights of a block of queries over all steps up to its last; 0 for those after a query's own, which is {@code first} for the first query. */
        private Matrix attend(int slot, int first, int rows, int head) {
            int length = first + rows;
            weights = cleared(weights, rows * length);
            Matrix all = Matrix.of(weights, 0, rows, length);
            kernel.addProduct(
                    all, block(queries, rows, head), keys(history.keys(slot), head, length, history.room(slot)));
            for (int i = 0; i < rows; i++) {
                int from = i * length;
                int count = first + i + 1;
                softmax(from, count);
                Arrays.fill(weights, from + count, from + length, 0);
            }
            return all;
        }

        private void softmax(int from, int count) {
            float greatest = greatest(weights, from, count);
            for (int s = from; s < from + count; s++) {
                weights[s] = scale * (weights[s] - greatest);
            }
            Exponential.ofNegative(kernel, weights, from, count);
            float share = 1 / dot(weights, from, ONES, 0, 0, count);
            for (int s = from; s < from + count; s++) {
                weights[s] *= share;
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
            float[] ofKeys = new float[0]; // of one slot, laid out as the history
            float[] ofValues = new float[0];
            for (int n = 0; n < starts.length; n++) {
                int slot = steps.slots()[n];
                ofKeys = cleared(ofKeys, history.keys(slot).length);
                ofValues = cleared(ofValues, history.keys(slot).length);
                int length = length(n);
                for (int t = 0; t < length; t += BLOCK) {
                    int rows = Math.min(BLOCK, length - t);
                    gather(input, inputs(), n, t, rows, queries);
                    gather(outputGradient, outputs, n, t, rows, answers);
                    Arrays.fill(ofQueries, 0, rows * outputs, 0);
                    for (int head = 0; head < heads; head++) {
                        goBack(slot, starts[n] + t, rows, head, ofKeys, ofValues);
                    }
                    for (int i = 0; i < rows; i++) {
                        int q = (firstRows[t + i] + n) * inputs();
                        System.arraycopy(ofQueries, i * outputs, inputGradient, q, outputs);
                    }
                }
                for (int t = 0; t < length; t++) {
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

        private void goBack(int slot, int first, int rows, int head, float[] ofKeys, float[] ofValues) {
            int length = first + rows;
            int room = history.room(slot);
            Matrix p = attend(slot, first, rows, head);
            Matrix delta = block(answers, rows, head);
            kernel.addProduct(values(ofValues, head, length), p.transposed(), delta);
            slopes = cleared(slopes, rows * length);
            Matrix ofScores = Matrix.of(slopes, 0, rows, length);
            kernel.addProduct(
                    ofScores, delta, values(history.values(slot), head, length).transposed());
            for (int i = 0; i < rows; i++) {
                throughSoftmax(i * length, first + i + 1, length);
            }
            kernel.addProduct(
                    block(ofQueries, rows, head),
                    ofScores,
                    keys(history.keys(slot), head, length, room).transposed());
            kernel.addProduct(
                    keys(ofKeys, head, length, room), block(queries, rows, head).transposed(), ofScores);
        }

        /** From the gradient in a row's weights to that in its scores. */
        private void throughSoftmax(int from, int count, int length) {
            float mean = dot(weights, from, slopes, from, 1, count);
            for (int s = from; s < from + count; s++) {
                slopes[s] = scale * weights[s] * (slopes[s] - mean);
            }
            Arrays.fill(slopes, from + count, from + length, 0);
        }
    }

    private static float greatest(float[] a, int from, int count) {
        float first = a[from];
        float second = first;
        float third = first;
        float fourth = first;
        int s = from;
        for (; s + 3 < from + count; s += LANES) {
            first = Math.max(first, a[s]);
            second = Math.max(second, a[s + 1]);
            third = Math.max(third, a[s + 2]);
            fourth = Math.max(fourth, a[s + 3]);
        }
        for (; s < from + count; s++) {
            first = Math.max(first, a[s]);
        }
        return Math.max(Math.max(first, second), Math.max(third, fourth));
    }

    /** A product of rows, in four sums that do not wait for each other; the second row goes on by {@code stride}. */
    private static float dot(float[] a, int from, float[] b, int bFrom, int stride, int count) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int s = 0;
        for (; s + 3 < count; s += LANES) {
            int t = bFrom + stride * s;
            first += a[from + s] * b[t];
            second += a[from + s + 1] * b[t + stride];
            third += a[from + s + 2] * b[t + 2 * stride];
            fourth += a[from + s + 3] * b[t + 3 * stride];
        }
        for (; s < count; s++) {
            first += a[from + s] * b[bFrom + stride * s];
        }
        return first + second + (third + fourth);
    }
}
