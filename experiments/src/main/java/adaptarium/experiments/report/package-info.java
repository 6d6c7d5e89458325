/**
 * Reports: one HTML file with everything inside, which opens without a network. Pictures are SVG that this package writes itself, so that a machine without
 * fonts or a display can make them; scenes are drawn by {@link adaptarium.render.ScenePainter}, as everywhere.
 */
@NullMarked
package adaptarium.experiments.report;

import org.jspecify.annotations.NullMarked;
