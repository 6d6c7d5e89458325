package adaptarium.meta.gradient.inner;

import adaptarium.agents.update.DifferentiableLoss;
import adaptarium.meta.gradient.parameter.MetaParameters;
import ai.djl.ndarray.NDArray;

/**
 * A loss of the network's parameters θ as one of the fast weights ψ, from which these follow: with J = dθ/dψ its gradient is J' g and its Hessian J' H J, and where θ is
 * no linear function of ψ the derivative of J' along the direction, applied to g, besides.
 *
 * @param loss of θ
 * @param parameters how θ follows from ψ
 * @param fast ψ, [S] or [B, S]
 */
record FastLoss(DifferentiableLoss loss, MetaParameters parameters, NDArray fast) implements DifferentiableLoss {
    @Override
    public NDArray gradient() {
        return parameters.pull(fast, loss.gradient());
    }

    @Override
    public NDArray hessianProduct(NDArray v) {
        NDArray product = parameters.pull(fast, loss.hessianProduct(parameters.push(fast, v)));
        return parameters.bends() ? product.add(parameters.bend(v, loss.gradient())) : product;
    }
}
