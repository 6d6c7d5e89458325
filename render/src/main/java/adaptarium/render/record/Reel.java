package adaptarium.render.record;

import adaptarium.render.Canvas;
import adaptarium.render.DisplayList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Pictures that follow each other, as a page in a browser plays them: each one's display list, all compressed together. Used by one thread. */
public final class Reel {
    private final int width;
    private final int height;
    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    private final OutputStream out;
    private int frames;

    /**
     * An empty reel.
     *
     * @param width of every picture, px
     * @param height of every picture, px
     */
    public Reel(int width, int height) {
        this.width = width;
        this.height = height;
        try {
            out = new GZIPOutputStream(compressed, 1 << 14);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress in memory", e);
        }
    }

    /**
     * Adds a picture.
     *
     * @param drawing draws it; called once, before this method returns
     */
    public void add(Consumer<Canvas> drawing) {
        DisplayList list = new DisplayList(width, height);
        drawing.accept(list);
        try {
            out.write((frames == 0 ? "[" : ",\n").getBytes(StandardCharsets.UTF_8));
            out.write(list.toJson().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress in memory", e);
        }
        frames++;
    }

    /** How many pictures it has. */
    public int frames() {
        return frames;
    }

    /**
     * Ends it; no picture can be added any more.
     *
     * @return a JSON array of display lists, compressed with gzip, in base 64
     */
    public String end() {
        try {
            out.write((frames == 0 ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress in memory", e);
        }
        return Base64.getEncoder().encodeToString(compressed.toByteArray());
    }

    /** A script that defines {@code paintFrame(pen, frame, hidden)}, which draws one of the display lists; {@code hidden} is a set of layers. */
    public static String painter() {
        return resource("paint-frame.js");
    }

    static String resource(String name) {
        try (InputStream in = Reel.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page's part " + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page's part " + name, e);
        }
    }
}
