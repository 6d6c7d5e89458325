package adaptarium.meta.gradient;

import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.meta.gradient.inner.InnerPath;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

/**
 * The Hessian, at the meta-parameters that drew the data, of each task's divergence after adaptation. The divergence's gradient vanishes there, so the
 * Hessian is exactly J' F J, with J the derivative of the inner steps and F the Fisher information after them: no third derivatives.
 *
 * @param path the inner steps, with their curvature
 * @param end the adapted policy on samples that it drew
 * @param masks the weights of a mean over these samples, [B, N]
 */
record DivergenceCurvature(InnerPath path, PolicyTape end, NDArray masks) {
    /** Maps v [M] to the products [B, M], owned by the caller. */
    NDArray product(NDArray v) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray product = path.pull(end.fisherProduct(path.push(v), masks));
            NDScope.unregister(product);
            return product;
        }
    }
}
