package adaptarium.meta.gradient.inner;

import adaptarium.agents.update.DifferentiableLoss;
import adaptarium.meta.gradient.parameter.MetaParameters;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

/**
 * The step ψ' = ψ - α ρ∘∇L(ψ) whose rates ρ are part of ψ and learnt with it (Meta-SGD: Li et al. 2017, arXiv:1707.09835, equation 3). They stay as they are from step to
 * step; the loss does not depend on them.
 *
 * @param fast ψ, [S] or [B, S]
 * @param loss L
 * @param parameters where in ψ the rates are
 * @param rate α, which the rates are relative to
 * @param step which of the inner steps this is, counted from 0
 * @param firstOrder whether the loss's curvature is left out of the derivative; the derivative by the rates is kept
 */
record LearnedRateStep(
        NDArray fast, DifferentiableLoss loss, MetaParameters parameters, double rate, int step, boolean firstOrder)
        implements InnerStep {
    @Override
    public NDArray apply() {
        return fast.sub(parameters.spread(fast, step).mul(loss.gradient()).muli(rate));
    }

    /** v - α (ρ∘(H v) + v_ρ∘∇L). */
    @Override
    public NDArray push(NDArray v) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray change = parameters.spread(v, step).mul(loss.gradient());
            if (!firstOrder) {
                change = change.add(parameters.spread(fast, step).mul(loss.hessianProduct(v)));
            }
            return GradientStep.kept(v, v.sub(change.muli(rate)));
        }
    }

    /** v - α (H (ρ∘v), and ∇L∘v where the rates are). */
    @Override
    public NDArray pull(NDArray v) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray change = parameters.gather(loss.gradient().mul(v), step);
            if (!firstOrder) {
                change = change.add(
                        loss.hessianProduct(parameters.spread(fast, step).mul(v)));
            }
            return GradientStep.kept(v, v.sub(change.muli(rate)));
        }
    }
}
