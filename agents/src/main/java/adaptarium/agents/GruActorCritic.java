package adaptarium.agents;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A gated recurrent unit and a head that sees its hidden state h and the input x again: one tanh layer, then action outputs and value.
 *
 * <pre>
 * a = tanh(h W_h + x W_x + b),   outputs = a W_o + c
 * </pre>
 *
 * The tanh layer is what multiplies "which task is this" with "where am I". The parameters: the unit's, W_h (H x M), W_x (I x M), b, W_o (M x (D + 1)), c,
 * log-std.
 */
public final class GruActorCritic implements ActorCritic {
    private static final double POLICY_GAIN = 0.01; // nearly uniform actions at first

    private final Gru gru;
    private final int headSize;
    private final ActionDistribution distribution;
    private final double initialLogStd;
    private final ParameterLayout layout;

    /**
     * The shape of a network.
     *
     * @param inputSize I
     * @param hiddenSize H
     * @param headSize M
     * @param distribution how actions are drawn
     * @param initialStd of a Gaussian's actions, in normalised units, positive
     */
    public GruActorCritic(
            int inputSize, int hiddenSize, int headSize, ActionDistribution distribution, double initialStd) {
        gru = new Gru(inputSize, hiddenSize);
        this.headSize = headSize;
        this.distribution = distribution;
        initialLogStd = Math.log(initialStd);
        layout = ParameterLayout.empty()
                .with("gru", gru.parameterCount())
                .with("head.hidden", hiddenSize, headSize)
                .with("head.input", inputSize, headSize)
                .with("head.bias", headSize)
                .with("output.weight", headSize, outputSize())
                .with("output.bias", outputSize())
                .with("log_std", distribution.logStds());
    }

    @Override
    public int inputSize() {
        return gru.inputSize();
    }

    @Override
    public int stateSize() {
        return gru.hiddenSize();
    }

    @Override
    public ActionDistribution distribution() {
        return distribution;
    }

    @Override
    public int parameterCount() {
        return Math.toIntExact(layout.size());
    }

    @Override
    public float[] initialParameters(RandomGenerator random) {
        float[] theta = Arrays.copyOf(gru.initialParameters(random), parameterCount());
        int joint = gru.hiddenSize() + inputSize();
        double bound = Math.sqrt(6.0 / (joint + headSize)); // Glorot and Bengio 2010
        int at = gru.parameterCount();
        for (int i = 0; i < joint * headSize; i++) {
            theta[at++] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        at += headSize;
        double[][] rows = Orthogonal.rows(headSize, outputSize(), random);
        for (double[] row : rows) {
            for (int j = 0; j < outputSize(); j++) {
                theta[at++] = (float) ((j < distribution.outputs() ? POLICY_GAIN : 1) * row[j]);
            }
        }
        Arrays.fill(theta, theta.length - distribution.logStds(), theta.length, (float) initialLogStd);
        return theta;
    }

    @Override
    public Stepper stepper(float[] theta, int maxRows) {
        return new GruStepper(theta, maxRows);
    }

    @Override
    public Tape record(NDManager manager, float[] theta, float[] packed, int[] batchSizes) {
        NDList parts = layout.split(manager.create(theta));
        NDArray x = manager.create(packed, new Shape(packed.length / inputSize(), inputSize()));
        return new GruTapeWithHead(parts, x, gru.bind(parts.get(0)).run(x, batchSizes));
    }

    private final class GruTapeWithHead implements Tape {
        private final NDList parts;
        private final NDArray x;
        private final GruTape tape;
        private final NDArray hidden; // a

        GruTapeWithHead(NDList parts, NDArray x, GruTape tape) {
            this.parts = parts;
            this.x = x;
            this.tape = tape;
            hidden = tape.outputs()
                    .matMul(parts.get(1))
                    .addi(x.matMul(parts.get(2)))
                    .addi(parts.get(3))
                    .tanh();
        }

        @Override
        public float[] outputs() {
            return hidden.matMul(parts.get(4)).addi(parts.get(5)).toFloatArray();
        }

        @Override
        public float[] gradient(float[] outputGradient) {
            NDManager manager = x.getManager();
            NDArray g = manager.create(outputGradient, new Shape(x.getShape().get(0), outputSize()));
            NDArray ofSum = hidden.mul(hidden)
                    .subi(1)
                    .muli(-1)
                    .muli(g.matMul(parts.get(4).transpose()));
            NDArray all = NDArrays.concat(new NDList(
                    tape.gradient(ofSum.matMul(parts.get(1).transpose())),
                    tape.outputs().transpose().matMul(ofSum).flatten(),
                    x.transpose().matMul(ofSum).flatten(),
                    ofSum.sum(new int[] {0}),
                    hidden.transpose().matMul(g).flatten(),
                    g.sum(new int[] {0}),
                    manager.zeros(new Shape(distribution.logStds()))));
            return all.toFloatArray();
        }
    }

    private final class GruStepper implements Stepper {
        private final NDManager manager = TensorEngine.newManager();
        private final Gru.Bound bound;
        private final NDList parts;
        private final StepBuffer inputBuffer;
        private final StepBuffer stateBuffer;

        GruStepper(float[] theta, int maxRows) {
            parts = layout.split(manager.create(theta));
            bound = gru.bind(parts.get(0));
            inputBuffer = new StepBuffer(manager, maxRows, inputSize());
            stateBuffer = new StepBuffer(manager, maxRows, stateSize());
        }

        @Override
        public void step(int rows, float[] inputs, float[] states, float[] outputs) {
            NDArray x = inputBuffer.set(inputs, rows);
            try (NDArray next = bound.step(x, stateBuffer.set(states, rows));
                    NDArray fromInput = x.matMul(parts.get(2)).addi(parts.get(3));
                    NDArray sum = next.matMul(parts.get(1)).addi(fromInput);
                    NDArray hidden = sum.tanh();
                    NDArray out = hidden.matMul(parts.get(4)).addi(parts.get(5))) {
                StepBuffer.read(next, states);
                StepBuffer.read(out, outputs);
            }
        }

        @Override
        public void close() {
            manager.close();
        }
    }
}
