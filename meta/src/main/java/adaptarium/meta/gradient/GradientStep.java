package adaptarium.meta.gradient;

import adaptarium.agents.network.PolicyTape;
import adaptarium.agents.update.SurrogateLoss;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

/**
 * The step θ' = θ - A ∇L(θ) (Finn et al. 2017, arXiv:1703.03400, algorithm 3, line 7), where A is the diagonal of the rates. With H the Hessian of L at θ its
 * derivative is I - A H, exact, as Hessian-vector products; where rates differ it is not symmetric.
 *
 * @param theta θ, [P] or [B, P]
 * @param tape the policy at θ on the data
 * @param loss L
 * @param rates A
 */
record GradientStep(NDArray theta, PolicyTape tape, SurrogateLoss loss, Rates rates) implements InnerStep {
    @Override
    public NDArray apply() {
        return theta.sub(rates.times(loss.gradient()));
    }

    /** v - A (H v). */
    @Override
    public NDArray push(NDArray v) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return kept(v, v.sub(rates.timesInPlace(loss.hessianProduct(v))));
        }
    }

    /** v - H (A v). */
    @Override
    public NDArray pull(NDArray v) {
        if (rates.areEqual()) { // a number commutes with H, and is multiplied by after, where it need not be kept
            return push(v);
        }
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return kept(v, v.sub(loss.hessianProduct(rates.times(v))));
        }
    }

    private static NDArray kept(NDArray consumed, NDArray result) {
        NDScope.unregister(result);
        consumed.close();
        return result;
    }
}
