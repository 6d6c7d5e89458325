/** Named arrays on the heap and how they come to disk: checkpoints in the safetensors format, each with a side file, written whole or not at all. */
@NullMarked
package adaptarium.agents.store;

import org.jspecify.annotations.NullMarked;
