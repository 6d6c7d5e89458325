/** Families of flying robots. */
@NullMarked
package adaptarium.envs.family.flight;

import org.jspecify.annotations.NullMarked;
