package adaptarium.agents.network.tensor;

import adaptarium.agents.action.ActionDistribution;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/**
 * One run of a policy on a batch of samples with what derivatives need, log-std included.
 *
 * <p>With observations [B, N, I] every gradient is [B, P], even where theta is shared; with [N, I] it is [P]. Tensors live in the observations' manager.
 */
public final class PolicyTape {
    private final Policy policy;
    private final MlpTape network;
    private final NDArray logStd;
    private final NDArray logStdMask;
    private final ActionDistribution.LogProbabilityTape logProbability;

    private PolicyTape(Policy policy, NDArray theta, NDArray observations, NDArray actions) {
        this.policy = policy;
        NDList parts = policy.split(theta);
        network = policy.network().record(parts.get(0), observations);
        logStd = policy.clampedLogStd(parts.get(1));
        logStdMask = policy.logStdMask(parts.get(1));
        logProbability = policy.distribution().record(network.output(), logStd, actions);
    }

    /**
     * Runs the policy.
     *
     * @param policy whose parameters theta are
     * @param theta [P] or [B, P]
     * @param observations [N, I] or [B, N, I]
     * @param actions [N, A] or [B, N, A]
     * @return the tape
     */
    public static PolicyTape record(Policy policy, NDArray theta, NDArray observations, NDArray actions) {
        return new PolicyTape(policy, theta, observations, actions);
    }

    /** The action distributions, to compare later ones with. */
    public Policy.Outputs outputs() {
        return new Policy.Outputs(network.output(), logStd);
    }

    /** Log-probabilities of the actions, [N] or [B, N]. */
    public NDArray logProbability() {
        return logProbability.value();
    }

    /**
     * Gradient of Σ f_n(ℓ_n).
     *
     * @param a f', [N] or [B, N]
     * @return [P] or [B, P]
     */
    public NDArray gradient(NDArray a) {
        NDList g = logProbability.gradient(a);
        return join(network.vjp(g.get(0)), g.get(1));
    }

    /**
     * Prepares Hessian-vector products of Σ f_n(ℓ_n).
     *
     * @param a f', [N] or [B, N]
     * @param b f'', [N] or [B, N]
     * @return gradient and curvature at this point
     */
    public Curvature curvature(NDArray a, NDArray b) {
        NDList g = logProbability.gradient(a);
        return new Curvature(a, b, network.curvature(g.get(0)), g.get(1));
    }

    /**
     * Product with the Fisher information of Σ_n w_n KL_n at this point: J' F J v.
     *
     * @param v direction, [P] or [B, P]
     * @param w weights, [N] or [B, N]
     * @return [P] or [B, P]
     */
    public NDArray fisherProduct(NDArray v, NDArray w) {
        NDList parts = policy.split(v);
        NDArray ru = network.direction(parts.get(0)).output();
        NDArray rs = parts.get(1).mul(logStdMask);
        NDList f = policy.distribution().fisherProduct(network.output(), logStd, ru, rs, w);
        return join(network.vjp(f.get(0)), f.get(1));
    }

    /**
     * Gradient of Σ_n w_n KL_n(before || this point).
     *
     * @param before the distributions compared with
     * @param w weights, [N] or [B, N]
     * @return [P] or [B, P]
     */
    public NDArray divergenceGradient(Policy.Outputs before, NDArray w) {
        NDList g = policy.distribution()
                .divergenceGradient(before.outputs(), before.logStd(), network.output(), logStd, w);
        return join(network.vjp(g.get(0)), g.get(1));
    }

    /** Exact products with the Hessian of Σ f_n(ℓ_n). */
    public final class Curvature {
        private final NDArray a;
        private final NDArray b;
        private final MlpTape.Curvature network;
        private final NDArray logStdGradient;

        private Curvature(NDArray a, NDArray b, MlpTape.Curvature network, NDArray logStdGradient) {
            this.a = a;
            this.b = b;
            this.network = network;
            this.logStdGradient = logStdGradient;
        }

        /** [P] or [B, P]. */
        public NDArray gradient() {
            return join(network.gradient(), logStdGradient);
        }

        /**
         * The Hessian times a vector, per task.
         *
         * @param v direction, [P] or [B, P]
         * @return [P] or [B, P]
         */
        public NDArray product(NDArray v) {
            NDList parts = policy.split(v);
            MlpTape.Direction direction = PolicyTape.this.network.direction(parts.get(0));
            NDArray rs = parts.get(1).mul(logStdMask);
            NDList rg = logProbability.hessianProduct(a, b, direction.output(), rs);
            return join(network.product(direction, rg.get(0)), rg.get(1));
        }
    }

    private NDArray join(NDArray networkPart, NDArray logStdPart) {
        if (policy.distribution().logStds() == 0) {
            return networkPart;
        }
        NDArray masked = logStdPart.mul(logStdMask.reshape(
                logStdMask.getShape().dimension() == 3
                        ? new ai.djl.ndarray.types.Shape(
                                logStdMask.getShape().get(0),
                                policy.distribution().logStds())
                        : logStdMask.getShape()));
        return NDArrays.concat(
                new NDList(networkPart, masked), networkPart.getShape().dimension() - 1);
    }
}
