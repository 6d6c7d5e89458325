package adaptarium.meta.gradient.inner;

import adaptarium.agents.update.DifferentiableLoss;
import adaptarium.meta.gradient.parameter.Rates;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

/**
 * The step ψ' = ψ - A ∇L(ψ) (Finn et al. 2017, arXiv:1703.03400, algorithm 3, line 7), where A is the diagonal of the rates. With H the Hessian of L at ψ its
 * derivative is I - A H, exact, as Hessian-vector products; where rates differ it is not symmetric.
 *
 * @param fast ψ, [S] or [B, S]
 * @param loss L
 * @param rates A
 */
public record GradientStep(NDArray fast, DifferentiableLoss loss, Rates rates) implements InnerStep {
    /** The step at the rate that is fixed, of what is adapted. */
    public static GradientStep from(InnerPoint point) {
        return new GradientStep(point.fast(), point.loss(), point.parameters().fixedRates(point.rate()));
    }

    @Override
    public NDArray apply() {
        return fast.sub(rates.times(loss.gradient()));
    }

    /** v - A (H v). */
    @Override
    public NDArray push(NDArray v) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return kept(v, v.sub(rates.timesInPlace(loss.hessianProduct(v))));
        }
    }

    /** v - H (A v); what is common to all rates is a number, which commutes with H and is multiplied by after. */
    @Override
    public NDArray pull(NDArray v) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return kept(v, v.sub(loss.hessianProduct(rates.share(v)).muli(rates.common())));
        }
    }

    /** The result outlives the scope it was made in; the vector it was made from is given back. */
    static NDArray kept(NDArray consumed, NDArray result) {
        NDScope.unregister(result);
        consumed.close();
        return result;
    }
}
