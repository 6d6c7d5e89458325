package adaptarium.meta.gradient;

import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.meta.gradient.inner.FrozenBatch;
import adaptarium.meta.gradient.inner.InnerPath;
import adaptarium.meta.gradient.inner.InnerRule;
import adaptarium.meta.gradient.parameter.Tensors;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;

/**
 * A few tasks of a chunk on their way through an update, so few that their activations stay in the processor's cache: the inner steps with what their
 * derivative needs, then the outer loss. Its tapes belong to the caller's {@code NDScope}.
 */
final class TaskSlice {
    private final InnerRule rule;
    private final int from;
    private final int to;
    private final boolean wantsGradient;
    private final InnerPath path;
    private final List<FrozenBatch> inner = new ArrayList<>();

    /**
     * A slice that has not stepped yet.
     *
     * @param rule of the inner steps
     * @param meta meta-parameters, [M], or a set of each of its tasks, [to - from, M]
     * @param from first task of the chunk
     * @param to last task of the chunk, exclusive
     * @param wantsGradient whether {@link #finish} is to differentiate
     */
    TaskSlice(InnerRule rule, NDArray meta, int from, int to, boolean wantsGradient) {
        this.rule = rule;
        this.from = from;
        this.to = to;
        this.wantsGradient = wantsGradient;
        path = new InnerPath(rule, meta, /* keepCurvature= */ wantsGradient);
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The policy's adapted parameters, [to - from, P] once a step was taken. */
    NDArray end() {
        return path.end();
    }

    /** The fast weights, [to - from, S] once a step was taken. */
    NDArray fast() {
        return path.fast();
    }

    /** Takes an inner step on samples that the policy at the present end has drawn. */
    void step(TaskSamples samples) {
        inner.add(path.stepOnFresh(samples).keep());
    }

    /**
     * Ends the slice with the samples drawn after the last step.
     *
     * @param samples of the adapted policies
     * @param gradient the tasks' meta-gradients are added to it, double[M]; left alone where none is wanted
     * @param scores of each task of the chunk before adaptation, double[tasks * M], filled in; empty where they are not wanted
     * @return what the samples say about meta-parameters, its tensors kept beyond the caller's scope
     */
    MetaObjective finish(TaskSamples samples, double[] gradient, double[] scores) {
        try (NDScope tapes = new NDScope()) {
            tapes.suppressNotUsedWarning();
            PolicyTape tape = path.record(samples);
            MetaObjective objective =
                    new MetaObjective(rule, inner, FrozenBatch.of(samples, tape).keep());
            if (scores.length > 0) {
                try (NDArray rows = objective.scores(path)) {
                    double[] own = Tensors.doubles(rows);
                    System.arraycopy(own, 0, scores, own.length / (to - from) * from, own.length);
                }
            }
            if (wantsGradient) {
                try (NDArray rows = objective.gradient(path, tape)) {
                    Tensors.addRows(rows, gradient);
                }
            }
            return objective;
        }
    }
}
