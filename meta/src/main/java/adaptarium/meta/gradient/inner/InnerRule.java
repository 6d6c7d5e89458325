package adaptarium.meta.gradient.inner;

import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.agents.update.DifferentiableLoss;
import adaptarium.agents.update.Surrogate;
import adaptarium.agents.update.SurrogateLoss;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.meta.gradient.parameter.MetaParameters;
import adaptarium.meta.gradient.parameter.WholePart;
import ai.djl.ndarray.NDArray;

/**
 * How a task's parameters follow from the meta-parameters: ψ_{k+1} = ψ_k - A ∇L_k(ψ_k) (Finn et al. 2017, section 2.2; algorithm 3, line 7), where A may be fixed, zero
 * for all but a part, or learnt.
 *
 * @param policy whose parameters these are
 * @param parameters what of them is adapted, and what is learnt besides
 * @param surrogate what L is
 * @param rate α, step size
 * @param firstOrder whether the derivative of a step is taken without the loss's curvature
 */
public record InnerRule(
        Policy policy, MetaParameters parameters, Surrogate surrogate, double rate, boolean firstOrder) {
    /** With one rate for all parameters. */
    public InnerRule(Policy policy, Surrogate surrogate, double rate, boolean firstOrder) {
        this(
                policy,
                new MetaParameters(policy.layout(), new WholePart(), LearnedRates.NONE, 1),
                surrogate,
                rate,
                firstOrder);
    }

    /** The same steps, all shortened alike. */
    public InnerRule shortened(double factor) {
        return new InnerRule(policy, parameters, surrogate, rate * factor, firstOrder);
    }

    /**
     * L on all tasks of the data.
     *
     * @param tape the policy on the data
     * @param data the data
     */
    public double loss(PolicyTape tape, FrozenBatch data) {
        NDArray f = surrogate == Surrogate.LOG_LIKELIHOOD
                ? tape.logProbability()
                : tape.logProbability().sub(data.oldLogProbability()).exp();
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
        if (keepCurvature && !firstOrder) {
            surrogateLoss.prepared();
        }
        DifferentiableLoss loss = parameters.isPlain() ? surrogateLoss : new FastLoss(surrogateLoss, parameters, fast);
        if (parameters.learned() != LearnedRates.NONE) {
            return new LearnedRateStep(fast, loss, parameters, rate, number, firstOrder);
        }
        InnerStep step = new GradientStep(fast, loss, parameters.fixedRates(rate));
        return firstOrder ? new FirstOrderStep(step) : step;
    }
}
