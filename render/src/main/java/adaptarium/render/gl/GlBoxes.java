package adaptarium.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import adaptarium.render.Rect;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.system.MemoryUtil;

/** Upright boxes by a plain shader and a few draw calls: NanoVG would take three times as long over a whole window, and a draw call for each. */
final class GlBoxes implements AutoCloseable {
    private static final int MOST = 4096; // per draw call
    private static final int FLOATS = 6; // x, y, red, green, blue, alpha
    private static final String VERTEX = """
        layout(location = 0) in vec2 place;
        layout(location = 1) in vec4 tint;
        uniform vec2 origin;
        uniform vec2 size;
        noperspective out vec4 ink;
        void main() {
            ink = tint;
            vec2 at = (place - origin) / size;
            gl_Position = vec4(2.0 * at.x - 1.0, 1.0 - 2.0 * at.y, 0.0, 1.0);
        }
        """;
    private static final String FRAGMENT = """
        noperspective in vec4 ink;
        out vec4 colour;
        void main() {
            colour = ink;
        }
        """;

    private final Shader shader = new Shader(VERTEX, FRAGMENT);
    private final int origin = shader.uniform("origin");
    private final int size = shader.uniform("size");
    private final int vertices = glGenVertexArrays();
    private final int buffer = glGenBuffers();
    private final List<Integer> runs = new ArrayList<>(); // where each begins, vertices; opaque and not by turns
    private final FloatBuffer queue = MemoryUtil.memAllocFloat(MOST * 6 * FLOATS);

    GlBoxes() {
        glBindVertexArray(vertices);
        glBindBuffer(GL_ARRAY_BUFFER, buffer);
        glBufferData(GL_ARRAY_BUFFER, 4L * queue.capacity(), GL_STREAM_DRAW);
        glEnableVertexAttribArray(0);
        glVertexAttribPointer(0, 2, GL_FLOAT, false, 4 * FLOATS, 0);
        glEnableVertexAttribArray(1);
        glVertexAttribPointer(1, 4, GL_FLOAT, false, 4 * FLOATS, 8);
        glBindVertexArray(0);
    }

    boolean isFull() {
        return !queue.hasRemaining();
    }

    /**
     * Puts a box into the queue.
     *
     * @param box logical px
     * @param from colour at {@code y0}
     * @param to colour at {@code y1}
     * @param y0 px
     * @param y1 px
     * @param share of each pixel that is covered, 0 to 1
     */
    void add(Rect box, int from, int to, double y0, double y1, double share) {
        boolean opaque = share == 1 && (from & to) >>> 24 == 0xff;
        while (runs.isEmpty() || (runs.size() % 2 == 1) != opaque) {
            runs.add(queue.position() / FLOATS); // the first run is opaque, the next one is not
        }
        double span = y1 == y0 ? 1 : y1 - y0;
        double top = Math.min(1, Math.max(0, (box.y() - y0) / span));
        double bottom = Math.min(1, Math.max(0, (box.bottom() - y0) / span));
        vertex(box.x(), box.y(), from, to, share, top);
        vertex(box.right(), box.y(), from, to, share, top);
        vertex(box.x(), box.bottom(), from, to, share, bottom);
        vertex(box.x(), box.bottom(), from, to, share, bottom);
        vertex(box.right(), box.y(), from, to, share, top);
        vertex(box.right(), box.bottom(), from, to, share, bottom);
    }

    private void vertex(double x, double y, int from, int to, double covered, double share) {
        queue.put((float) x).put((float) y);
        double alpha = mixed(from, to, 24, share) * covered;
        for (int shift = 16; shift >= 0; shift -= 8) {
            queue.put((float) (mixed(from, to, shift, share) * alpha));
        }
        queue.put((float) alpha);
    }

    private static double mixed(int from, int to, int shift, double share) {
        double a = from >> shift & 0xff;
        double b = to >> shift & 0xff;
        return (a + (b - a) * share) / 255;
    }

    /**
     * Draws the queue and empties it.
     *
     * @param view the part of the picture that is the viewport, logical px
     */
    void draw(Rect view) {
        if (queue.position() == 0) {
            return;
        }
        queue.flip();
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glDisable(GL_CULL_FACE);
        glDisable(GL_STENCIL_TEST);
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_DEPTH_TEST);
        glColorMask(true, true, true, true);
        shader.use();
        glUniform2f(origin, (float) view.x(), (float) view.y());
        glUniform2f(size, (float) view.width(), (float) view.height());
        glBindVertexArray(vertices);
        glBindBuffer(GL_ARRAY_BUFFER, buffer);
        glBufferSubData(GL_ARRAY_BUFFER, 0, queue);
        for (int i = 0; i < runs.size(); i++) {
            int end = i + 1 < runs.size() ? runs.get(i + 1) : queue.limit() / FLOATS;
            if (i % 2 == 0) {
                glDisable(GL_BLEND);
            } else {
                glEnable(GL_BLEND);
            }
            glDrawArrays(GL_TRIANGLES, runs.get(i), end - runs.get(i));
        }
        glBindVertexArray(0);
        queue.clear();
        runs.clear();
    }

    @Override
    public void close() {
        MemoryUtil.memFree(queue);
        glDeleteBuffers(buffer);
        glDeleteVertexArrays(vertices);
        shader.close();
    }
}
