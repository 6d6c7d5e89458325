/**
 * The same pictures by OpenGL 3.3: a canvas on NanoVG, a window with keys and pointer, and a context without any display. The only package that loads LWJGL;
 * its objects are created, used and freed on one thread.
 */
@NullMarked
package adaptarium.render.gl;

import org.jspecify.annotations.NullMarked;
