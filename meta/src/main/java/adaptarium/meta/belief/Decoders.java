package adaptarium.meta.belief;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Join;
import adaptarium.agents.network.layer.Linear;
import adaptarium.agents.network.layer.Slice;
import adaptarium.agents.network.layer.Tanh;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import java.util.List;

/**
 * What the task says about a step, given a latent: the reward of (s, a, s′) or of s′ alone, and the change of the observation by (s, a). A row of inputs is [m, s, a, s′], a row
 * of outputs [r, s′ − s].
 */
final class Decoders {
    private Decoders() {}

    /**
     * Two perceptrons of ReLU layers side by side.
     *
     * @param latents L
     * @param observations O
     * @param actions numbers that tell an action
     * @param hidden widths of the hidden layers of each
     * @param rewardOfSuccessor whether a reward is predicted from m and s′ alone
     * @return L + 2 O + actions inputs, 1 + O outputs
     */
    static Network network(
            int latents, int observations, int actions, List<Integer> hidden, boolean rewardOfSuccessor) {
        int before = latents + observations + actions;
        int all = before + observations;
        Layer reward = rewardOfSuccessor
                ? Chain.of(
                        Join.of(new Slice(all, 0, latents), new Slice(all, before, observations)),
                        new Mlp(latents + observations, hidden, 1, Activation.RELU).onHeap(1))
                : new Mlp(all, hidden, 1, Activation.RELU).onHeap(1);
        Layer change =
                Chain.of(new Slice(all, 0, before), new Mlp(before, hidden, observations, Activation.RELU).onHeap(1));
        return new Network(Join.of(reward, change));
    }

    /** The encoder: what the memory gives, as L means and L log-variances, near 0 at first: the prior. */
    static Layer encoder(Layer memory, int latents) {
        return Chain.of(
                memory,
                new Tanh(memory.outputs()),
                new Linear(memory.outputs(), 2 * latents, Linear.glorot(/* gain= */ 0.1)));
    }
}
