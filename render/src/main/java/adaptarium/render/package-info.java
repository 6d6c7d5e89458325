/** Canvas, scene drawing, overlays, plots and recordings, on the JDK alone. */
@NullMarked
package adaptarium.render;

import org.jspecify.annotations.NullMarked;
