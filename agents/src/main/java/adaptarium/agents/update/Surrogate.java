package adaptarium.agents.update;

import ai.djl.ndarray.NDArray;

/** What a policy-gradient loss -Σ w f(log π) is made of. Both have the same gradient on fresh data; their curvatures differ. */
public enum Surrogate {
    /**
     * -Σ w π(a|s) / π°(a|s), π° being the policy that drew the data: the right low-variance curvature (Rothfuss et al. 2019, arXiv:1810.06784, "LVC").
     */
    LIKELIHOOD_RATIO {
        @Override
        public NDArray value(NDArray logProbability, NDArray oldLogProbability) {
            return logProbability.sub(oldLogProbability).exp();
        }

        @Override
        NDArray slope(NDArray logProbability, NDArray oldLogProbability, NDArray weights) {
            return value(logProbability, oldLogProbability).mul(weights).neg();
        }

        @Override
        NDArray curvature(NDArray slope) {
            return slope;
        }
    },
    /**
     * -Σ w log π(a|s), the surrogate of the first MAML code. Its Hessian lacks the outer product of scores: it has the wrong curvature, kept for comparison.
     */
    LOG_LIKELIHOOD {
        @Override
        public NDArray value(NDArray logProbability, NDArray oldLogProbability) {
            return logProbability;
        }

        @Override
        NDArray slope(NDArray logProbability, NDArray oldLogProbability, NDArray weights) {
            return weights.neg();
        }

        @Override
        NDArray curvature(NDArray slope) {
            return slope.zerosLike();
        }
    };

    /**
     * f of every sample.
     *
     * @param logProbability ℓ, [N] or [B, N]
     * @param oldLogProbability ℓ° of the policy that drew the data, of the same shape
     */
    public abstract NDArray value(NDArray logProbability, NDArray oldLogProbability);

    /** -w f'(ℓ). */
    abstract NDArray slope(NDArray logProbability, NDArray oldLogProbability, NDArray weights);

    /** -w f''(ℓ), of -w f'(ℓ). */
    abstract NDArray curvature(NDArray slope);
}
