/** Robots on legs: hidden bodies, motors and ground. */
@NullMarked
package adaptarium.envs.family.locomotion;

import org.jspecify.annotations.NullMarked;
