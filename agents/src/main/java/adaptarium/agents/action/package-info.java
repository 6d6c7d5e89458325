/**
 * How actions are drawn from what a network puts out: distributions, and the way from normalised actions to the environment's units.
 *
 * <p>Each distribution has its log-probability, score and divergence twice, side by side and tested against each other: on the heap, for acting and PPO, and on
 * tensors, with second derivatives, for gradients through gradient steps. Noise comes from a generator that the caller seeds.
 */
@NullMarked
package adaptarium.agents.action;

import org.jspecify.annotations.NullMarked;
