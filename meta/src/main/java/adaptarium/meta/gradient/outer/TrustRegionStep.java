package adaptarium.meta.gradient.outer;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.update.TrustRegion;
import java.util.Map;

/**
 * Conjugate gradients and a line search within a trust region (TRPO: Schulman et al. 2015, arXiv:1502.05477), the outer step of MAML-RL. It has no memory.
 *
 * @param maxDivergence δ
 * @param conjugateGradientSteps iterations of the solver
 * @param damping added to the diagonal of the curvature
 * @param backtrack factor between two lengths of the line search
 * @param tries lengths of the line search
 * @param curvatureSamples samples of a task that serve the curvature
 */
public record TrustRegionStep(
        @Setting(
                value = "radius of the trust region: mean divergence of the new adapted policies from the old ones",
                unit = "nats",
                range = "(0, inf)",
                change = "lower it where returns fall back after a step, raise it where they creep")
        double maxDivergence,

        @Setting(
                value = "iterations of conjugate gradients for the direction of a step",
                range = "[1, 1000]",
                change = "raise it with the number of parameters; time grows with it")
        int conjugateGradientSteps,

        @Setting(
                value = "added to the diagonal of the curvature",
                range = "[0, inf)",
                change = "raise it (1e-3 to 0.1) where steps are refused or too long in single directions")
        double damping,

        @Setting(
                value = "factor between two lengths of the line search",
                range = "(0, 1)",
                change = "lower it to give up long steps sooner")
        double backtrack,

        @Setting(
                value = "lengths of the line search before the step is dropped",
                range = "[1, 1000]",
                change = "raise it where accepted is often 0")
        int tries,

        @Setting(
                value = "samples of each task and round that serve the curvature, at most; everything else uses all",
                range = "[1, 1000000000]",
                change = "raise it where steps are often refused, lower it to save time",
                formerly = "curvatureStride")
        int curvatureSamples)
        implements OuterStep {
    /** Checks every component. */
    public TrustRegionStep {
        Settings.check(
                TrustRegionStep.class,
                maxDivergence,
                conjugateGradientSteps,
                damping,
                backtrack,
                tries,
                curvatureSamples);
    }

    /** As the MAML authors have it, but for a region three times as wide and few samples for the curvature: the same returns in a tenth of the time. */
    public TrustRegionStep() {
        this(0.03, 10, 1e-5, 0.8, 15, 80);
    }

    /** The step without its samples. */
    public TrustRegion region() {
        return new TrustRegion(maxDivergence, conjugateGradientSteps, damping, backtrack, tries);
    }

    @Override
    public boolean hasLoss() {
        return true;
    }

    @Override
    public OuterUpdate begin(int parameters) {
        TrustRegion region = region();
        return new OuterUpdate() {
            @Override
            public Wanted wanted() {
                return new Wanted(/* gradient= */ true, curvatureSamples);
            }

            @Override
            public float[] step(float[] theta, MetaBatch batch, Map<String, Double> metrics) {
                TrustRegion.Trial before = batch.atOrigin();
                TrustRegion.Step step =
                        region.step(theta, batch.gradient(), before.loss(), batch::curvatureProduct, batch::evaluate);
                metrics.put("lossBefore", before.loss());
                metrics.put("lossAfter", step.trial().loss());
                metrics.put("kl", step.trial().divergence());
                metrics.put("expectedGain", step.expectedGain());
                metrics.put("lineSearchTries", (double) step.tries());
                metrics.put("accepted", step.accepted() ? 1.0 : 0.0);
                return step.theta();
            }
        };
    }
}
