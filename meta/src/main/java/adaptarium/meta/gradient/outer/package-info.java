/**
 * Outer steps: how the meta-parameters move. A record in {@link adaptarium.meta.gradient.outer.OuterStep}'s list is what a configuration chooses by its name; it
 * begins an {@link adaptarium.meta.gradient.outer.OuterUpdate}, which says beforehand what it wants of the tasks and then asks a
 * {@link adaptarium.meta.gradient.outer.MetaBatch} for it: losses, gradients, products with the curvature, displacements or returns.
 *
 * <p>None of them knows what a task is, how it is played, or on how many threads. The shortest is {@link adaptarium.meta.gradient.outer.ReptileStep}.
 */
@NullMarked
package adaptarium.meta.gradient.outer;

import org.jspecify.annotations.NullMarked;
