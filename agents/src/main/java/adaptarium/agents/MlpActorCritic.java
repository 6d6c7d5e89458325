package adaptarium.agents;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.random.RandomGenerator;

/** Two networks without memory, one for actions and one for the value. The parameters: the policy's, the value's, log-std. */
public final class MlpActorCritic implements ActorCritic {
    private static final double POLICY_GAIN = 0.01; // nearly uniform actions at first

    private final Mlp policy;
    private final Mlp value;
    private final ActionDistribution distribution;
    private final double initialLogStd;
    private final ParameterLayout layout;

    /**
     * The shape of the networks.
     *
     * @param inputSize I
     * @param hidden widths of the hidden layers of each
     * @param distribution how actions are drawn
     * @param initialStd of a Gaussian's actions, in normalised units, positive
     */
    public MlpActorCritic(int inputSize, List<Integer> hidden, ActionDistribution distribution, double initialStd) {
        policy = new Mlp(inputSize, hidden, distribution.outputs(), Activation.TANH);
        value = new Mlp(inputSize, hidden, 1, Activation.TANH);
        this.distribution = distribution;
        initialLogStd = Math.log(initialStd);
        layout = ParameterLayout.empty()
                .with("policy", policy.layout().size())
                .with("value", value.layout().size())
                .with("log_std", distribution.logStds());
    }

    @Override
    public int inputSize() {
        return policy.inputs();
    }

    @Override
    public int stateSize() {
        return 0;
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
        float[] theta = new float[parameterCount()];
        float[] first = policy.initialise(random, POLICY_GAIN);
        float[] second = value.initialise(random, 1);
        System.arraycopy(first, 0, theta, 0, first.length);
        System.arraycopy(second, 0, theta, first.length, second.length);
        java.util.Arrays.fill(theta, first.length + second.length, theta.length, (float) initialLogStd);
        return theta;
    }

    @Override
    public Stepper stepper(float[] theta, int maxRows) {
        return new MlpStepper(theta, maxRows);
    }

    @Override
    public Tape record(NDManager manager, float[] theta, float[] packed, int[] batchSizes) {
        NDList parts = layout.split(manager.create(theta));
        long rows = packed.length / inputSize();
        NDArray x = manager.create(packed, new Shape(rows, inputSize()));
        MlpTape policyTape = policy.record(parts.get(0), x);
        MlpTape valueTape = value.record(parts.get(1), x);
        return new Tape() {
            @Override
            public float[] outputs() {
                return policyTape.output().concat(valueTape.output(), 1).toFloatArray();
            }

            @Override
            public float[] gradient(float[] outputGradient) {
                NDList g = manager.create(outputGradient, new Shape(rows, outputSize()))
                        .split(new long[] {distribution.outputs()}, 1);
                NDArray all = NDArrays.concat(new NDList(
                        policyTape.vjp(g.get(0)),
                        valueTape.vjp(g.get(1)),
                        manager.zeros(new Shape(distribution.logStds()))));
                return all.toFloatArray();
            }
        };
    }

    private final class MlpStepper implements Stepper {
        private final NDManager manager = TensorEngine.newManager();
        private final NDList policyLayers;
        private final NDList valueLayers;
        private final StepBuffer inputBuffer;

        MlpStepper(float[] theta, int maxRows) {
            NDList parts = layout.split(manager.create(theta));
            policyLayers = policy.layers(parts.get(0));
            valueLayers = value.layers(parts.get(1));
            inputBuffer = new StepBuffer(manager, maxRows, inputSize());
        }

        @Override
        public void step(int rows, float[] inputs, float[] states, float[] outputs) {
            try (NDManager scratch = manager.newSubManager()) {
                NDArray x = inputBuffer.set(inputs, rows);
                x.attach(scratch);
                NDArray both = policy.apply(policyLayers, x).concat(value.apply(valueLayers, x), 1);
                x.attach(manager);
                StepBuffer.read(both, outputs);
            }
        }

        @Override
        public void close() {
            manager.close();
        }
    }
}
