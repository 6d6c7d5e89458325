/** How actions are drawn from what a network puts out: distributions with their derivatives, and the way from normalised actions to the environment's units. */
@NullMarked
package adaptarium.agents.action;

import org.jspecify.annotations.NullMarked;
