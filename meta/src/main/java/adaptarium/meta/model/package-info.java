/**
 * Learners that learn how the world moves, adapt that model as they go, and plan with it: GrBAL and ReBAL (Nagabandi et al. 2019, arXiv:1803.11347).
 *
 * <p>A model is told what is observed and done, and predicts how the observation changes, the reward, and whether the episode ends; all in units of their spread.
 * With L the mean over the last M steps of half the squared errors' sum, GrBAL takes one step from the meta-parameters at every control step,
 *
 * <pre>
 * θ' = θ − α ∇L(θ; t−M … t−1)
 * </pre>
 *
 * and is trained to make L(θ'; t … t+M−1) small over windows of what was done before. A squared error needs no score function: the derivative of the step, I − α ∇²L,
 * is exact. ReBAL predicts with a memory instead, trained by back-propagation through time.
 *
 * <p>Deviations from the paper, with reasons:
 *
 * <ul>
 *   <li>Reward and end are predicted beside the motion; there, the planner was told the reward's formula. A family here need not say more than an observation.
 *   <li>Fewer than M steps back, at the beginning of a trial, L sums over those there are and still divides by M: few steps move the model little. There, the model
 *       is not adapted before M steps.
 *   <li>The last M steps may lie in the episode before, in the same task: a trial goes on. So they do in training.
 *   <li>α is learnt, one number for each parameter (as Meta-SGD does, Li et al. 2017, arXiv:1707.09835), by its exact derivative ({@code learnedRates}), up to
 *       {@code highestRate}: the rate of a parameter that hardly matters wanders, and one that had wandered far would lose the model when it does matter. There it is a setting.
 *   <li>Networks are smaller (two layers of 64 instead of three of 512), and candidates fewer (64 instead of 500 to 1000), held for some steps each, so that
 *       planning keeps pace with a laptop; the plan of the step before is one of the candidates.
 * </ul>
 */
@NullMarked
package adaptarium.meta.model;

import org.jspecify.annotations.NullMarked;
