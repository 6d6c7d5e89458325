package adaptarium.meta.gradient.inner;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

/**
 * The step ψ' = ψ - α ρ∘∇L(ψ) whose rates ρ are part of ψ and learnt with it (Meta-SGD: Li et al. 2017, arXiv:1707.09835, equation 3). They stay as they are from step to
 * step; the loss does not depend on them.
 *
 * @param point where it begins; which of the inner steps it is says which rates are its own
 * @param firstOrder whether the loss's curvature is left out of the derivative; the derivative by the rates is kept
 */
public record LearnedRateStep(InnerPoint point, boolean firstOrder) implements InnerStep {
    /**
     * Steps with learnt rates.
     *
     * @param curved whether their derivative has the loss's curvature in it
     */
    public record OfKind(boolean curved) implements Kind {
        @Override
        public InnerStep from(InnerPoint point) {
            return new LearnedRateStep(point, !curved);
        }

        @Override
        public Kind firstOrder() {
            return new OfKind(/* curved= */ false);
        }
    }

    @Override
    public NDArray apply() {
        return point.fast().sub(rates(point.fast()).mul(point.loss().gradient()).muli(point.rate()));
    }

    /** v - α (ρ∘(H v) + v_ρ∘∇L). */
    @Override
    public NDArray push(NDArray v) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray change = rates(v).mul(point.loss().gradient());
            if (!firstOrder) {
                change = change.add(rates(point.fast()).mul(point.loss().hessianProduct(v)));
            }
            return GradientStep.kept(v, v.sub(change.muli(point.rate())));
        }
    }

    /** v - α (H (ρ∘v), and ∇L∘v where the rates are). */
    @Override
    public NDArray pull(NDArray v) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray change = point.parameters().gather(point.loss().gradient().mul(v), point.number());
            if (!firstOrder) {
                change = change.add(
                        point.loss().hessianProduct(rates(point.fast()).mul(v)));
            }
            return GradientStep.kept(v, v.sub(change.muli(point.rate())));
        }
    }

    /** This step's rates in ψ, or how they change along a direction. */
    private NDArray rates(NDArray fast) {
        return point.parameters().spread(fast, point.number());
    }
}
