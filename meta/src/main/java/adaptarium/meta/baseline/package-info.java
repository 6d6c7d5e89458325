/**
 * What meta-learners are compared with: PPO without a memory over the whole task distribution, and the oracle, the same but told the task.
 *
 * <p>Paper: Tobin et al. 2017, "Domain randomization for transferring deep neural networks from simulation to the real world", arXiv:1703.06907. It randomises
 * what a camera sees and learns by supervision; taken from it is only that one fixed behaviour is trained on tasks drawn anew in each update. The learner is
 * {@link adaptarium.meta.trial}'s, whose page lists how it deviates from the paper on PPO; credit ends with each episode, and a time limit bootstraps.
 */
@NullMarked
package adaptarium.meta.baseline;

import org.jspecify.annotations.NullMarked;
