package adaptarium.agents.network;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.kernel.Orthogonal;
import java.util.Arrays;
import java.util.List;
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
    private final Mlp head; // of hidden state and input side by side: W_h over W_x, b, W_o, c
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
        this.distribution = distribution;
        initialLogStd = Math.log(initialStd);
        head = new Mlp(hiddenSize + inputSize, List.of(headSize), outputSize(), Activation.TANH);
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
        int joint = head.inputs();
        int headSize = head.width(1);
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
        GruCell cell = new GruCell(gru, theta, maxRows);
        MlpCell headCell = new MlpCell(head, theta, gru.parameterCount(), maxRows);
        float[] joint = new float[maxRows * head.inputs()];
        return (rows, inputs, states, outputs) -> {
            cell.step(rows, inputs, 0, states, 0);
            System.arraycopy(cell.next, 0, states, 0, rows * stateSize());
            join(rows, states, inputs, joint);
            headCell.run(rows, joint, 0, outputs, 0, outputSize());
        };
    }

    /** Puts hidden state and input of each row side by side. */
    private void join(int rows, float[] states, float[] inputs, float[] joint) {
        for (int n = 0; n < rows; n++) {
            System.arraycopy(states, n * stateSize(), joint, n * head.inputs(), stateSize());
            System.arraycopy(inputs, n * inputSize(), joint, n * head.inputs() + stateSize(), inputSize());
        }
    }

    @Override
    public Tape record(float[] theta, float[] packed, int[] batchSizes) {
        return new HeadedTape(theta, packed, new GruReplay(gru, theta, packed, batchSizes));
    }

    private final class HeadedTape implements Tape {
        private final float[] theta;
        private final GruReplay replay;
        private final MlpReplay headReplay;
        private final float[] outputs;

        HeadedTape(float[] theta, float[] packed, GruReplay replay) {
            this.theta = theta;
            this.replay = replay;
            int rows = packed.length / inputSize();
            float[] joint = new float[rows * head.inputs()];
            join(rows, replay.outputs(), packed, joint);
            outputs = new float[rows * outputSize()];
            headReplay = new MlpReplay(head, theta, gru.parameterCount(), joint, outputs, 0, outputSize());
        }

        @Override
        public float[] outputs() {
            return outputs;
        }

        @Override
        public float[] gradient(float[] outputGradient) {
            float[] gradient = new float[theta.length];
            int rows = outputs.length / outputSize();
            float[] ofJoint = new float[rows * head.inputs()];
            headReplay.gradient(outputGradient, 0, outputSize(), gradient, ofJoint);
            float[] ofStates = new float[rows * stateSize()];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(ofJoint, row * head.inputs(), ofStates, row * stateSize(), stateSize());
            }
            replay.gradient(ofStates, gradient);
            return gradient;
        }
    }
}
