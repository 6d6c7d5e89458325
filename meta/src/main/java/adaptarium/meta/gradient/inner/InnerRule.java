package adaptarium.meta.gradient.inner;

import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.agents.update.DifferentiableLoss;
import adaptarium.agents.update.Surrogate;
import adaptarium.agents.update.SurrogateLoss;
import adaptarium.meta.gradient.parameter.MetaParameters;
import ai.djl.ndarray.NDArray;

/**
 * How a task's parameters follow from the meta-parameters: by steps of one kind down a surrogate loss (Finn et al. 2017, section 2.2; algorithm 3, line 7).
 *
 * @param policy whose parameters these are
 * @param parameters what of them is adapted, and what is learnt besides
 * @param surrogate what L is
 * @param rate α, step size
 * @param kind of the steps
 */
public record InnerRule(
        Policy policy, MetaParameters parameters, Surrogate surrogate, double rate, InnerStep.Kind kind) {
    /** The same steps, all shortened alike. */
    public InnerRule shortened(double factor) {
        return new InnerRule(policy, parameters, surrogate, rate * factor, kind);
    }

    /**
     * L on all tasks of the data.
     *
     * @param tape the policy on the data
     * @param data the data
     */
    public double loss(PolicyTape tape, FrozenBatch data) {
        NDArray f = surrogate.value(tape.logProbability(), data.oldLogProbability());
        return -f.mul(data.samples().weights()).sum().getFloat();
    }

    /**
     * A step.
     *
     * @param number of the step, counted from 0
     * @param fast where from, [S] or [B, S]
     * @param tape the policy there on the data
     * @param data the data
     * @param keepCurvature whether push and pull will be asked for
     */
    public InnerStep step(int number, NDArray fast, PolicyTape tape, FrozenBatch data, boolean keepCurvature) {
        SurrogateLoss surrogateLoss = new SurrogateLoss(
                tape, surrogate, data.oldLogProbability(), data.samples().weights());
        if (keepCurvature && kind.curved()) {
            surrogateLoss.prepared();
        }
        DifferentiableLoss loss = parameters.isPlain() ? surrogateLoss : new FastLoss(surrogateLoss, parameters, fast);
        return kind.from(new InnerPoint(number, fast, loss, parameters, rate));
    }
}
