package adaptarium.agents.network.tensor;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.EnvironmentSpec;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A memoryless stochastic policy as a pure function of its parameters: a network, an action distribution, and for a Gaussian a log-std that is the same
 * in every state. The log-std is the last block of theta, {@code "log_std"}; its standard deviation is never below {@link #MIN_STD}.
 */
public final class Policy {
    /** Least standard deviation of a Gaussian action, as in the MAML authors' code. */
    public static final double MIN_STD = 1e-6;

    private static final float MIN_LOG_STD = (float) Math.log(MIN_STD);

    private final Mlp network;
    private final ActionDistribution distribution;
    private final ParameterLayout layout;

    /**
     * A distribution's parameters at some observations.
     *
     * @param outputs u, [N, D] or [B, N, D]
     * @param logStd s, [D] or [B, 1, D]; of length 0 for a categorical distribution
     */
    public record Outputs(NDArray outputs, NDArray logStd) {}

    /**
     * A policy.
     *
     * @param network from observations to the distribution's outputs
     * @param distribution of actions
     */
    public Policy(Mlp network, ActionDistribution distribution) {
        if (network.outputs() != distribution.outputs()) {
            throw new IllegalArgumentException(
                    "the network must put out " + distribution.outputs() + " numbers, got " + network.outputs());
        }
        this.network = network;
        this.distribution = distribution;
        ParameterLayout all = ParameterLayout.empty();
        for (ParameterLayout.Block block : network.layout().blocks()) {
            all = all.with(block.name(), block.shape().getShape());
        }
        layout = distribution.logStds() == 0 ? all : all.with("log_std", distribution.logStds());
    }

    /**
     * The policy that suits an environment.
     *
     * @param observationSize I, which may exceed the environment's by a context
     * @param actions the action space; continuous ones get a Gaussian, discrete ones a categorical distribution
     * @param hidden widths of the hidden layers
     * @param activation after each hidden layer
     * @return the policy
     */
    public static Policy of(int observationSize, ActionSpace actions, List<Integer> hidden, Activation activation) {
        ActionDistribution distribution = ActionDistribution.of(actions);
        return new Policy(new Mlp(observationSize, hidden, distribution.outputs(), activation), distribution);
    }

    /**
     * The policy that suits an environment.
     *
     * @param spec the environment
     * @param hidden widths of the hidden layers
     * @param activation after each hidden layer
     * @return the policy
     */
    public static Policy of(EnvironmentSpec spec, List<Integer> hidden, Activation activation) {
        return of(spec.observationSize(), spec.actions(), hidden, activation);
    }

    /** The network. */
    public Mlp network() {
        return network;
    }

    /** The action distribution. */
    public ActionDistribution distribution() {
        return distribution;
    }

    /** The network's blocks, and {@code "log_std"} last for a Gaussian. */
    public ParameterLayout layout() {
        return layout;
    }

    /** P, how many numbers theta has. */
    public int parameters() {
        return Math.toIntExact(layout.size());
    }

    /**
     * Fresh parameters.
     *
     * @param random source of the weights
     * @param outputGain factor on the last layer's weights; 1 is Glorot's
     * @param initialStd standard deviation of actions at first, in normalised units
     * @return float[P], owned by the caller
     */
    public float[] initialise(RandomGenerator random, double outputGain, double initialStd) {
        float[] weights = network.initialise(random, outputGain);
        float[] theta = java.util.Arrays.copyOf(weights, parameters());
        java.util.Arrays.fill(theta, weights.length, theta.length, (float) Math.log(initialStd));
        return theta;
    }

    /**
     * The distribution's parameters at some observations.
     *
     * @param theta [P] or [B, P]
     * @param observations [N, I] or [B, N, I]
     * @return outputs and log-std; gradients flow through
     */
    public Outputs apply(NDArray theta, NDArray observations) {
        NDList parts = split(theta);
        return new Outputs(network.apply(parts.get(0), observations), clampedLogStd(parts.get(1)));
    }

    /**
     * Theta cut in two: the network's part and the raw log-std.
     *
     * @param theta [P] or [B, P]
     * @return views: network [P'] or [B, P'], log-std [D] or [B, 1, D] (length 0 for a categorical distribution)
     */
    NDList split(NDArray theta) {
        int axis = theta.getShape().dimension() - 1;
        NDList parts = theta.split(new long[] {network.layout().size()}, axis);
        return axis == 0 ? parts : new NDList(parts.get(0), parts.get(1).expandDims(1));
    }

    /** Log-std not below that of {@link #MIN_STD}. */
    NDArray clampedLogStd(NDArray raw) {
        return distribution.logStds() == 0 ? raw : raw.maximum(MIN_LOG_STD);
    }

    /** The same on the heap, in place. */
    void clampLogStd(float[] raw) {
        for (int j = 0; j < raw.length; j++) {
            raw[j] = Math.max(raw[j], MIN_LOG_STD);
        }
    }

    /** 1 where the raw log-std is in use, 0 where {@link #MIN_STD} has replaced it; of the raw log-std's type and shape. */
    NDArray logStdMask(NDArray raw) {
        return raw.gt(MIN_LOG_STD).toType(raw.getDataType(), /* copy= */ false);
    }
}
