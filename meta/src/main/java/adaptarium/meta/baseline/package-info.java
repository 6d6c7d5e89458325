/**
 * What meta-learners are compared with: PPO without a memory over the whole task distribution (domain randomisation), and the oracle, the same but told the task.
 */
@NullMarked
package adaptarium.meta.baseline;

import org.jspecify.annotations.NullMarked;
