package adaptarium.agents.update;

import ai.djl.ndarray.NDArray;

/**
 * A loss at one point of flat parameters, with exact derivatives of first and second order, for one problem or for several side by side. What it is a loss of (a policy's
 * surrogate, a squared error) is its own affair: whoever takes gradient steps needs no more than this.
 */
public interface DifferentiableLoss {
    /** Gradient, [P] or one row per task, [B, P]; owned by the caller's scope. */
    NDArray gradient();

    /**
     * The Hessian times a vector, per task.
     *
     * @param v direction, [P] or [B, P]
     * @return [P] or [B, P]
     */
    NDArray hessianProduct(NDArray v);
}
