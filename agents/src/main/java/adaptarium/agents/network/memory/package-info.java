/**
 * Layers that remember: recurrent cells, attention and what both are made of. {@link adaptarium.agents.network.memory.MemoryCell} is the list that a
 * configuration chooses from; each cell names its paper.
 *
 * <p>A new cell is one file and one line in the list. {@code MemoryContractTest} then wants its equations in float64 and asks that a slot forgets when it is reset,
 * that others do not notice, and that stepping gives to the bit what a scan over the whole sequence gives. {@link adaptarium.agents.network.memory.MinGru} is the
 * shortest to read.
 */
@NullMarked
package adaptarium.agents.network.memory;

import org.jspecify.annotations.NullMarked;
