/** The physics world: a scene as data, fixed-step simulation, sensors, actuators, and the read-only view a renderer draws. */
@NullMarked
package adaptarium.sim;

import org.jspecify.annotations.NullMarked;
