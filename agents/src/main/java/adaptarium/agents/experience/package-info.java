/**
 * What was done in an environment and what it was worth: rollouts and episodes, statistics of observations, advantages.
 *
 * <p>Papers, with the deviations from them and the reasons:
 *
 * <ul>
 *   <li>Schulman et al. 2016, arXiv:1506.02438 (generalised advantages): a time limit bootstraps from the value of the final observation, since the limit is ours
 *       and not the task's; only a terminated episode is worth nothing afterwards.
 *   <li>Duan et al. 2016, arXiv:1604.06778 (linear baseline, {@link adaptarium.agents.experience.BaselineAdvantages}): observations are clipped to ±10 and the
 *       regression has a ridge, both as in the authors' code.
 * </ul>
 */
@NullMarked
package adaptarium.agents.experience;

import org.jspecify.annotations.NullMarked;
