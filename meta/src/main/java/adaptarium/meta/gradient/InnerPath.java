package adaptarium.meta.gradient;

import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.network.PolicyTape;
import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from the meta-parameters to each task's adapted ones, with its exact derivative.
 *
 * <p>The derivative dθ_K/dθ_0 is the product of the steps'. Its product with a vector ({@link #push}) and its transpose's ({@link #pull}) are chains of
 * {@link InnerStep}s' products; the matrices never exist.
 */
final class InnerPath {
    private final InnerRule rule;
    private final boolean keepCurvature;
    private final List<InnerStep> steps = new ArrayList<>();
    private NDArray theta;

    /**
     * A path of no step yet.
     *
     * @param rule of a step
     * @param theta meta-parameters, [P], or one set per task, [B, P]
     * @param keepCurvature whether {@link #push} and {@link #pull} will be asked for
     */
    InnerPath(InnerRule rule, NDArray theta, boolean keepCurvature) {
        this.rule = rule;
        this.theta = theta;
        this.keepCurvature = keepCurvature;
    }

    /** A path along frozen data. */
    static InnerPath along(InnerRule rule, NDArray theta, List<FrozenBatch> data, boolean keepCurvature) {
        InnerPath path = new InnerPath(rule, theta, keepCurvature);
        for (FrozenBatch batch : data) {
            path.step(batch);
        }
        return path;
    }

    /**
     * The derivative of a path that is known already, estimated on other samples.
     *
     * @param rule of a step
     * @param points θ_0 … θ_{K-1}
     * @param samples of each step, drawn by the policy at its point
     */
    static InnerPath through(InnerRule rule, List<NDArray> points, List<TaskSamples> samples) {
        InnerPath path = new InnerPath(rule, points.get(0), /* keepCurvature= */ true);
        for (int k = 0; k < samples.size(); k++) {
            path.theta = points.get(k);
            path.stepOnFresh(samples.get(k));
        }
        return path;
    }

    /** Where the path has come to: [P] before the first step, then [B, P]. */
    NDArray end() {
        return theta;
    }

    /** One of the steps. */
    InnerStep step(int index) {
        return steps.get(index);
    }

    /** Steps on samples that the policy at the present end has drawn. */
    FrozenBatch stepOnFresh(TaskSamples samples) {
        PolicyTape tape = PolicyTape.record(rule.policy(), theta, samples.observations(), samples.actions());
        FrozenBatch frozen = FrozenBatch.of(samples, tape);
        advance(tape, frozen);
        return frozen;
    }

    /** Steps on samples that were drawn before, perhaps by slightly different parameters. */
    void step(FrozenBatch frozen) {
        TaskSamples samples = frozen.samples();
        advance(PolicyTape.record(rule.policy(), theta, samples.observations(), samples.actions()), frozen);
    }

    private void advance(PolicyTape tape, FrozenBatch frozen) {
        InnerStep step = rule.step(theta, tape, frozen, keepCurvature);
        steps.add(step);
        theta = step.apply();
    }

    /** dθ_K/dθ_0 v, per task: v is [P] or [B, P], the result belongs to the caller. */
    NDArray push(NDArray v) {
        NDArray pushed = v.duplicate();
        for (InnerStep step : steps) {
            pushed = step.push(pushed);
        }
        return pushed;
    }

    /** (dθ_K/dθ_0)' v, per task: v is [B, P] and consumed, the result belongs to the caller. */
    NDArray pull(NDArray v) {
        NDArray pulled = v;
        for (int k = steps.size() - 1; k >= 0; k--) {
            pulled = steps.get(k).pull(pulled);
        }
        return pulled;
    }
}
