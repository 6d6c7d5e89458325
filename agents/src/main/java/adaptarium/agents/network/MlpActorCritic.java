package adaptarium.agents.network;

import adaptarium.agents.action.ActionDistribution;
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
        MlpCell policyCell = new MlpCell(policy, theta, 0, maxRows);
        MlpCell valueCell = new MlpCell(value, theta, valueOffset(), maxRows);
        return (rows, inputs, states, outputs) -> {
            policyCell.run(rows, inputs, 0, outputs, 0, outputSize());
            valueCell.run(rows, inputs, 0, outputs, valueColumn(), outputSize());
        };
    }

    private int valueOffset() {
        return Math.toIntExact(layout.block("value").offset());
    }

    private int valueColumn() {
        return distribution.outputs();
    }

    @Override
    public Tape record(float[] theta, float[] packed, int[] batchSizes) {
        float[] outputs = new float[packed.length / inputSize() * outputSize()];
        MlpReplay policyReplay = new MlpReplay(policy, theta, 0, packed, outputs, 0, outputSize());
        MlpReplay valueReplay =
                new MlpReplay(value, theta, valueOffset(), packed, outputs, valueColumn(), outputSize());
        return new Tape() {
            @Override
            public float[] outputs() {
                return outputs;
            }

            @Override
            public float[] gradient(float[] outputGradient) {
                float[] gradient = new float[theta.length];
                policyReplay.gradient(outputGradient, 0, outputSize(), gradient, /* inputGradient= */ null);
                valueReplay.gradient(outputGradient, valueColumn(), outputSize(), gradient, /* inputGradient= */ null);
                return gradient;
            }
        };
    }
}
