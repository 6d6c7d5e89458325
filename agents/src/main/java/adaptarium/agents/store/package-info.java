/**
 * Named arrays on the heap and how they come to disk: checkpoints in the safetensors format, each with a side file, written whole or not at all.
 *
 * <p>A learner's {@link adaptarium.agents.store.State} names arrays and no classes, so that a checkpoint outlives a move of code. What has not changed between
 * checkpoints, such as the older segments of a replay buffer, is one file that they share.
 */
@NullMarked
package adaptarium.agents.store;

import org.jspecify.annotations.NullMarked;
