package adaptarium.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import adaptarium.render.GlyphPath;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import adaptarium.render.Typeface;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.lwjgl.system.MemoryUtil;

/**
 * Text by one texture of glyphs and one draw call. The glyphs are the outlines of {@link Typeface}, placed to a quarter of a pixel, so that text lies where
 * the other backends put it.
 */
final class GlText implements AutoCloseable {
    private static final int SIDE = 1024; // of the texture, px
    private static final int PHASES = 4; // positions within a pixel, each way
    private static final int MOST_GLYPHS = 4096; // per draw call
    private static final int FLOATS = 8; // x, y, u, v, red, green, blue, alpha
    private static final String VERTEX = """
        layout(location = 0) in vec2 place;
        layout(location = 1) in vec2 texel;
        layout(location = 2) in vec4 tint;
        uniform vec2 origin;
        uniform vec2 size;
        out vec2 at;
        out vec4 ink;
        void main() {
            at = texel;
            ink = tint;
            vec2 there = (place - origin) / size;
            gl_Position = vec4(2.0 * there.x - 1.0, 1.0 - 2.0 * there.y, 0.0, 1.0);
        }
        """;
    private static final String FRAGMENT = """
        uniform sampler2D glyphs;
        in vec2 at;
        in vec4 ink;
        out vec4 colour;
        void main() {
            colour = ink * texture(glyphs, at).r;
        }
        """;

    private final Shader shader = new Shader(VERTEX, FRAGMENT);
    private final int origin = shader.uniform("origin");
    private final int size = shader.uniform("size");
    private final int vertices = glGenVertexArrays();
    private final int buffer = glGenBuffers();
    private final int texture = glGenTextures();
    private final FloatBuffer queue = MemoryUtil.memAllocFloat(MOST_GLYPHS * 6 * FLOATS);
    private final Map<Long, Glyph> known = new HashMap<>();
    private int shelfX;
    private int shelfY;
    private int shelfHeight;

    /** Where a glyph lies in the texture, and how far its corner is from the pen's pixel; px. */
    private record Glyph(int u, int v, int width, int height, int left, int top) {}

