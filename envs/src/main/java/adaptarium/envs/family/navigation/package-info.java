/** Families in which a point or a disc finds its way in the plane. */
@NullMarked
package adaptarium.envs.family.navigation;

import org.jspecify.annotations.NullMarked;
