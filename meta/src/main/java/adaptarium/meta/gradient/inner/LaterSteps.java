package adaptarium.meta.gradient.inner;

import java.util.function.DoubleUnaryOperator;

/**
 * How long the gradient steps are that follow those of training, at test time: a choice by name in a configuration.
 *
 * <p>There is a reason to shorten them. Advantages have unit spread in every round, so that a step does not get shorter by itself as a task's optimum comes nearer, and the
 * rate that training settled on is the one for the steps it took.
 */
public sealed interface LaterSteps permits ScaledSteps, LimitedSteps {
    /**
     * How much of a step of training is taken.
     *
     * @param divergence mean divergence of the policy after a step of a given factor from the one that drew the data, in nats
     * @return a factor, at least 0
     */
    double factor(DoubleUnaryOperator divergence);
}
