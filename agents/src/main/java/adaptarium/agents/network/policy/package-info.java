/**
 * Whole networks that act: what of a memory, a head and a value makes a policy. {@link adaptarium.agents.network.policy.ActorCritic} draws actions and values
 * states, {@link adaptarium.agents.network.policy.RecurrentShape} says how big everything in it is, and
 * {@link adaptarium.agents.network.policy.MemoryHead} how what is remembered meets what is seen.
 *
 * <p>All on the heap. The policy that is adapted by gradient steps is a tensor function: {@code agents.network.tensor.Policy}.
 */
@NullMarked
package adaptarium.agents.network.policy;

import org.jspecify.annotations.NullMarked;
