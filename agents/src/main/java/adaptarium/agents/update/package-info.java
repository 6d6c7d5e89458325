/**
 * From experience to new parameters: PPO, TRPO, soft actor-critic, their losses, and optimisers.
 *
 * <p>Papers, with the deviations from them and the reasons:
 *
 * <ul>
 *   <li>Schulman et al. 2015, arXiv:1502.05477 (TRPO, {@link adaptarium.agents.update.TrustRegion}): the Fisher product is exact and analytic instead of a
 *       difference of gradients; its diagonal is damped, and the length of the step counts the damping, too, so that a flat direction cannot make it endless;
 *       where no try of the line search both lowers the loss and stays in the region the parameters are left as they are.
 *   <li>Schulman et al. 2017, arXiv:1707.06347 (PPO, {@link adaptarium.agents.update.Ppo}): minibatches are whole sequences, so that hidden states can be computed
 *       anew; advantages are normalised over an update's steps and the gradient's norm is clipped, as is usual since; there are separate networks or one, but
 *       the value's error is never clipped, as in the paper.
 *   <li>Haarnoja et al. 2018, arXiv:1812.05905 (soft actor-critic, {@link adaptarium.agents.update.Sac}): the log-std is held in [-20, 2], as in the authors' code; the
 *       temperature is learnt as its logarithm, which keeps it positive.
 *   <li>Kingma and Ba 2015, arXiv:1412.6980 (Adam): none.
 * </ul>
 */
@NullMarked
package adaptarium.agents.update;

import org.jspecify.annotations.NullMarked;
