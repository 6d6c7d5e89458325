package adaptarium.agents.network.policy;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Join;
import adaptarium.agents.network.layer.Linear;
import adaptarium.agents.network.layer.Skip;
import adaptarium.agents.network.layer.Tanh;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A policy and a value in one {@link Network}, and how actions are drawn. A row of outputs holds the distribution's D outputs and then the value. The
 * parameters: the network's, then the distribution's state-independent log-std.
 */
public final class ActorCritic {
    private static final double POLICY_GAIN = 0.01; // nearly uniform actions at first

    private final Network network;
    private final ActionDistribution distribution;
    private final double initialLogStd;

    /**
     * A policy and a value.
     *
     * @param network of D + 1 outputs
     * @param distribution how actions are drawn
     * @param initialStd of a Gaussian's actions, in normalised units, positive
     */
    public ActorCritic(Network network, ActionDistribution distribution, double initialStd) {
        if (network.outputs() != distribution.outputs() + 1) {
            throw new IllegalArgumentException("the network must have " + distribution.outputs()
                    + " outputs for actions and one for the value, got " + network.outputs());
        }
        this.network = network;
        this.distribution = distribution;
        initialLogStd = Math.log(initialStd);
    }

    /**
     * With a memory: a recurrent cell, and a head that sees what the cell gives and the input x again, by one tanh layer. That layer is what multiplies "which
     * task is this" with "where am I".
     *
     * @param cell of any number of inputs and outputs
     * @param headSize width of the tanh layer
     * @param distribution how actions are drawn
     * @param initialStd of a Gaussian's actions, in normalised units, positive
     * @return the networks
     */
    public static ActorCritic withMemory(Layer cell, int headSize, ActionDistribution distribution, double initialStd) {
        int joint = cell.outputs() + cell.inputs();
        int outputs = distribution.outputs() + 1;
        double[] gains = new double[outputs];
        Arrays.fill(gains, POLICY_GAIN);
        gains[outputs - 1] = 1;
        Layer all = Chain.of(
                Join.of(cell, new Skip(cell.inputs())),
                new Linear(joint, headSize, Linear.glorot(1)),
                new Tanh(headSize),
                new Linear(headSize, outputs, Linear.orthogonal(gains)));
        return new ActorCritic(new Network(all), distribution, initialStd);
    }

    /**
     * Without a memory: two perceptrons of tanh layers, one for actions and one for the value.
     *
     * @param inputs I
     * @param hidden widths of the hidden layers of each
     * @param distribution how actions are drawn
     * @param initialStd of a Gaussian's actions, in normalised units, positive
     * @return the networks
     */
    public static ActorCritic withoutMemory(
            int inputs, List<Integer> hidden, ActionDistribution distribution, double initialStd) {
        Mlp policy = new Mlp(inputs, hidden, distribution.outputs(), Activation.TANH);
        Mlp value = new Mlp(inputs, hidden, 1, Activation.TANH);
        return new ActorCritic(
                new Network(Join.of(policy.onHeap(POLICY_GAIN), value.onHeap(1))), distribution, initialStd);
    }

    /** What acts and learns. */
    public Network network() {
        return network;
    }

    /** How actions are drawn. */
    public ActionDistribution distribution() {
        return distribution;
    }

    /** P, how many parameters there are, log-std included. */
    public int parameterCount() {
        return network.parameterCount() + distribution.logStds();
    }

    /**
     * Initial parameters.
     *
     * @param random source of the weights
     * @return float[P], owned by the caller
     */
    public float[] initialParameters(RandomGenerator random) {
        float[] theta = Arrays.copyOf(network.initialParameters(random), parameterCount());
        Arrays.fill(theta, network.parameterCount(), theta.length, (float) initialLogStd);
        return theta;
    }

    /**
     * The log-std in a set of parameters.
     *
     * @param theta float[P]
     * @return float[D], or of length 0 for a categorical distribution; owned by the caller
     */
    public float[] logStd(float[] theta) {
        return Arrays.copyOfRange(theta, network.parameterCount(), parameterCount());
    }
}
