/** The adaptation gap: how much each family rewards an agent that knows its task. */
@NullMarked
package adaptarium.experiments.gap;

import org.jspecify.annotations.NullMarked;
