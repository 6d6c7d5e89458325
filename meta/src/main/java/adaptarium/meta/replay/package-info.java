/**
 * What learners from a replay buffer share, whether they infer the task or are told it.
 *
 * <p>{@code SquashedGaussianActor} is a policy at work: an action is the hyperbolic tangent of a Gaussian, drawn in training and its mean without a generator, scaled to the
 * bounds. {@code ReplayStatistics} has seen all observations and rewards: the buffer keeps them raw, and a gradient step normalises old and new steps in the
 * same units. {@code SacFigures} gathers what soft actor-critic reports, for every learner under the same names.
 *
 * <p>The buffer itself is {@code agents.experience.ReplayBuffer}, the optimiser {@code agents.update.Sac}; who uses all of it is {@code meta.baseline.SacLearner} and
 * {@code meta.belief.PearlLearner}.
 */
@NullMarked
package adaptarium.meta.replay;

import org.jspecify.annotations.NullMarked;
