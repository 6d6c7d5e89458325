/** Things on wheels. */
@NullMarked
package adaptarium.envs.family.vehicle;

import org.jspecify.annotations.NullMarked;
