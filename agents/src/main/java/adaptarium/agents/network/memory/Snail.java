package adaptarium.agents.network.memory;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Gate;
import adaptarium.agents.network.layer.Join;
import adaptarium.agents.network.layer.Linear;
import adaptarium.agents.network.layer.Skip;
import java.util.ArrayList;
import java.util.List;

/**
 * SNAIL as a memory (Mishra et al. 2018, arXiv:1707.03141): dilated causal convolutions that gather what happened, alternating with attention that finds it again.
 * Convolutions come first, as in the paper's experiments in reinforcement learning; in those with few examples attention does. Every block's result stands beside
 * what came in; a linear map at the end brings the width back.
 */
final class Snail {
    private static final int NARROWER = 4; // a convolution's filters, as a part of the memory's size

    private Snail() {}

    /**
     * Convolutions and attention, as often as asked for.
     *
     * @param inputs I
     * @param size H; attention has as many numbers, a convolution a fourth
     * @param blocks how many times convolutions and attention, at least 1
     * @param steps T of a trial: a block's convolutions, of dilations 1, 2, 4 …, reach back so far
     * @return from inputs to H numbers
     */
    static Layer of(int inputs, int size, int blocks, int steps) {
        List<Layer> parts = new ArrayList<>();
        int width = inputs;
        for (int block = 0; block < blocks; block++) {
            int filters = Math.max(1, size / NARROWER);
            for (int dilation = 1; dilation < Math.max(2, steps); dilation *= 2) {
                parts.add(Join.of(new Skip(width), convolution(width, dilation, filters)));
                width += filters;
            }
            parts.add(attention(width, size));
            width += size;
        }
        parts.add(new Linear(width, size, Linear.glorot(1)));
        return new Chain(parts);
    }

    /** A filter's gated sums of the present and of what was {@code dilation} steps ago. */
    static Layer convolution(int width, int dilation, int filters) {
        return Chain.of(
                Join.of(new Skip(width), new Delay(width, dilation)),
                new Linear(2 * width, 2 * filters, Linear.glorot(1)),
                new Gate(filters, /* tanh= */ true));
    }

    /** What came in, and beside it what attention finds. */
    static Layer attention(int width, int size) {
        return Join.of(
                new Skip(width),
                Chain.of(new Linear(width, 3 * size, Linear.glorot(1)), new CausalAttention(size, /* heads= */ 1)));
    }
}
