/**
 * Pictures of simulations, with the JDK alone: one small {@link adaptarium.render.Canvas} with several backends, the drawing of a scene with its overlays,
 * plots and widgets. Nothing here touches a window or a display.
 */
@NullMarked
package adaptarium.render;

import org.jspecify.annotations.NullMarked;
