package adaptarium.agents.network.memory;

import adaptarium.agents.kernel.Kernel;
import adaptarium.agents.kernel.Matrix;
import adaptarium.agents.kernel.Orthogonal;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Memory;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import adaptarium.agents.network.layer.Sums;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A gated recurrent unit (Cho et al. 2014, arXiv:1406.1078), in PyTorch's convention: the reset gate acts on the hidden state's product, not on the hidden
 * state.
 *
 * <pre>
 * r = sigmoid(W_ir x + b_ir + W_hr h + b_hr)
 * z = sigmoid(W_iz x + b_iz + W_hz h + b_hz)
 * n = tanh(W_in x + b_in + r (W_hn h + b_hn))
 * h' = (1 - z) n + z h
 * </pre>
 *
 * The output is h', and so is the memory. Parameters: input.weight (3H x I), hidden.weight (3H x H), input.bias, hidden.bias, gates in the order r, z, n.
 */
public final class Gru implements Layer {
    private static final int ROWS_AT_ONCE = 512;
    private static final int GATES = 3;
    private static final int RESET = 0;
    private static final int UPDATE = 1;
    private static final int NEW = 2;

    private final int inputSize;
    private final int hiddenSize;
    private final ParameterLayout layout;

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
        layout = ParameterLayout.empty()
                .with("input.weight", (long) GATES * hiddenSize, inputSize)
                .with("hidden.weight", (long) GATES * hiddenSize, hiddenSize)
                .with("input.bias", (long) GATES * hiddenSize)
                .with("hidden.bias", (long) GATES * hiddenSize);
    }

    @Override
    public int inputs() {
        return inputSize;
    }

    @Override
    public int outputs() {
        return hiddenSize;
    }

    @Override
    public int memorySize() {
        return hiddenSize;
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    /** Input weights uniform as Glorot and Bengio 2010, each gate's hidden weights orthogonal, biases zero. */
    @Override
    public void initialise(Parameters parameters, RandomGenerator random) {
        double bound = Math.sqrt(6.0 / (inputSize + hiddenSize));
        float[] input = new float[GATES * hiddenSize * inputSize];
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        parameters.set("input.weight", input);
        float[] hidden = new float[GATES * hiddenSize * hiddenSize];
        for (int i = 0; i < hidden.length; ) {
            for (double[] row : Orthogonal.rows(hiddenSize, hiddenSize, random)) {
                for (double value : row) {
                    hidden[i++] = (float) value;
                }
            }
        }
        parameters.set("hidden.weight", hidden);
    }

    @Override
    public long kept(boolean inputsWanted) {
        return 6L * hiddenSize + (inputsWanted ? inputSize : 0);
    }

    @Override
    public Run newRun() {
        return new GruRun();
    }

    private Matrix gate(Matrix weight, int gate) {
        return weight.rows(gate * hiddenSize, hiddenSize);
    }

    /**
     * Arrays over the rows of all steps are [S, H]. What concerns one step stands in the rows of that step in all of them. They are more than the nearer caches
     * hold, so the way back writes the gradients over the values, step by step.
     */
    private final class GruRun implements Run {
        private final Kernel kernel = Kernel.best();
        private final Scan scan = new Scan(hiddenSize); // from h to h'
        private final Matrix[] inputWeights = new Matrix[GATES]; // [H, I]
        private final Matrix[] hiddenWeights = new Matrix[GATES]; // [H, H]
        private final Matrix[] fromInput = new Matrix[GATES]; // the same for products from the left, copied
        private final Matrix[] fromHidden = new Matrix[GATES];
        private final float[][] biases = new float[GATES][hiddenSize]; // for r and z with the hidden bias added
        private float[] newHiddenBias = new float[0];
        private final float[][] gates = new float[GATES][0]; // r, z, n
        private float[] hiddenPart = new float[0]; // W_hn h + b_hn
        private float[] inputGradient = new float[0];
        private float[] x = new float[0];

        @Override
        public void bind(Parameters parameters) {
            float[] inputBias = parameters.vector("input.bias");
            float[] hiddenBias = parameters.vector("hidden.bias");
            for (int gate = 0; gate < GATES; gate++) {
                inputWeights[gate] = gate(parameters.matrix("input.weight"), gate);
                hiddenWeights[gate] = gate(parameters.matrix("hidden.weight"), gate);
                fromInput[gate] = inputWeights[gate].transposed().copy();
                fromHidden[gate] = hiddenWeights[gate].transposed().copy();
                for (int j = 0; j < hiddenSize; j++) {
                    int i = gate * hiddenSize + j;
                    biases[gate][j] = gate == NEW ? inputBias[i] : inputBias[i] + hiddenBias[i];
                }
            }
            newHiddenBias = Arrays.copyOfRange(hiddenBias, NEW * hiddenSize, GATES * hiddenSize);
        }

        @Override
        public Memory memory() {
            return scan.memory();
        }

        @Override
        public float[] forward(Steps steps, float[] input) {
            x = input;
            int size = steps.rows() * hiddenSize;
            hiddenPart = Layer.atLeast(hiddenPart, size);
            for (int gate = 0; gate < GATES; gate++) {
                gates[gate] = Layer.atLeast(gates[gate], size);
            }
            scan.forward(steps, this::step);
            return scan.after;
        }

        private void step(int row, int n) {
            int from = row * hiddenSize;
            int count = n * hiddenSize;
            Matrix input = Matrix.of(x, row * inputSize, n, inputSize);
            for (int gate = 0; gate < GATES; gate++) {
                kernel.product(block(gates[gate], row, n), Matrix.ofEqualRows(biases[gate], n), input, fromInput[gate]);
            }
            Matrix h = block(scan.before, row, n);
            kernel.addProduct(block(gates[RESET], row, n), h, fromHidden[RESET]);
            kernel.addProduct(block(gates[UPDATE], row, n), h, fromHidden[UPDATE]);
            kernel.product(block(hiddenPart, row, n), Matrix.ofEqualRows(newHiddenBias, n), h, fromHidden[NEW]);
            kernel.sigmoid(gates[RESET], from, count);
            kernel.sigmoid(gates[UPDATE], from, count);
            addProducts(gates[NEW], gates[RESET], hiddenPart, from, count);
            kernel.tanh(gates[NEW], from, count);
            mix(scan.after, gates[NEW], gates[UPDATE], scan.before, from, count);
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            int rows = scan.steps().rows();
            scan.backward((row, n, carried) -> {
                int from = row * hiddenSize; // h' went on into the next step of those that go on
                addShifted(outputGradient, from, scan.after, from + n * hiddenSize, carried * hiddenSize);
                stepBack(outputGradient, row, n, /* carry= */ row > 0);
            });
            addParameterGradients(gradient, rows);
            if (!inputsWanted) {
                return null;
            }
            inputGradient = Layer.atLeast(inputGradient, rows * inputSize);
            Matrix sum = Matrix.of(inputGradient, 0, rows, inputSize);
            Matrix none = Matrix.ofEqualRows(new float[inputSize], rows);
            for (int gate = 0; gate < GATES; gate++) {
                kernel.product(sum, gate == 0 ? none : sum, block(gates[gate], 0, rows), inputWeights[gate]);
            }
            return inputGradient;
        }

        /** Afterwards the gradient in a gate's sum stands in the gate's place, that in h in the place of h', and that in W_hn h + b_hn in its own. */
        private void stepBack(float[] ofNext, int row, int n, boolean carry) {
            int from = row * hiddenSize;
            int count = n * hiddenSize;
            if (carry) {
                multiply(scan.after, ofNext, gates[UPDATE], from, count);
            }
            throughGates(ofNext, gates[UPDATE], gates[NEW], scan.before, from, count);
            throughReset(hiddenPart, gates[RESET], gates[NEW], from, count);
            if (carry) {
                Matrix sum = Matrix.of(scan.after, from, n, hiddenSize);
                kernel.addProduct(sum, Matrix.of(gates[RESET], from, n, hiddenSize), hiddenWeights[RESET]);
                kernel.addProduct(sum, Matrix.of(gates[UPDATE], from, n, hiddenSize), hiddenWeights[UPDATE]);
                kernel.addProduct(sum, Matrix.of(hiddenPart, from, n, hiddenSize), hiddenWeights[NEW]);
            }
        }

        /** In blocks of rows, which stay in the cache while six products and the sums look at them; each adds up its rows in order all the same. */
        private void addParameterGradients(Parameters gradient, int rows) {
            Matrix ofInput = gradient.matrix("input.weight");
            Matrix ofHidden = gradient.matrix("hidden.weight");
            for (int row = 0; row < rows; row += ROWS_AT_ONCE) {
                int n = Math.min(ROWS_AT_ONCE, rows - row);
                Matrix input = Matrix.of(x, row * inputSize, n, inputSize);
                Matrix hidden = block(scan.before, row, n);
                Matrix reset = block(gates[RESET], row, n);
                Matrix update = block(gates[UPDATE], row, n);
                Matrix candidate = block(gates[NEW], row, n);
                Matrix inner = block(hiddenPart, row, n);
                addOuterProducts(ofInput, input, reset, update, candidate);
                addOuterProducts(ofHidden, hidden, reset, update, inner);
                Sums.addColumns(kernel, gradient, "input.bias", reset, update, candidate);
                Sums.addColumns(kernel, gradient, "hidden.bias", reset, update, inner);
            }
        }

        private void addOuterProducts(Matrix gradient, Matrix values, Matrix... deltas) {
            for (int gate = 0; gate < GATES; gate++) {
                kernel.addProduct(gate(gradient, gate), deltas[gate].transposed(), values);
            }
        }

        private Matrix block(float[] rows, int from, int count) {
            return Matrix.of(rows, from * hiddenSize, count, hiddenSize);
        }
    }

    // Short loops over equal indices of several arrays: the just-in-time compiler turns each into vector instructions.

    private static void addProducts(float[] sum, float[] a, float[] b, int from, int count) {
        for (int i = from; i < from + count; i++) {
            sum[i] += a[i] * b[i];
        }
    }

    private static void mix(float[] out, float[] candidate, float[] update, float[] before, int from, int count) {
        for (int i = from; i < from + count; i++) {
            out[i] = candidate[i] + update[i] * (before[i] - candidate[i]);
        }
    }

    private static void multiply(float[] out, float[] a, float[] b, int from, int count) {
        for (int i = from; i < from + count; i++) {
            out[i] = a[i] * b[i];
        }
    }

    private static void addShifted(float[] sum, int from, float[] more, int moreFrom, int count) {
        for (int i = 0; i < count; i++) {
            sum[from + i] += more[moreFrom + i];
        }
    }

    /** From the gradient in h' to those in the sums of z and n, in their places. */
    private static void throughGates(float[] ofNext, float[] z, float[] n, float[] before, int from, int count) {
        for (int i = from; i < from + count; i++) {
            float update = z[i];
            float candidate = n[i];
            n[i] = ofNext[i] * (1 - update) * (1 - candidate * candidate);
            z[i] = ofNext[i] * (before[i] - candidate) * update * (1 - update);
        }
    }

    /** From the gradient in the sum of n to those in r's sum and in what r multiplies, in their places. */
    private static void throughReset(float[] part, float[] r, float[] ofNew, int from, int count) {
        for (int i = from; i < from + count; i++) {
            float reset = r[i];
            float ofPart = ofNew[i] * reset;
            r[i] = ofPart * part[i] * (1 - reset);
            part[i] = ofPart;
        }
    }
}
