package adaptarium.agents.network.memory;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Linear;
import adaptarium.agents.network.layer.Relu;
import adaptarium.agents.network.layer.Residual;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A causal transformer as a memory, in the form that trains without layer normalisation: T-Fixup's start (Huang et al. 2020), with which transformers learn by
 * reinforcement (TrMRL, Melo 2022, arXiv:2206.06614). A block is attention by two heads and then a layer of rectified units, each added to what came in.
 */
final class Transformer {
    private static final int WIDER = 2; // the rectified layer, as a multiple of the block's width

    private Transformer() {}

    /**
     * Blocks on top of each other.
     *
     * @param inputs I
     * @param size H, the width of every block
     * @param blocks how many, at least 1
     * @return from inputs to H numbers
     */
    static Layer of(int inputs, int size, int blocks) {
        double gain = 0.67 * Math.pow(blocks, -0.25);
        List<Layer> parts = new ArrayList<>();
        parts.add(new Linear(inputs, size, Linear.glorot(Math.pow(9.0 * blocks, -0.25))));
        for (int block = 0; block < blocks; block++) {
            parts.add(new Residual(Chain.of(
                    new Linear(size, 3 * size, attentionStart(gain)),
                    new CausalAttention(size, size % 2 == 0 ? 2 : 1),
                    new Linear(size, size, Linear.glorot(gain)))));
            parts.add(new Residual(Chain.of(
                    new Linear(size, WIDER * size, Linear.glorot(gain)),
                    new Relu(WIDER * size),
                    new Linear(WIDER * size, size, Linear.glorot(gain)))));
        }
        return new Chain(parts);
    }

    /** Queries and keys as Glorot and Bengio's, values smaller by the gain. */
    private static Linear.Start attentionStart(double gain) {
        return (inputs, outputs, random) -> {
            int size = outputs / 3;
            float[] weights = new float[inputs * outputs];
            for (int part = 0; part < 3; part++) {
                float[] own = weights(inputs, size, part == 2 ? gain : 1, random);
                for (int i = 0; i < inputs; i++) {
                    System.arraycopy(own, i * size, weights, i * outputs + part * size, size);
                }
            }
            return weights;
        };
    }

    private static float[] weights(int inputs, int outputs, double gain, RandomGenerator random) {
        return Linear.glorot(gain).weights(inputs, outputs, random);
    }
}
