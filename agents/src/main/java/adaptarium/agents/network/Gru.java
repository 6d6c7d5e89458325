package adaptarium.agents.network;

import adaptarium.agents.kernel.Orthogonal;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import java.util.random.RandomGenerator;

/**
 * A gated recurrent unit (Cho et al. 2014, arXiv:1406.1078) as a pure function of flat parameters, in PyTorch's convention: the reset gate acts on the
 * hidden state's product, not on the hidden state.
 *
 * <pre>
 * r = sigmoid(W_ir x + b_ir + W_hr h + b_hr)
 * z = sigmoid(W_iz x + b_iz + W_hz h + b_hz)
 * n = tanh(W_in x + b_in + r (W_hn h + b_hn))
 * h' = (1 - z) n + z h
 * </pre>
 *
 * The parameters are W_i (3H x I), W_h (3H x H), b_i (3H), b_h (3H), one after the other, gates in the order r, z, n. They may be float32 or float64.
 *
 * <p>Here it is tensor arithmetic. Acting and learning in float32 go through {@link GruCell} and {@link GruReplay}, which do the same on the heap.
 */
public final class Gru {
    private final int inputSize;
    private final int hiddenSize;

    /**
     * The shape of a unit.
     *
     * @param inputSize I, at least 1
     * @param hiddenSize H, at least 1
     */
    public Gru(int inputSize, int hiddenSize) {
        if (inputSize < 1 || hiddenSize < 1) {
            throw new IllegalArgumentException(
                    "inputSize and hiddenSize must be at least 1, got " + inputSize + " and " + hiddenSize);
        }
        this.inputSize = inputSize;
        this.hiddenSize = hiddenSize;
    }

    /** I, numbers per input. */
    public int inputSize() {
        return inputSize;
    }

    /** H, numbers of the hidden state. */
    public int hiddenSize() {
        return hiddenSize;
    }

    /** P, how many parameters there are. */
    public int parameterCount() {
        return 3 * hiddenSize * (inputSize + hiddenSize + 2);
    }

    /**
     * Initial parameters: input weights uniform as Glorot and Bengio 2010, each gate's hidden weights orthogonal, biases zero.
     *
     * @param random source of the weights
     * @return float[P], owned by the caller
     */
    public float[] initialParameters(RandomGenerator random) {
        float[] theta = new float[parameterCount()];
        double bound = Math.sqrt(6.0 / (inputSize + hiddenSize));
        int at = 0;
        while (at < 3 * hiddenSize * inputSize) {
            theta[at++] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        for (int gate = 0; gate < 3; gate++) {
            for (double[] row : Orthogonal.rows(hiddenSize, hiddenSize, random)) {
                for (double value : row) {
                    theta[at++] = (float) value;
                }
            }
        }
        return theta;
    }

    /**
     * Cuts the parameters into matrices, once for many steps.
     *
     * @param theta [P], or [B, P] with a leading task dimension
     * @return the unit with these parameters; lives as long as theta's manager
     */
    public Bound bind(NDArray theta) {
        return new Bound(theta);
    }

    /** The unit with parameters: weights transposed for row vectors. */
    public final class Bound {
        private final NDArray inputGates; // [I, 2H]
        private final NDArray inputNew; // [I, H]
        private final NDArray hiddenGates; // [H, 2H]
        private final NDArray hiddenNew; // [H, H]
        private final NDArray biasGates; // b_i + b_h of r and z
        private final NDArray biasInputNew;
        private final NDArray biasHiddenNew;

        private Bound(NDArray theta) {
            int h = hiddenSize;
            int tasks = theta.getShape().dimension() == 2
                    ? Math.toIntExact(theta.getShape().get(0))
                    : 0;
            int offset = 3 * h * inputSize;
            NDArray inputWeight = block(theta, 0, 3 * h, inputSize, tasks);
            NDArray hiddenWeight = block(theta, offset, 3 * h, h, tasks);
            offset += 3 * h * h;
            NDArray inputBias = block(theta, offset, 1, 3 * h, tasks);
            NDArray hiddenBias = block(theta, offset + 3 * h, 1, 3 * h, tasks);
            NDArray inputTransposed = inputWeight.swapAxes(
                    -2 + inputWeight.getShape().dimension(),
                    -1 + inputWeight.getShape().dimension());
            NDArray hiddenTransposed = hiddenWeight.swapAxes(
                    -2 + hiddenWeight.getShape().dimension(),
                    -1 + hiddenWeight.getShape().dimension());
            inputGates = columns(inputTransposed, 0, 2 * h);
            inputNew = columns(inputTransposed, 2 * h, 3 * h);
            hiddenGates = columns(hiddenTransposed, 0, 2 * h);
            hiddenNew = columns(hiddenTransposed, 2 * h, 3 * h);
            biasGates = columns(inputBias, 0, 2 * h).add(columns(hiddenBias, 0, 2 * h));
            biasInputNew = columns(inputBias, 2 * h, 3 * h);
            biasHiddenNew = columns(hiddenBias, 2 * h, 3 * h);
        }

        /**
         * One step.
         *
         * @param input [N, I], or [B, N, I]
         * @param hidden [N, H], or [B, N, H]; left as it is
         * @return the next hidden state, of the shape of {@code hidden}; what was needed on the way is freed
         */
        public NDArray step(NDArray input, NDArray hidden) {
            int axis = hidden.getShape().dimension() - 1;
            try (NDArray fromInput = input.matMul(inputGates).addi(biasGates);
                    NDArray fromHidden = hidden.matMul(hiddenGates);
                    NDArray gates = Activation.sigmoid(fromHidden.addi(fromInput));
                    NDList split = gates.split(new long[] {hiddenSize}, axis);
                    NDArray hiddenPart = hidden.matMul(hiddenNew).addi(biasHiddenNew);
                    NDArray inputPart = input.matMul(inputNew).addi(biasInputNew);
                    NDArray candidate =
                            hiddenPart.muli(split.get(0)).addi(inputPart).tanh()) {
                return hidden.sub(candidate).muli(split.get(1)).addi(candidate);
            }
        }
    }

    private static NDArray block(NDArray theta, int offset, int rows, int columns, int tasks) {
        NDArray flat = columns(theta, offset, offset + rows * columns);
        return tasks == 0 ? flat.reshape(rows, columns) : flat.reshape(tasks, rows, columns);
    }

    private static NDArray columns(NDArray array, int from, int to) {
        return array.get(new NDIndex("..., " + from + ":" + to));
    }
}
