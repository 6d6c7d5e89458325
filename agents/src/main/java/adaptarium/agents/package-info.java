/** Networks as pure functions of their parameters, distributions, rollouts, advantages, optimisers, PPO, TRPO and checkpoints. */
@NullMarked
package adaptarium.agents;

import org.jspecify.annotations.NullMarked;
