package adaptarium.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import adaptarium.render.Rect;
import java.nio.FloatBuffer;
import org.lwjgl.system.MemoryUtil;

/** Opaque upright boxes by a plain shader and one draw call: NanoVG would take three times as long over a whole window, and a draw call for each. */
final class GlBoxes implements AutoCloseable {
    private static final int MOST = 4096; // per draw call
    private static final int FLOATS = 5; // x, y, red, green, blue
    private static final String VERTEX = """
        layout(location = 0) in vec2 place;
        layout(location = 1) in vec3 tint;
        uniform vec2 origin;
        uniform vec2 size;
        out vec3 ink;
        void main() {
            ink = tint;
            vec2 at = (place - origin) / size;
            gl_Position = vec4(2.0 * at.x - 1.0, 1.0 - 2.0 * at.y, 0.0, 1.0);
        }
        """;
    private static final String FRAGMENT = """
        in vec3 ink;
        out vec4 colour;
        void main() {
            colour = vec4(ink, 1.0);
        }
        """;

    private final Shader shader = new Shader(VERTEX, FRAGMENT);
    private final int origin = shader.uniform("origin");
    private final int size = shader.uniform("size");
    private final int vertices = glGenVertexArrays();
    private final int buffer = glGenBuffers();
    private final FloatBuffer queue = MemoryUtil.memAllocFloat(MOST * 6 * FLOATS);

    GlBoxes() {
        glBindVertexArray(vertices);
        glBindBuffer(GL_ARRAY_BUFFER, buffer);
        glBufferData(GL_ARRAY_BUFFER, 4L * queue.capacity(), GL_STREAM_DRAW);
        glEnableVertexAttribArray(0);
        glVertexAttribPointer(0, 2, GL_FLOAT, false, 4 * FLOATS, 0);
        glEnableVertexAttribArray(1);
        glVertexAttribPointer(1, 3, GL_FLOAT, false, 4 * FLOATS, 8);
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
     */
    void add(Rect box, int from, int to, double y0, double y1) {
        double span = y1 == y0 ? 1 : y1 - y0;
        double top = Math.min(1, Math.max(0, (box.y() - y0) / span));
        double bottom = Math.min(1, Math.max(0, (box.bottom() - y0) / span));
        vertex(box.x(), box.y(), from, to, top);
        vertex(box.right(), box.y(), from, to, top);
        vertex(box.x(), box.bottom(), from, to, bottom);
        vertex(box.x(), box.bottom(), from, to, bottom);
        vertex(box.right(), box.y(), from, to, top);
        vertex(box.right(), box.bottom(), from, to, bottom);
    }

    private void vertex(double x, double y, int from, int to, double share) {
        queue.put((float) x).put((float) y);
        for (int shift = 16; shift >= 0; shift -= 8) {
            double a = from >> shift & 0xff;
            double b = to >> shift & 0xff;
            queue.put((float) ((a + (b - a) * share) / 255));
        }
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
        glDisable(GL_BLEND);
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
        glDrawArrays(GL_TRIANGLES, 0, queue.limit() / FLOATS);
        glBindVertexArray(0);
        queue.clear();
    }

    @Override
    public void close() {
        MemoryUtil.memFree(queue);
        glDeleteBuffers(buffer);
        glDeleteVertexArrays(vertices);
        shader.close();
    }
}
