package adaptarium.meta.gradient;

import adaptarium.agents.network.PolicyTape;
import ai.djl.ndarray.NDArray;

/**
 * One step from parameters θ to adapted parameters θ' on frozen data, and the products of its derivative: all that an outer step asks of adaptation. A new way to
 * adapt is one implementation.
 */
interface InnerStep {
    /** θ', one set of parameters per task, [B, P]. */
    NDArray apply();

    /**
     * Products with the derivative: dθ'/dθ v, per task.
     *
     * @param v [P] or [B, P]; consumed
     * @return of the same shape or [B, P], owned by the caller
     */
    NDArray push(NDArray v);

    /**
     * Products with the derivative's transpose: (dθ'/dθ)' v, per task.
     *
     * @param v [B, P]; consumed
     * @return [B, P], owned by the caller
     */
    NDArray pull(NDArray v);

    /** The policy at θ on the data. */
    PolicyTape tape();
}
