package adaptarium.agents.update;

import adaptarium.agents.action.SquashedGaussian;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import java.util.List;

/**
 * The networks of soft actor-critic, as shapes.
 *
 * @param distribution how actions are drawn, of A axes
 * @param policy from I numbers to the distribution's 2 A
 * @param critic from state and action, I + A numbers, to a value
 */
public record SacNetworks(SquashedGaussian distribution, Network policy, Network critic) {
    private static final double POLICY_GAIN = 0.01; // nearly unit noise around the middle at first

    /** Checks that the sizes fit. */
    public SacNetworks {
        if (policy.outputs() != distribution.outputs()
                || critic.inputs() != policy.inputs() + distribution.axes()
                || critic.outputs() != 1
                || policy.memorySize() + critic.memorySize() > 0) {
            throw new IllegalArgumentException("a policy of " + policy.inputs() + " to " + policy.outputs()
                    + " numbers and a critic of " + critic.inputs() + " to " + critic.outputs()
                    + " do not fit actions of " + distribution.axes() + ", or remember");
        }
    }

    /**
     * Perceptrons of rectified linear units, as in the paper.
     *
     * @param inputs I
     * @param hidden widths of the hidden layers of each
     * @param axes A
     * @return the networks
     */
    public static SacNetworks perceptrons(int inputs, List<Integer> hidden, int axes) {
        SquashedGaussian distribution = new SquashedGaussian(axes);
        Mlp policy = new Mlp(inputs, hidden, distribution.outputs(), Activation.RELU);
        Mlp critic = new Mlp(inputs + axes, hidden, 1, Activation.RELU);
        return new SacNetworks(
                distribution, new Network(policy.onHeap(POLICY_GAIN)), new Network(critic.onHeap(/* outputGain= */ 1)));
    }

    /** I. */
    public int inputs() {
        return policy.inputs();
    }
}
