package adaptarium.agents.network;

import adaptarium.agents.kernel.Matrix;
import adaptarium.agents.kernel.Squash;
import java.util.Arrays;

/**
 * A {@link Gru} with float32 parameters on the heap, one time step of many rows at a time. A step's gates stay readable until the next one; used by one thread
 * at a time.
 */
final class GruCell {
    private final int inputSize;
    private final int hiddenSize;
    private final Matrix inputWeight; // [I, 3H]
    private final Matrix hiddenWeight; // [H, 3H]
    private final float[] inputBias; // of all gates; for r and z with the hidden bias added
    private final float[] newHiddenBias;
    private final float[] fromInput; // of one row
    private final float[] fromHidden;
    private final float[] scratch;

    /** Of the last step, float[maxRows * H] each: the state before. */
    final float[] previous;

    /** The reset gate r. */
    final float[] reset;

    /** The update gate z. */
    final float[] update;

    /** The candidate n. */
    final float[] candidate;

    /** W_hn h + b_hn. */
    final float[] hiddenPart;

    /** The state after. */
    final float[] next;

    /**
     * The cell with parameters.
     *
     * @param gru its shape
     * @param theta {@link Gru}'s parameters, first of all; copied
     * @param maxRows most rows of a step
     */
    GruCell(Gru gru, float[] theta, int maxRows) {
        inputSize = gru.inputSize();
        hiddenSize = gru.hiddenSize();
        int gates = 3 * hiddenSize;
        inputWeight = Matrix.transposed(theta, 0, inputSize, gates);
        hiddenWeight = Matrix.transposed(theta, gates * inputSize, hiddenSize, gates);
        int biases = gates * (inputSize + hiddenSize);
        inputBias = Arrays.copyOfRange(theta, biases, biases + gates);
        for (int j = 0; j < 2 * hiddenSize; j++) {
            inputBias[j] += theta[biases + gates + j];
        }
        newHiddenBias = Arrays.copyOfRange(theta, biases + gates + 2 * hiddenSize, biases + 2 * gates);
        fromInput = new float[gates];
        fromHidden = new float[gates];
        int size = maxRows * hiddenSize;
        scratch = new float[size];
        previous = new float[size];
        reset = new float[size];
        update = new float[size];
        candidate = new float[size];
        hiddenPart = new float[size];
        next = new float[size];
    }

    /**
     * One step.
     *
     * @param rows how many, N
     * @param x N inputs at {@code xOffset}
     * @param xOffset index of the first number
     * @param h N hidden states at {@code hOffset}; left as they are
     * @param hOffset index of the first number
     */
    void step(int rows, float[] x, int xOffset, float[] h, int hOffset) {
        System.arraycopy(h, hOffset, previous, 0, rows * hiddenSize);
        for (int n = 0; n < rows; n++) {
            int at = n * hiddenSize;
            System.arraycopy(inputBias, 0, fromInput, 0, fromInput.length);
            inputWeight.addProduct(x, xOffset + n * inputSize, fromInput);
            System.arraycopy(fromInput, 0, fromHidden, 0, 2 * hiddenSize);
            System.arraycopy(newHiddenBias, 0, fromHidden, 2 * hiddenSize, hiddenSize);
            hiddenWeight.addProduct(previous, at, fromHidden);
            System.arraycopy(fromHidden, 0, reset, at, hiddenSize);
            System.arraycopy(fromHidden, hiddenSize, update, at, hiddenSize);
            System.arraycopy(fromHidden, 2 * hiddenSize, hiddenPart, at, hiddenSize);
            System.arraycopy(fromInput, 2 * hiddenSize, candidate, at, hiddenSize);
        }
        int size = rows * hiddenSize;
        Squash.sigmoid(reset, scratch, size);
        Squash.sigmoid(update, scratch, size);
        for (int i = 0; i < size; i++) {
            candidate[i] += reset[i] * hiddenPart[i];
        }
        Squash.tanh(candidate, scratch, size);
        for (int i = 0; i < size; i++) {
            next[i] = candidate[i] + update[i] * (previous[i] - candidate[i]);
        }
    }
}
