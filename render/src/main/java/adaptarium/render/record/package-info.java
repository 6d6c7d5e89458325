/**
 * Recordings: GIF and animated PNG by our own writers, MP4 through an installed ffmpeg, and one self-contained HTML file that plays itself. A file appears
 * under its name only when it is complete.
 */
@NullMarked
package adaptarium.render.record;

import org.jspecify.annotations.NullMarked;
