package adaptarium.agents.update;

import adaptarium.agents.network.tensor.PolicyTape;
import ai.djl.ndarray.NDArray;

/**
 * A policy-gradient loss -Σ_n w_n f(ℓ_n) at one point, with exact derivatives. The weights are advantages divided by the number of samples; padding has
 * weight 0.
 */
public final class SurrogateLoss implements DifferentiableLoss {
    private final PolicyTape tape;
    private final NDArray first;
    private final NDArray second;

    /** Set when first asked for: a gradient alone need not keep what products need. */
    private PolicyTape.@org.jspecify.annotations.Nullable Curvature curvature;

    /**
     * The loss at a tape's point.
     *
     * @param tape the policy on the samples
     * @param surrogate what f is
     * @param oldLogProbability ℓ° of the policy that drew the data, [N] or [B, N]
     * @param weights w, [N] or [B, N]
     */
    public SurrogateLoss(PolicyTape tape, Surrogate surrogate, NDArray oldLogProbability, NDArray weights) {
        this.tape = tape;
        first = surrogate.slope(tape.logProbability(), oldLogProbability, weights);
        second = surrogate.curvature(first);
    }

    @Override
    public NDArray gradient() {
        return curvature == null ? tape.gradient(first) : curvature.gradient();
    }

    /**
     * Keeps what Hessian-vector products need, so that the gradient and many products share one backward pass.
     *
     * @return this loss
     */
    public SurrogateLoss prepared() {
        if (curvature == null) {
            curvature = tape.curvature(first, second);
        }
        return this;
    }

    @Override
    public NDArray hessianProduct(NDArray v) {
        PolicyTape.Curvature own = curvature == null ? tape.curvature(first, second) : curvature;
        curvature = own;
        return own.product(v);
    }
}
