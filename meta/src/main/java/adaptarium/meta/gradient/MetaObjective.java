package adaptarium.meta.gradient;

import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.network.Policy;
import adaptarium.agents.network.PolicyTape;
import adaptarium.agents.update.Surrogate;
import adaptarium.agents.update.SurrogateLoss;
import adaptarium.agents.update.TrustRegion;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;

/**
 * What a chunk of tasks says about meta-parameters, on frozen data: the outer loss after the inner steps, its exact gradient, the divergence from the
 * policies that drew the data, and products with that divergence's Hessian. A deterministic function of the meta-parameters, so all of it can be checked
 * against differences. Every result is per task, in task order.
 *
 * @param rule of the inner steps
 * @param inner data of the inner steps, K of them
 * @param outer data drawn after the last of them
 */
record MetaObjective(InnerRule rule, List<FrozenBatch> inner, FrozenBatch outer) {
    MetaObjective {
        inner = List.copyOf(inner);
    }

    /**
     * Outer loss -Σ w π/π° and mean divergence KL(π° || π) of each task.
     *
     * @param theta meta-parameters, [P]
     * @return one trial per task
     */
    List<TrustRegion.Trial> evaluate(NDArray theta) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            InnerPath path = InnerPath.along(rule, theta, inner, /* keepCurvature= */ false);
            TaskSamples samples = outer.samples();
            Policy.Outputs now = rule.policy().apply(path.end(), samples.observations());
            NDArray ratio = rule.policy()
                    .distribution()
                    .logProbability(now.outputs(), now.logStd(), samples.actions())
                    .sub(outer.oldLogProbability())
                    .exp();
            Policy.Outputs before = outer.before();
            NDArray divergence = rule.policy()
                    .distribution()
                    .divergence(before.outputs(), before.logStd(), now.outputs(), now.logStd());
            double[] losses = perTask(ratio.mul(samples.weights()));
            double[] divergences = perTask(divergence.mul(samples.masks()));
            List<TrustRegion.Trial> trials = new ArrayList<>();
            for (int b = 0; b < losses.length; b++) {
                trials.add(new TrustRegion.Trial(-losses[b], divergences[b]));
            }
            return trials;
        }
    }

    /** {@link #evaluate} at the parameters that drew the data: every ratio is 1 and every divergence 0. */
    List<TrustRegion.Trial> atOrigin() {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            double[] losses = perTask(outer.samples().weights());
            List<TrustRegion.Trial> trials = new ArrayList<>();
            for (double loss : losses) {
                trials.add(new TrustRegion.Trial(-loss, 0));
            }
            return trials;
        }
    }

    private static double[] perTask(NDArray values) {
        return Tensors.doubles(values.sum(new int[] {1}));
    }

    /**
     * Gradient of each task's outer loss with respect to the meta-parameters: v_K = ∇L'(θ_K), v_k = (I - α H_k) v_{k+1} (the chain rule of Finn et al. 2017, algorithm 3, line 10).
     *
     * @param path from the meta-parameters along the inner data, with its curvature
     * @param end the adapted policy on the outer data
     * @return [B, P], owned by the caller
     */
    NDArray gradient(InnerPath path, PolicyTape end) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray atEnd = new SurrogateLoss(
                            end,
                            Surrogate.LIKELIHOOD_RATIO,
                            outer.oldLogProbability(),
                            outer.samples().weights())
                    .gradient();
            NDArray gradient = path.pull(atEnd);
            NDScope.unregister(gradient);
            return gradient;
        }
    }

    /**
     * Gradient of ProMP's objective, to be lowered: clipped outer loss plus η times the mean divergence on the data of the inner steps (Rothfuss et al.
     * 2019, equations 12 and 13).
     *
     * @param theta meta-parameters, [P]
     * @param clip ε
     * @param penalty η
     * @return [B, P], owned by the caller
     */
    NDArray clippedGradient(NDArray theta, double clip, double penalty) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            InnerPath path = InnerPath.along(rule, theta, inner, /* keepCurvature= */ true);
            TaskSamples samples = outer.samples();
            PolicyTape tape = PolicyTape.record(rule.policy(), path.end(), samples.observations(), samples.actions());
            NDArray ratio = tape.logProbability().sub(outer.oldLogProbability()).exp();
            // min(ρ w, clip(ρ) w) has slope w where w points back to 1 or ρ is inside, else 0.
            NDArray w = samples.weights();
            NDArray unclipped = ratio.mul(w).lte(ratio.clip(1 - clip, 1 + clip).mul(w));
            NDArray slope = ratio.mul(w).mul(unclipped.toType(w.getDataType(), /* copy= */ false));
            NDArray v = tape.gradient(slope.neg());
            for (int k = inner.size() - 1; k >= 0; k--) {
                v = path.step(k).pull(v);
                FrozenBatch data = inner.get(k);
                NDArray mask = data.samples().masks().mul(penalty / inner.size());
                v = v.add(path.step(k).tape().divergenceGradient(data.before(), mask));
            }
            NDScope.unregister(v);
            return v;
        }
    }
}
