package adaptarium.agents.network.policy;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.HeadStart;
import adaptarium.agents.network.layer.Join;
import adaptarium.agents.network.layer.Linear;
import adaptarium.agents.network.layer.Skip;
import adaptarium.agents.network.layer.Tanh;
import adaptarium.agents.network.memory.MemoryCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shape of a policy and value that remember: tanh layers that encode the input, memory cells on top of each other, and a head that is told what they give
 * and the input x again. The second sight of x is what lets the head multiply "which task is this" with "where am I" (Beck et al. 2023, arXiv:2309.14970).
 *
 * @param encoderSizes widths of the layers before the memory; may be empty
 * @param memory kind of the cells
 * @param memorySize numbers that each gives
 * @param memoryLayers how many are on top of each other, at least 1
 * @param head what combines them with the input
 * @param headStart how what the memory has to say in it starts
 * @param headSize width of its hidden layer
 * @param separateValue whether the value has an encoder, a memory and a head of its own
 */
public record RecurrentShape(
        List<Integer> encoderSizes,
        MemoryCell memory,
        int memorySize,
        int memoryLayers,
        MemoryHead head,
        HeadStart headStart,
        int headSize,
        boolean separateValue) {
    private static final double POLICY_GAIN = 0.01; // nearly uniform actions at first

    /** Copies the list. */
    public RecurrentShape {
        encoderSizes = List.copyOf(encoderSizes);
    }

    /**
     * The networks.
     *
     * @param inputs I, numbers per input
     * @param steps of a trial, as far as is known; a trial may be longer
     * @param distribution how actions are drawn
     * @param initialStd of a Gaussian's actions, in normalised units, positive
     * @return policy and value
     */
    public ActorCritic network(int inputs, int steps, ActionDistribution distribution, double initialStd) {
        double[] policyGains = new double[distribution.outputs()];
        Arrays.fill(policyGains, POLICY_GAIN);
        if (separateValue) {
            Layer both = Join.of(oneNetwork(inputs, steps, policyGains), oneNetwork(inputs, steps, 1));
            return new ActorCritic(new Network(both), distribution, initialStd);
        }
        double[] gains = Arrays.copyOf(policyGains, policyGains.length + 1);
        gains[policyGains.length] = 1;
        return new ActorCritic(new Network(oneNetwork(inputs, steps, gains)), distribution, initialStd);
    }

    private Layer oneNetwork(int inputs, int steps, double... gains) {
        List<Layer> parts = new ArrayList<>();
        int width = inputs;
        for (int size : encoderSizes) {
            parts.add(new Linear(width, size, Linear.glorot(1)));
            parts.add(new Tanh(size));
            width = size;
        }
        parts.add(memory.stack(width, memorySize, memoryLayers, steps));
        Layer body = parts.size() == 1 ? parts.get(0) : new Chain(parts);
        List<Layer> all = new ArrayList<>();
        all.add(Join.of(body, new Skip(inputs)));
        all.addAll(head.layers(memorySize, inputs, headSize, headStart, gains));
        return new Chain(all);
    }

    /**
     * Learning rates of the parameters, relative to the heads': small changes of a recurrent network are amplified along a trial (RESeL, arXiv:2405.15384).
     *
     * @param network what {@link #network} gave
     * @param encoderRate of encoder and memory
     * @return float[P], owned by the caller; of length 0 where all are the same
     */
    public float[] rates(ActorCritic network, double encoderRate) {
        if (encoderRate == 1) {
            return new float[0];
        }
        float[] rates = new float[network.parameterCount()];
        Arrays.fill(rates, 1);
        for (ParameterLayout.Block block : network.network().layout().blocks()) {
            String within = separateValue ? block.name().substring(block.name().indexOf('.') + 1) : block.name();
            if (within.startsWith("0.")) { // the first part of a chain of body and head
                int start = Math.toIntExact(block.offset());
                Arrays.fill(rates, start, start + Math.toIntExact(block.size()), (float) encoderRate);
            }
        }
        return rates;
    }
}
