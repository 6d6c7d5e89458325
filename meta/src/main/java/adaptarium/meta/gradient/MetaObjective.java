package adaptarium.meta.gradient;

import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.agents.update.Surrogate;
import adaptarium.agents.update.SurrogateLoss;
import adaptarium.agents.update.TrustRegion;
import adaptarium.meta.gradient.inner.FrozenBatch;
import adaptarium.meta.gradient.inner.InnerPath;
import adaptarium.meta.gradient.inner.InnerRule;
import adaptarium.meta.gradient.parameter.Tensors;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
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
    /** Nothing is credited to what was done before adaptation, as in MAML. */
    static final double[] NO_CREDITS = new double[0];

    MetaObjective {
        inner = List.copyOf(inner);
    }

    /**
     * Outer loss -Σ w π/π° and mean divergence KL(π° || π) of each task.
     *
     * @param meta meta-parameters, [M]
     * @return one trial per task
     */
    List<TrustRegion.Trial> evaluate(NDArray meta) {
        return evaluate(meta, NO_CREDITS);
    }

    /**
     * The same with E-MAML's term in the loss (Stadie et al. 2018, arXiv:1803.01118): minus each task's credit times the mean of log π - log π° on the data of the inner
     * steps, which makes episodes before adaptation likelier that led to a good return after it.
     *
     * @param meta meta-parameters, [M]
     * @param credits one number per task, or {@link #NO_CREDITS}
     * @return one trial per task
     */
    List<TrustRegion.Trial> evaluate(NDArray meta, double[] credits) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            InnerPath path = InnerPath.along(rule, meta, inner, /* keepCurvature= */ false);
            TaskSamples samples = outer.samples();
            Policy.Outputs now = path.outputs(samples);
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
            double[] explored = credits.length == 0 ? new double[losses.length] : likelihoods(path);
            List<TrustRegion.Trial> trials = new ArrayList<>();
            for (int b = 0; b < losses.length; b++) {
                double credit = credits.length == 0 ? 0 : credits[b] * explored[b];
                trials.add(new TrustRegion.Trial(-losses[b] - credit, divergences[b]));
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

    /** Sum over inner steps of the mean of log π - log π° on each task's data before them. */
    private double[] likelihoods(InnerPath path) {
        double[] sums = new double[tasks()];
        for (int k = 0; k < inner.size(); k++) {
            FrozenBatch data = inner.get(k);
            NDArray rise = path.tape(k).logProbability().sub(data.oldLogProbability());
            double[] means = perTask(rise.mul(data.samples().masks()));
            for (int b = 0; b < sums.length; b++) {
                sums[b] += means[b];
            }
        }
        return sums;
    }

    private static NDArray credited(NDArray masks, double[] credits) {
        NDManager manager = masks.getManager();
        NDArray own = masks.getDataType() == DataType.FLOAT64
                ? manager.create(credits)
                : manager.create(Tensors.floats(credits));
        return masks.mul(own.expandDims(1));
    }

    /** B. */
    int tasks() {
        return Math.toIntExact(outer.samples().weights().getShape().get(0));
    }

    /**
     * Gradient of {@link #likelihoods} at the meta-parameters that drew the data: the scores of what was done before adaptation.
     *
     * @param path from the meta-parameters along the inner data, with its curvature
     * @return [B, M], owned by the caller
     */
    NDArray scores(InnerPath path) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray scores = path.pull(
                    null, k -> path.tape(k).gradient(inner.get(k).samples().masks()));
            NDScope.unregister(scores);
            return scores;
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
     * @return [B, M], owned by the caller
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
     * @param meta meta-parameters, [M]
     * @param clip ε
     * @param penalty η
     * @param credits one number per task, or {@link #NO_CREDITS}
     * @return [B, M], owned by the caller
     */
    NDArray clippedGradient(NDArray meta, double clip, double penalty, double[] credits) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            InnerPath path = InnerPath.along(rule, meta, inner, /* keepCurvature= */ true);
            TaskSamples samples = outer.samples();
            PolicyTape tape = path.record(samples);
            NDArray ratio = tape.logProbability().sub(outer.oldLogProbability()).exp();
            // min(ρ w, clip(ρ) w) has slope w where w points back to 1 or ρ is inside, else 0.
            NDArray w = samples.weights();
            NDArray unclipped = ratio.mul(w).lte(ratio.clip(1 - clip, 1 + clip).mul(w));
            NDArray slope = ratio.mul(w).mul(unclipped.toType(w.getDataType(), /* copy= */ false));
            NDArray gradient = path.pull(tape.gradient(slope.neg()), k -> {
                FrozenBatch data = inner.get(k);
                NDArray mask = data.samples().masks().mul(penalty / inner.size());
                NDArray divergence = path.tape(k).divergenceGradient(data.before(), mask);
                return credits.length == 0
                        ? divergence
                        : divergence.sub(
                                path.tape(k).gradient(credited(data.samples().masks(), credits)));
            });
            NDScope.unregister(gradient);
            return gradient;
        }
    }
}
