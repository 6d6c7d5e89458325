package adaptarium.meta.gradient;

import adaptarium.agents.network.Policy;
import adaptarium.agents.network.PolicyTape;
import adaptarium.agents.update.Surrogate;
import adaptarium.agents.update.SurrogateLoss;
import ai.djl.ndarray.NDArray;

/**
 * How a task's parameters follow from the meta-parameters: θ_{k+1} = θ_k - α ∇L_k(θ_k) (Finn et al. 2017, section 2.2; algorithm 3, line 7).
 *
 * @param policy whose parameters these are
 * @param surrogate what L is
 * @param rates α
 * @param firstOrder whether the derivative of a step is taken for the identity
 */
record InnerRule(Policy policy, Surrogate surrogate, Rates rates, boolean firstOrder) {
    /** With one rate for all parameters. */
    InnerRule(Policy policy, Surrogate surrogate, double rate, boolean firstOrder) {
        this(policy, surrogate, Rates.of(rate), firstOrder);
    }

    /**
     * A step.
     *
     * @param theta where from, [P] or [B, P]
     * @param tape the policy there on the data
     * @param data the data
     * @param keepCurvature whether push and pull will be asked for
     */
    InnerStep step(NDArray theta, PolicyTape tape, FrozenBatch data, boolean keepCurvature) {
        SurrogateLoss loss = new SurrogateLoss(
                tape, surrogate, data.oldLogProbability(), data.samples().weights());
        if (keepCurvature && !firstOrder) {
            loss.prepared();
        }
        InnerStep step = new GradientStep(theta, tape, loss, rates);
        return firstOrder ? new FirstOrderStep(step) : step;
    }
}
