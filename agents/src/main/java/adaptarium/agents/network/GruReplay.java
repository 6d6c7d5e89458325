package adaptarium.agents.network;

import adaptarium.agents.experience.Sequences;
import adaptarium.agents.kernel.Matrix;
import adaptarium.agents.kernel.OuterSum;

/**
 * A {@link Gru} run over packed sequences from a zero state, with its gradient by back-propagation through time, on the heap.
 *
 * <p>The sequences are packed as {@link Sequences} says: longest first, time-major, without padding.
 */
final class GruReplay {
    private final Gru gru;
    private final float[] theta;
    private final float[] packed; // [S, I]
    private final int[] batchSizes;
    private final int rows;
    private final float[] previous; // [S, H] each, in packed order
    private final float[] reset;
    private final float[] update;
    private final float[] candidate;
    private final float[] hiddenPart;
    private final float[] outputs;

    /**
     * Runs the sequences.
     *
     * @param gru the unit's shape
     * @param theta its parameters, first of all; not to be changed
     * @param packed float[S * I]; not to be changed
     * @param batchSizes how many sequences reach step t; never rising
     */
    GruReplay(Gru gru, float[] theta, float[] packed, int[] batchSizes) {
        this.gru = gru;
        this.theta = theta;
        this.packed = packed;
        this.batchSizes = batchSizes;
        rows = rows(batchSizes);
        int h = gru.hiddenSize();
        previous = new float[rows * h];
        reset = new float[rows * h];
        update = new float[rows * h];
        candidate = new float[rows * h];
        hiddenPart = new float[rows * h];
        outputs = new float[rows * h];
        GruCell cell = new GruCell(gru, theta, batchSizes[0]);
        float[] zeros = new float[batchSizes[0] * h];
        int row = 0;
        for (int t = 0; t < batchSizes.length; t++) {
            int n = batchSizes[t];
            if (t == 0) {
                cell.step(n, packed, 0, zeros, 0);
            } else {
                cell.step(n, packed, row * gru.inputSize(), outputs, (row - batchSizes[t - 1]) * h);
            }
            System.arraycopy(cell.previous, 0, previous, row * h, n * h);
            System.arraycopy(cell.reset, 0, reset, row * h, n * h);
            System.arraycopy(cell.update, 0, update, row * h, n * h);
            System.arraycopy(cell.candidate, 0, candidate, row * h, n * h);
            System.arraycopy(cell.hiddenPart, 0, hiddenPart, row * h, n * h);
            System.arraycopy(cell.next, 0, outputs, row * h, n * h);
            row += n;
        }
    }

    private static int rows(int[] batchSizes) {
        int sum = 0;
        for (int t = 0; t < batchSizes.length; t++) {
            if (batchSizes[t] < 1 || (t > 0 && batchSizes[t] > batchSizes[t - 1])) {
                throw new IllegalArgumentException(
                        "batch sizes must be positive and never rise, got " + java.util.Arrays.toString(batchSizes));
            }
            sum += batchSizes[t];
        }
        return sum;
    }

    /** The hidden states after each step, float[S * H]; a view. */
    float[] outputs() {
        return outputs;
    }

    /**
     * The transposed Jacobian of {@link #outputs} times a vector.
     *
     * @param outputGradient a loss's gradient in the outputs, float[S * H]
     * @param gradient its gradient in the parameters, filled in from index 0 in the order of {@link Gru}'s parameters
     */
    void gradient(float[] outputGradient, float[] gradient) {
        new Backward(outputGradient).run(gradient);
    }

    /** One way back. Arrays over the rows of one time step are float[N * H]. */
    private final class Backward {
        private final float[] outputGradient;
        private final int h = gru.hiddenSize();
        private final int inputs = gru.inputSize();
        private final OuterSum inputSum = new OuterSum(inputs, 3 * h);
        private final OuterSum hiddenSum = new OuterSum(h, 3 * h);
        private final Matrix hiddenWeight = Matrix.of(theta, 3 * h * inputs, 3 * h, h);
        private final float[] before = array(); // of the present time step, plain copies
        private final float[] r = array();
        private final float[] z = array();
        private final float[] candidates = array();
        private final float[] parts = array();
        private final float[] total = array(); // dL / dh', through all later steps, too
        private final float[] ofReset = array(); // dL / d the gates' sums
        private final float[] ofUpdate = array();
        private final float[] ofNew = array();
        private final float[] ofNewHidden = array();
        private final float[] carried = array(); // dL / dh of the later step's rows
        private final float[] sums = new float[3 * h]; // of one row
        private final float[] through = new float[h];

        Backward(float[] outputGradient) {
            this.outputGradient = outputGradient;
        }

        private float[] array() {
            return new float[batchSizes[0] * gru.hiddenSize()];
        }

        void run(float[] gradient) {
            int row = rows;
            for (int t = batchSizes.length - 1; t >= 0; t--) {
                int n = batchSizes[t];
                row -= n;
                load(row * h, n * h, t + 1 < batchSizes.length ? batchSizes[t + 1] * h : 0);
                differentiate(n * h);
                for (int i = 0; i < n; i++) {
                    add(i * h, row + i, t > 0);
                }
            }
            int biases = 3 * h * (inputs + h);
            inputSum.writeTransposed(gradient, 0);
            hiddenSum.writeTransposed(gradient, 3 * h * inputs);
            inputSum.writeBiases(gradient, biases);
            hiddenSum.writeBiases(gradient, biases + 3 * h);
        }

        private void load(int from, int size, int later) {
            System.arraycopy(previous, from, before, 0, size);
            System.arraycopy(reset, from, r, 0, size);
            System.arraycopy(update, from, z, 0, size);
            System.arraycopy(candidate, from, candidates, 0, size);
            System.arraycopy(hiddenPart, from, parts, 0, size);
            System.arraycopy(outputGradient, from, total, 0, size);
            for (int i = 0; i < later; i++) {
                total[i] += carried[i];
            }
        }

        private void differentiate(int size) {
            for (int i = 0; i < size; i++) {
                ofNew[i] = total[i] * (1 - z[i]) * (1 - candidates[i] * candidates[i]);
            }
            for (int i = 0; i < size; i++) {
                ofUpdate[i] = total[i] * (before[i] - candidates[i]) * z[i] * (1 - z[i]);
            }
            for (int i = 0; i < size; i++) {
                ofNewHidden[i] = ofNew[i] * r[i];
            }
            for (int i = 0; i < size; i++) {
                ofReset[i] = ofNewHidden[i] * parts[i] * (1 - r[i]);
            }
            for (int i = 0; i < size; i++) {
                carried[i] = total[i] * z[i];
            }
        }

        private void add(int at, int row, boolean carry) {
            System.arraycopy(ofReset, at, sums, 0, h);
            System.arraycopy(ofUpdate, at, sums, h, h);
            System.arraycopy(ofNew, at, sums, 2 * h, h);
            inputSum.add(packed, row * inputs, sums, 0);
            System.arraycopy(ofNewHidden, at, sums, 2 * h, h);
            hiddenSum.add(before, at, sums, 0);
            if (carry) {
                System.arraycopy(carried, at, through, 0, h);
                hiddenWeight.addProduct(sums, 0, through);
                System.arraycopy(through, 0, carried, at, h);
            }
        }
    }
}
