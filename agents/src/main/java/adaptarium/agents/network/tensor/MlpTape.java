package adaptarium.agents.network.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a network together with what derivatives need: reverse mode ({@link #vjp}), forward mode ({@link #direction}, the R-operator of Pearlmutter 1994,
 * "Fast exact multiplication by the Hessian") and both combined ({@link Curvature}), all as ordinary tensor arithmetic.
 *
 * <p>With x [B, N, I] every gradient has a task dimension, [B, P], even where theta is shared; with x [N, I] it is [P]. Directions may be [P] or [B, P].
 * New tensors live in x's manager; callers bound their lives by a manager or an {@code NDScope}.
 */
public final class MlpTape {
    private final Mlp network;
    private final NDList weights;

    /** h_0 = x, then the activations of the hidden layers. */
    private final List<NDArray> activations = new ArrayList<>();

    /** φ'(z) of the hidden layers. */
    private final List<NDArray> slopes = new ArrayList<>();

    private final NDArray output;

    MlpTape(Mlp network, NDArray theta, NDArray x) {
        this.network = network;
        weights = network.layers(theta);
        activations.add(x);
        output = network.apply(weights, x, h -> {
            slopes.add(network.activation().slope(h));
            activations.add(h);
        });
    }

    /** The network's value, [N, D] or [B, N, D]. */
    public NDArray output() {
        return output;
    }

    /**
     * Gradient of Σ g·u with respect to theta.
     *
     * @param g weight of each output, of the output's shape
     * @return [P] or [B, P]
     */
    public NDArray vjp(NDArray g) {
        return curvature(g, /* keep= */ false).gradient;
    }

    /**
     * Runs the R-operator forward.
     *
     * @param v a direction in theta, [P] or [B, P]
     * @return derivatives of activations and output along v
     */
    public Direction direction(NDArray v) {
        NDList directions = network.layers(v);
        List<NDArray> rates = new ArrayList<>();
        List<NDArray> preRates = new ArrayList<>();
        NDArray rh = null;
        for (int layer = 0; ; layer++) {
            NDArray rz = Mlp.affine(activations.get(layer), directions, layer);
            if (rh != null) {
                addAndClose(rz, Mlp.product(rh, weights.get(2 * layer)));
            }
            if (layer == network.layers() - 1) {
                return new Direction(directions, preRates, rates, rz);
            }
            preRates.add(rz);
            rh = rz.mul(slopes.get(layer));
            rates.add(rh);
        }
    }

    /**
     * Prepares Hessian-vector products of a loss whose gradient at the output is g.
     *
     * @param g gradient of the loss with respect to the output, of its shape
     * @return the loss's gradient and curvature
     */
    public Curvature curvature(NDArray g) {
        return curvature(g, /* keep= */ true);
    }

    private Curvature curvature(NDArray g, boolean keep) {
        int layers = network.layers();
        NDArray[] parts = new NDArray[2 * layers];
        NDArray[] deltas = new NDArray[layers];
        NDArray[] bends = new NDArray[layers - 1];
        NDArray delta = g;
        for (int layer = layers - 1; layer >= 0; layer--) {
            deltas[layer] = delta;
            parts[2 * layer] = outer(activations.get(layer), delta);
            parts[2 * layer + 1] = sumOverSamples(delta);
            if (layer > 0) {
                NDArray h = activations.get(layer);
                NDArray next =
                        delta.matMul(Mlp.transposed(weights.get(2 * layer))).muli(slopes.get(layer - 1));
                if (keep && network.activation().bends()) {
                    bends[layer - 1] = network.activation().bend(h, next);
                } else if (!keep && delta != g) {
                    delta.close();
                }
                delta = next;
            }
        }
        return new Curvature(network.layout().join(new NDList(parts)), deltas, bends);
    }

    /**
     * Derivatives along one direction in theta.
     *
     * @param layers the direction cut into layers
     * @param preRates R z of the hidden layers
     * @param rates R h of the hidden layers
     * @param output R u, of the output's shape
     */
    public record Direction(NDList layers, List<NDArray> preRates, List<NDArray> rates, NDArray output) {}

    /** Gradient of a loss at this tape's point, and exact products with its Hessian. */
    public final class Curvature {
        private final NDArray gradient;
        private final NDArray[] deltas;
        private final NDArray[] bends;

        private Curvature(NDArray gradient, NDArray[] deltas, NDArray[] bends) {
            this.gradient = gradient;
            this.deltas = deltas;
            this.bends = bends;
        }

        /** [P] or [B, P]. */
        public NDArray gradient() {
            return gradient;
        }

        /**
         * The Hessian times the direction: the R-operator run backward.
         *
         * @param direction what {@link MlpTape#direction} gave
         * @param rg derivative of the loss's output gradient along the direction, of the output's shape
         * @return [P] or [B, P]
         */
        public NDArray product(Direction direction, NDArray rg) {
            int layers = network.layers();
            NDArray[] parts = new NDArray[2 * layers];
            NDArray rDelta = rg;
            for (int layer = layers - 1; layer >= 0; layer--) {
                NDArray weight = outer(activations.get(layer), rDelta);
                parts[2 * layer + 1] = sumOverSamples(rDelta);
                if (layer > 0) {
                    addAndClose(weight, outer(direction.rates().get(layer - 1), deltas[layer]));
                    NDArray next = rDelta.matMul(Mlp.transposed(weights.get(2 * layer)));
                    addAndClose(
                            next,
                            deltas[layer].matMul(
                                    Mlp.transposed(direction.layers().get(2 * layer))));
                    next.muli(slopes.get(layer - 1));
                    if (bends[layer - 1] != null) {
                        addAndClose(
                                next, bends[layer - 1].mul(direction.preRates().get(layer - 1)));
                    }
                    if (rDelta != rg) {
                        rDelta.close();
                    }
                    rDelta = next;
                }
                parts[2 * layer] = weight;
            }
            return network.layout().join(new NDList(parts));
        }
    }

    /** h'δ per task, a new tensor. A narrow δ goes first: the library is several times as fast that way. */
    private static NDArray outer(NDArray h, NDArray delta) {
        int width = h.getShape().dimension() - 1;
        if (delta.getShape().get(width) < h.getShape().get(width)) {
            return Mlp.transposed(Mlp.transposed(delta).matMul(h));
        }
        return Mlp.transposed(h).matMul(delta);
    }

    /** Frees a term as soon as it is added: memory in the cache is worth more than a shorter line. */
    private static void addAndClose(NDArray sum, NDArray term) {
        sum.addi(term);
        term.close();
    }

    private static NDArray sumOverSamples(NDArray delta) {
        return delta.sum(new int[] {delta.getShape().dimension() - 2});
    }
}
