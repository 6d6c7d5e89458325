package adaptarium.meta.gradient.inner;

import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.network.tensor.PolicyTape;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

/**
 * Samples together with the policy that drew them: data, advantages and old probabilities are constants in every derivative.
 *
 * @param samples observations, actions and weights
 * @param oldLogProbability of the actions, [B, N]
 * @param before the action distributions of the policy that drew them
 */
public record FrozenBatch(TaskSamples samples, NDArray oldLogProbability, Policy.Outputs before) {
    /** What a policy has just drawn, frozen as it is. */
    public static FrozenBatch of(TaskSamples samples, PolicyTape tape) {
        return new FrozenBatch(samples, tape.logProbability(), tape.outputs());
    }

    /** Lets the constants outlive the innermost {@code NDScope}, which drops the tape they came from. */
    public FrozenBatch keep() {
        NDScope.unregister(oldLogProbability);
        NDScope.unregister(before.outputs());
        NDScope.unregister(before.logStd());
        return this;
    }
}
