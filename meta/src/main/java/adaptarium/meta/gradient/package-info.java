/**
 * MAML for reinforcement learning: policies that adapt by gradient steps.
 *
 * <p>Papers: Finn, Abbeel and Levine 2017, "Model-agnostic meta-learning for fast adaptation of deep networks", arXiv:1703.03400, algorithm 3; Rothfuss et
 * al. 2019, "ProMP: proximal meta-policy search", arXiv:1810.06784 (the likelihood-ratio surrogate and the clipped outer step); Schulman et al. 2015, "Trust
 * region policy optimization", arXiv:1502.05477 (the outer step).
 *
 * <p>Deviations, with reasons:
 *
 * <ul>
 *   <li>The inner surrogate is the likelihood ratio by default, not the log-likelihood: on frozen data the latter's Hessian lacks the outer product of scores,
 *       so its meta-gradient is wrong even in the limit of infinite data. Both are selectable.
 *   <li>Hessian-vector products are exact (the R-operator), not finite differences, and the curvature of the divergence is J' F J, which is exact at the
 *       parameters that drew the data.
 *   <li>By default at most eighty samples of each task and round serve the curvature, which would cost most of the time; gradient, loss and divergence use all.
 *   <li>The trust region is 0.03 by default, not 0.01, and actions start with half the deviation: fewer iterations for the same return on point navigation.
 *   <li>Time limits bootstrap from the baseline by default; {@code timeLimits: zero} is the authors' way.
 *   <li>The baseline is fitted to the episodes of one task and one adaptation step, as theirs; where its matrix is singular the ridge grows tenfold.
 * </ul>
 */
@NullMarked
package adaptarium.meta.gradient;

import org.jspecify.annotations.NullMarked;
