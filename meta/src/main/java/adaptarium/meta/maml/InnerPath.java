package adaptarium.meta.maml;

import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.network.PolicyTape;
import adaptarium.agents.update.SurrogateLoss;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from the meta-parameters to each task's adapted ones, with its exact derivative.
 *
 * <p>With H_k the Hessian of the inner loss L_k at θ_k, dθ_K/dθ_0 = (I - α H_{K-1}) … (I - α H_0). Its product with a vector ({@link #push}) and its
 * transpose's ({@link #pull}) are chains of Hessian-vector products; the matrices never exist.
 */
final class InnerPath {
    private final InnerRule rule;
    private final boolean keepCurvature;
    private final List<PolicyTape> tapes = new ArrayList<>();
    private final List<SurrogateLoss> losses = new ArrayList<>();
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
        this.keepCurvature = keepCurvature && !rule.firstOrder();
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

    /** The policy on the data of one step. */
    PolicyTape tape(int step) {
        return tapes.get(step);
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
        SurrogateLoss loss = new SurrogateLoss(
                tape,
                rule.surrogate(),
                frozen.oldLogProbability(),
                frozen.samples().weights());
        if (keepCurvature) {
            loss.prepared();
        }
        tapes.add(tape);
        losses.add(loss);
        theta = theta.sub(loss.gradient().mul(rule.rate()));
    }

    /** dθ_K/dθ_0 v, per task: v is [P] or [B, P], the result belongs to the caller. */
    NDArray push(NDArray v) {
        NDArray pushed = v.duplicate();
        for (int k = 0; k < losses.size(); k++) {
            pushed = throughStep(k, pushed);
        }
        return pushed;
    }

    /** (dθ_K/dθ_0)' v, per task: v is [B, P] and consumed, the result belongs to the caller. */
    NDArray pull(NDArray v) {
        NDArray pulled = v;
        for (int k = losses.size() - 1; k >= 0; k--) {
            pulled = throughStep(k, pulled);
        }
        return pulled;
    }

    /** (I - α H_k) v, symmetric; consumes v. */
    NDArray throughStep(int k, NDArray v) {
        if (rule.firstOrder()) {
            return v;
        }
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray product = losses.get(k).hessianProduct(v);
            NDArray result = v.sub(product.muli(rule.rate()));
            NDScope.unregister(result);
            v.close();
            return result;
        }
    }
}
