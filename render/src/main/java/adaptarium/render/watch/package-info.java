/**
 * Watching agents adapt: what a session shows, the thread that runs it, and the picture and controls around it. Nothing here needs a window; a window only
 * passes on keys and pointer and shows what is drawn.
 */
@NullMarked
package adaptarium.render.watch;

import org.jspecify.annotations.NullMarked;
