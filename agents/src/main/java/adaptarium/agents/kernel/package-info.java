/**
 * Arithmetic that everything above is made of: products with many rows, outer sums, tanh and sigmoid on the heap; where tensors and worker threads come from.
 *
 * <p>Nothing here knows of networks, policies or environments. Whatever is added up is added in one fixed order, so that neither the number of threads nor the
 * processor changes a bit of what is computed on the heap.
 */
@NullMarked
package adaptarium.agents.kernel;

import org.jspecify.annotations.NullMarked;
