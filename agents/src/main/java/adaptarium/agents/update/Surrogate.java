package adaptarium.agents.update;

/** What a policy-gradient loss is made of. Both have the same gradient on fresh data; their curvatures differ. */
public enum Surrogate {
    /**
     * -Σ w π(a|s) / π°(a|s), π° being the policy that drew the data: the right low-variance curvature (Rothfuss et al. 2019, arXiv:1810.06784, "LVC").
     */
    LIKELIHOOD_RATIO,
    /**
     * -Σ w log π(a|s), the surrogate of the first MAML code. Its Hessian lacks the outer product of scores: it has the wrong curvature, kept for comparison.
     */
    LOG_LIKELIHOOD
}
