/**
 * Where everything random gets its seed: {@link adaptarium.random.Seeds} derives it from the run's root seed and the path that names the random thing, so
 * that neither threads nor the order of work can change it.
 */
@NullMarked
package adaptarium.random;

import org.jspecify.annotations.NullMarked;
