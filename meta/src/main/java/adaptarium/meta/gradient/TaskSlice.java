package adaptarium.meta.gradient;

import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.network.PolicyTape;
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
     * @param meta meta-parameters, [P]
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

    /** The adapted parameters, [to - from, P] once a step was taken. */
    NDArray end() {
        return path.end();
    }

    /** Takes an inner step on samples that the policy at the present end has drawn. */
    void step(TaskSamples samples) {
        inner.add(path.stepOnFresh(samples).keep());
    }

    /**
     * Ends the slice with the samples drawn after the last step.
     *
     * @param samples of the adapted policies
     * @param gradient the tasks' meta-gradients are added to it, double[P]; left alone where none is wanted
     * @return what the samples say about meta-parameters, its tensors kept beyond the caller's scope
     */
    MetaObjective finish(TaskSamples samples, double[] gradient) {
        try (NDScope tapes = new NDScope()) {
            tapes.suppressNotUsedWarning();
            PolicyTape tape = PolicyTape.record(rule.policy(), path.end(), samples.observations(), samples.actions());
            MetaObjective objective =
                    new MetaObjective(rule, inner, FrozenBatch.of(samples, tape).keep());
            if (wantsGradient) {
                try (NDArray rows = objective.gradient(path, tape)) {
                    Tensors.addRows(rows, gradient);
                }
            }
            return objective;
        }
    }
}
