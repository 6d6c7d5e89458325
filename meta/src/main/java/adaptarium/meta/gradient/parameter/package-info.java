/**
 * What is learnt and what is adapted: the meta-parameters m, a task's fast weights ψ that begin with them, and the policy's parameters θ that follow from ψ. An
 * {@link adaptarium.meta.gradient.parameter.AdaptedPart} says whether inner steps move all of the policy, its last layer or a context beside the input, and
 * {@link adaptarium.meta.gradient.parameter.LearnedRates} which step sizes are learnt with it. {@link adaptarium.meta.gradient.parameter.MetaParameters} is the only
 * place that knows how these lie in one vector, with the derivatives of the way from one to the other.
 */
@NullMarked
package adaptarium.meta.gradient.parameter;

import org.jspecify.annotations.NullMarked;