    GlText() {
        glBindTexture(GL_TEXTURE_2D, texture);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, SIDE, SIDE, 0, GL_RED, GL_UNSIGNED_BYTE, (ByteBuffer) null);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glBindVertexArray(vertices);
        glBindBuffer(GL_ARRAY_BUFFER, buffer);
        glBufferData(GL_ARRAY_BUFFER, 4L * queue.capacity(), GL_STREAM_DRAW);
        int[] parts = {2, 2, 4};
        int offset = 0;
        for (int i = 0; i < parts.length; i++) {
            glEnableVertexAttribArray(i);
            glVertexAttribPointer(i, parts[i], GL_FLOAT, false, 4 * FLOATS, 4L * offset);
            offset += parts[i];
        }
        glBindVertexArray(0);
    }

    boolean isEmpty() {
        return queue.position() == 0;
    }

    /**
     * Whether a line of text may no longer fit before the next {@link #draw}.
     *
     * @param text the line
     */
    boolean isFullFor(String text) {
        return queue.remaining() < text.length() * 6 * FLOATS;
    }

    /**
     * Puts a line of text into the queue.
     *
     * @param text the line
     * @param x left end, device px
     * @param y baseline, device px
     * @param pixels size of the em, device px
     * @param weight of the strokes
     * @param colour 0xAARRGGBB
     * @param clip device px
     */
    void add(String text, double x, double y, double pixels, TextStyle.Weight weight, int colour, Rect clip) {
        Typeface face = Typeface.of(weight);
        double pen = x;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int quarterX = (int) Math.round(pen * PHASES);
            int quarterY = (int) Math.round(y * PHASES);
            Glyph glyph =
                    glyph(character, pixels, weight, Math.floorMod(quarterX, PHASES), Math.floorMod(quarterY, PHASES));
            quad(glyph, Math.floorDiv(quarterX, PHASES), Math.floorDiv(quarterY, PHASES), colour, clip);
            pen += face.advance(character) * pixels;
        }
    }

    private void quad(Glyph glyph, int x, int y, int colour, Rect clip) {
        double left = Math.max(x + glyph.left(), clip.x());
        double top = Math.max(y + glyph.top(), clip.y());
        double right = Math.min(x + glyph.left() + glyph.width(), clip.right());
        double bottom = Math.min(y + glyph.top() + glyph.height(), clip.bottom());
        if (left >= right || top >= bottom) {
            return;
        }
        double u = glyph.u() - x - glyph.left();
        double v = glyph.v() - y - glyph.top();
        vertex(left, top, u, v, colour);
        vertex(right, top, u, v, colour);
        vertex(left, bottom, u, v, colour);
        vertex(left, bottom, u, v, colour);
        vertex(right, top, u, v, colour);
        vertex(right, bottom, u, v, colour);
    }

    private void vertex(double x, double y, double u, double v, int colour) {
        float alpha = (colour >>> 24) / 255f;
        queue.put((float) x).put((float) y);
        queue.put((float) ((x + u) / SIDE)).put((float) ((y + v) / SIDE));
        queue.put((colour >> 16 & 0xff) / 255f * alpha);
        queue.put((colour >> 8 & 0xff) / 255f * alpha);
        queue.put((colour & 0xff) / 255f * alpha);
        queue.put(alpha);
    }

    private Glyph glyph(char character, double pixels, TextStyle.Weight weight, int phaseX, int phaseY) {
        int quarters = (int) Math.round(pixels * 4);
        long key = ((((long) quarters << 16 | character) << 1 | (weight == TextStyle.Weight.SEMIBOLD ? 1 : 0)) << 4)
                | (long) phaseX * PHASES
                | phaseY;
        Glyph glyph = known.get(key);
        if (glyph == null) {
            glyph = rasterise(character, quarters / 4.0, Typeface.of(weight), phaseX, phaseY);
            known.put(key, glyph);
        }
        return glyph;
    }

    private Glyph rasterise(char character, double pixels, Typeface face, int phaseX, int phaseY) {
        Path2D path = GlyphPath.of(face, character);
        path.transform(new AffineTransform(pixels, 0, 0, -pixels, phaseX / (double) PHASES, phaseY / (double) PHASES));
        Rectangle2D bounds = path.getBounds2D();
        int left = (int) Math.floor(bounds.getMinX()) - 1;
        int top = (int) Math.floor(bounds.getMinY()) - 1;
        int width = (int) Math.ceil(bounds.getMaxX()) + 1 - left;
        int height = (int) Math.ceil(bounds.getMaxY()) + 1 - top;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.translate(-left, -top);
        graphics.setPaint(Color.WHITE);
        graphics.fill(path);
        graphics.dispose();
        place(width, height);
        upload(image, shelfX, shelfY);
        Glyph glyph = new Glyph(shelfX, shelfY, width, height, left, top);
        shelfX += width + 1;
        shelfHeight = Math.max(shelfHeight, height + 1);
        return glyph;
    }

    // Glyphs stand on shelves; when the texture is full it begins anew, which nobody sees because what is queued has
    // been drawn before.
    private void place(int width, int height) {
        if (shelfX + width > SIDE) {
            shelfX = 0;
            shelfY += shelfHeight;
            shelfHeight = 0;
        }
        if (shelfY + height > SIDE) {
            shelfX = 0;
            shelfY = 0;
            shelfHeight = 0;
            known.clear();
        }
    }

    private void upload(BufferedImage image, int x, int y) {
        int width = image.getWidth();
        int height = image.getHeight();
        ByteBuffer pixels = MemoryUtil.memAlloc(width * height);
        try {
            for (int i = 0; i < width * height; i++) {
                pixels.put(i, (byte) (image.getRGB(i % width, i / width) >>> 24));
            }
            glBindTexture(GL_TEXTURE_2D, texture);
            glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
            glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_RED, GL_UNSIGNED_BYTE, pixels);
        } finally {
            MemoryUtil.memFree(pixels);
        }
    }

    /**
     * Draws the queue and empties it.
     *
     * @param view the part of the picture that is the viewport, logical px
     * @param density device pixels per logical one
     */
    void draw(Rect view, double density) {
        if (queue.position() == 0) {
            return;
        }
        queue.flip();
        glEnable(GL_BLEND);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glDisable(GL_CULL_FACE);
        glDisable(GL_STENCIL_TEST);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_SCISSOR_TEST);
        glColorMask(true, true, true, true);
        shader.use();
        glUniform2f(origin, (float) (view.x() * density), (float) (view.y() * density));
        glUniform2f(size, (float) (view.width() * density), (float) (view.height() * density));
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, texture);
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
        glDeleteTextures(texture);
        glDeleteBuffers(buffer);
        glDeleteVertexArrays(vertices);
        shader.close();
    }
}
