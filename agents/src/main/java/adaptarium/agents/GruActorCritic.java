package adaptarium.agents;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;

/** A gated recurrent unit with one affine head for action outputs and value. The parameters: the unit's, head weight (H x (D + 1)), head bias, log-std. */
public final class GruActorCritic implements ActorCritic {
    private static final double POLICY_GAIN = 0.01; // nearly uniform actions at first

    private final Gru gru;
    private final ActionDistribution distribution;
    private final double initialLogStd;
    private final ParameterLayout layout;

    /**
     * The shape of a network.
     *
     * @param inputSize I
     * @param hiddenSize H
     * @param distribution how actions are drawn
     * @param initialStd of a Gaussian's actions, in normalised units, positive
     */
    public GruActorCritic(int inputSize, int hiddenSize, ActionDistribution distribution, double initialStd) {
        gru = new Gru(inputSize, hiddenSize);
        this.distribution = distribution;
        initialLogStd = Math.log(initialStd);
        layout = ParameterLayout.empty()
                .with("gru", gru.parameterCount())
                .with("head.weight", hiddenSize, outputSize())
                .with("head.bias", outputSize())
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
        float[] theta = java.util.Arrays.copyOf(gru.initialParameters(random), parameterCount());
        double[][] columns = Orthogonal.rows(outputSize(), gru.hiddenSize(), random);
        int offset = gru.parameterCount();
        for (int i = 0; i < gru.hiddenSize(); i++) {
            for (int j = 0; j < outputSize(); j++) {
                double gain = j < distribution.outputs() ? POLICY_GAIN : 1;
                theta[offset++] = (float) (gain * columns[j][i]);
            }
        }
        java.util.Arrays.fill(theta, theta.length - distribution.logStds(), theta.length, (float) initialLogStd);
        return theta;
    }

    @Override
    public Stepper stepper(float[] theta, int maxRows) {
        return new GruStepper(theta, maxRows);
    }

    @Override
    public Tape record(NDManager manager, float[] theta, float[] packed, int[] batchSizes) {
        NDList parts = layout.split(manager.create(theta));
        long rows = packed.length / inputSize();
        GruTape tape = gru.bind(parts.get(0)).run(manager.create(packed, new Shape(rows, inputSize())), batchSizes);
        NDArray weight = parts.get(1);
        NDArray outputs = tape.outputs().matMul(weight).addi(parts.get(2));
        return new Tape() {
            @Override
            public float[] outputs() {
                return outputs.toFloatArray();
            }

            @Override
            public float[] gradient(float[] outputGradient) {
                NDArray g = manager.create(outputGradient, new Shape(rows, outputSize()));
                NDArray all = NDArrays.concat(new NDList(
                        tape.gradient(g.matMul(weight.transpose())),
                        tape.outputs().transpose().matMul(g).flatten(),
                        g.sum(new int[] {0}),
                        manager.zeros(new Shape(distribution.logStds()))));
                return all.toFloatArray();
            }
        };
    }

    private final class GruStepper implements Stepper {
        private final NDManager manager = TensorEngine.newManager();
        private final Gru.Bound bound;
        private final NDArray headWeight;
        private final NDArray headBias;
        private final StepBuffer inputBuffer;
        private final StepBuffer stateBuffer;

        GruStepper(float[] theta, int maxRows) {
            NDList parts = layout.split(manager.create(theta));
            bound = gru.bind(parts.get(0));
            headWeight = parts.get(1);
            headBias = parts.get(2);
            inputBuffer = new StepBuffer(manager, maxRows, inputSize());
            stateBuffer = new StepBuffer(manager, maxRows, stateSize());
        }

        @Override
        public void step(int rows, float[] inputs, float[] states, float[] outputs) {
            try (NDArray next = bound.step(inputBuffer.set(inputs, rows), stateBuffer.set(states, rows));
                    NDArray out = next.matMul(headWeight).addi(headBias)) {
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
