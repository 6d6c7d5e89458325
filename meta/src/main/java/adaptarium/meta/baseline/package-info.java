/**
 * What meta-learners are compared with: PPO or soft actor-critic without a memory over the whole task distribution, oracles, the same but told the task, and PPO that
 * learns on at test time.
 *
 * <p>Paper: Tobin et al. 2017, "Domain randomization for transferring deep neural networks from simulation to the real world", arXiv:1703.06907. It randomises
 * what a camera sees and learns by supervision; taken from it is only that one fixed behaviour is trained on tasks drawn anew in each update. The learner is
 * {@link adaptarium.meta.trial}'s, whose page lists how it deviates from the paper on PPO; credit ends with each episode, and a time limit bootstraps.
 *
 * <p>{@link adaptarium.meta.baseline.FineTunedPpo} goes on learning in the one task at test time, by the same PPO, and {@link adaptarium.meta.baseline.PpoFromScratch}
 * learns it from random parameters: what the steps of an adaptation are worth without meta-learning. A round is as many episodes as {@code tuning.episodes} says, and
 * then ten passes over them; the optimiser's moments last through a trial.
 *
 * <p>Paper: Haarnoja et al. 2018, "Soft actor-critic algorithms and applications", arXiv:1812.05905; its equations stand with {@link
 * adaptarium.agents.update.Sac} and the loss under it. Deviations, with reasons: networks of two layers of 64 and a batch of 128 instead of 256 and 256, at a rate of
 * 1e-3 instead of 3e-4 (families here are small, and a step costs a tenth); a gradient step for every second environment step instead of each (minutes on a
 * laptop); targets follow at 0.01 instead of 0.005 (fewer steps); the temperature starts at 0.1 instead of 1; steps are taken after the episodes of an update
 * and not between them (many environments side by side); observations are normalised with running statistics and rewards divided by their root mean square
 * (families differ in scale), both where they are drawn, so that the replay buffer stays raw. A time limit bootstraps. At test time the policy acts without noise,
 * as there.
 */
@NullMarked
package adaptarium.meta.baseline;

import org.jspecify.annotations.NullMarked;
