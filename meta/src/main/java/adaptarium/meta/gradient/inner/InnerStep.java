package adaptarium.meta.gradient.inner;

import ai.djl.ndarray.NDArray;

/**
 * One step from fast weights ψ to ψ' on frozen data, and the products of its derivative: all that an outer step asks of adaptation. A new way to adapt is one
 * implementation. It knows nothing of policies: the loss may be any.
 */
public interface InnerStep {
    /** ψ', one row per task, [B, S]. */
    NDArray apply();

    /**
     * Products with the derivative: dψ'/dψ v, per task.
     *
     * @param v [S] or [B, S]; consumed
     * @return of the same shape or [B, S], owned by the caller
     */
    NDArray push(NDArray v);

    /**
     * Products with the derivative's transpose: (dψ'/dψ)' v, per task.
     *
     * @param v [B, S]; consumed
     * @return [B, S], owned by the caller
     */
    NDArray pull(NDArray v);

    /** A kind of step, the same for a learner's whole life: usually no more than a constructor. */
    @FunctionalInterface
    interface Kind {
        /**
         * The step from a point.
         *
         * @param point where it begins
         */
        InnerStep from(InnerPoint point);

        /** Whether {@link InnerStep#push} and {@link InnerStep#pull} ask for the loss's Hessian, as they do unless said. */
        default boolean curved() {
            return true;
        }

        /** The same without the loss's curvature in its derivative, which is taken for the identity unless said. */
        default Kind firstOrder() {
            return new FirstOrderStep.OfKind(this);
        }
    }
}
