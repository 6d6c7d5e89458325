package adaptarium.meta.gradient.outer;

import adaptarium.agents.update.TrustRegion;

/** What the tasks of an update say about meta-parameters, as means over the tasks, on data that the present meta-parameters have collected. */
public interface MetaBatch {
    /** Outer loss at the present meta-parameters, where the divergence is 0. */
    TrustRegion.Trial atOrigin();

    /**
     * Outer loss after adaptation from other meta-parameters, and the mean divergence of the adapted policies from those that drew the data.
     *
     * @param theta float[M]
     */
    TrustRegion.Trial evaluate(float[] theta);

    /** Exact gradient of the outer loss at the present meta-parameters, double[M]; where {@link OuterUpdate.Wanted} asked for it. */
    double[] gradient();

    /**
     * Product with the divergence's Hessian at the present meta-parameters, estimated on some of the samples; where {@link OuterUpdate.Wanted} asked for it.
     *
     * @param v double[M]
     * @return double[M]
     */
    double[] curvatureProduct(double[] v);

    /**
     * Gradient of ProMP's objective (Rothfuss et al. 2019, arXiv:1810.06784, equations 12 and 13) at other meta-parameters.
     *
     * @param theta float[M]
     * @param clip ε, how far a likelihood ratio may leave 1
     * @param divergencePenalty η, weight of the divergence on the data from before adaptation
     * @return double[M]
     */
    double[] clippedGradient(float[] theta, double clip, double divergencePenalty);

    /** How far the inner steps led from the present meta-parameters: mean of θ_i - θ, double[M]; where the whole of them is adapted. */
    double[] displacement();

    /** Gradient of the return after adaptation, estimated from returns alone, double[M]; where {@link OuterUpdate.Wanted} asked for moved meta-parameters. */
    double[] estimatedGradient();
}
