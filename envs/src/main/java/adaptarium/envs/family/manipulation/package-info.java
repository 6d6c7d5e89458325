/** A planar arm with a gripper, seen from the side. */
@NullMarked
package adaptarium.envs.family.manipulation;

import org.jspecify.annotations.NullMarked;
