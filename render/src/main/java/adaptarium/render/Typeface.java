package adaptarium.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * The outlines and widths of the typeface that is shipped with the program (Inter, SIL Open Font License), read from its TrueType file.
 *
 * <p>Reading it here rather than through the platform makes pictures equal on every machine, also where no font is installed. Only what these files use is
 * understood: character map format 4, simple and compound glyphs placed by offset.
 */
public final class Typeface {
    private static final Typeface REGULAR = load("Inter-Regular.ttf");

    private static final Typeface SEMIBOLD = load("Inter-SemiBold.ttf");

    private final ByteBuffer file;
    private final double unitsPerEm;
    private final int glyphCount;
    private final int longMetrics;
    private final boolean longOffsets;
    private final int hmtx;
    private final int loca;
    private final int glyf;
    private final char[] glyphOf = new char[0x10000];

    /** Takes up an outline, in em with y pointing up. */
    public interface Pen {
        /**
         * Starts a contour.
         *
         * @param x em
         * @param y em
         */
        void moveTo(double x, double y);

        /**
         * A straight line.
         *
         * @param x em
         * @param y em
         */
        void lineTo(double x, double y);

        /**
         * A quadratic Bézier curve.
         *
         * @param controlX em
         * @param controlY em
         * @param x em
         * @param y em
         */
        void quadTo(double controlX, double controlY, double x, double y);

        /** Closes the contour. */
        void close();
    }

    private Typeface(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        int head = table("head");
        unitsPerEm = unsigned(head + 18);
        longOffsets = unsigned(head + 50) == 1;
        glyphCount = unsigned(table("maxp") + 4);
        longMetrics = unsigned(table("hhea") + 34);
        hmtx = table("hmtx");
        loca = table("loca");
        glyf = table("glyf");
        readCharacterMap(table("cmap"));
    }

    /**
     * The typeface of a weight.
     *
     * @param weight the weight
     * @return the typeface, shared and unchanging
     */
    public static Typeface of(TextStyle.Weight weight) {
        return switch (weight) {
            case REGULAR -> REGULAR;
            case SEMIBOLD -> SEMIBOLD;
        };
    }

    /**
     * The bytes of a weight's TrueType file, for a backend with a font engine of its own.
     *
     * @param weight the weight
     * @return a copy
     */
    public static byte[] file(TextStyle.Weight weight) {
        ByteBuffer source = of(weight).file.duplicate().rewind();
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        return bytes;
    }

    /**
     * Width of a text.
     *
     * @param text the text; characters the typeface lacks count as its box for missing ones
     * @return em
     */
    public double width(String text) {
        double sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += advance(text.charAt(i));
        }
        return sum;
    }

    /**
     * How far a character moves the pen.
     *
     * @param character the character
     * @return em
     */
    public double advance(char character) {
        int glyph = Math.min(glyphOf[character], longMetrics - 1);
        return unsigned(hmtx + 4 * glyph) / unitsPerEm;
    }

    /**
     * Whether the typeface has a character.
     *
     * @param character the character
     * @return false where the box for missing ones would be drawn
     */
    public boolean has(char character) {
        return glyphOf[character] != 0;
    }

    /**
     * Draws a character's outline, its pen position at the origin and y pointing up.
     *
     * @param character the character
     * @param pen takes the outline
     */
    public void outline(char character, Pen pen) {
        glyph(glyphOf[character], 0, 0, pen);
    }

    private void glyph(int glyph, double dx, double dy, Pen pen) {
        int start = offset(glyph);
        if (glyph >= glyphCount || offset(glyph + 1) == start) {
            return; // a space
        }
        int at = glyf + start;
        int contours = file.getShort(at);
        if (contours >= 0) {
            simple(at, contours, dx, dy, pen);
        } else {
            compound(at + 10, dx, dy, pen);
        }
    }

    private void compound(int start, double dx, double dy, Pen pen) {
        int at = start;
        int flags;
        do {
            flags = unsigned(at);
            int part = unsigned(at + 2);
            boolean words = (flags & 1) != 0;
            int x = words ? file.getShort(at + 4) : file.get(at + 4);
            int y = words ? file.getShort(at + 6) : file.get(at + 5);
            glyph(part, dx + x / unitsPerEm, dy + y / unitsPerEm, pen);
            at += words ? 8 : 6;
        } while ((flags & 0x20) != 0);
    }

    private void simple(int at, int contours, double dx, double dy, Pen pen) {
        int points = contours == 0 ? 0 : unsigned(at + 10 + 2 * (contours - 1)) + 1;
        int instructions = unsigned(at + 10 + 2 * contours);
        int cursor = at + 12 + 2 * contours + instructions;
        byte[] flags = new byte[points];
        for (int i = 0; i < points; i++) {
            flags[i] = file.get(cursor++);
            if ((flags[i] & 8) != 0) {
                int repeats = file.get(cursor++) & 0xff;
                for (int r = 0; r < repeats; r++) {
                    flags[i + 1] = flags[i];
                    i++;
                }
            }
        }
        double[] xs = new double[points];
        double[] ys = new double[points];
        cursor = coordinates(cursor, flags, 2, 16, dx, xs);
        coordinates(cursor, flags, 4, 32, dy, ys);
        int first = 0;
        for (int c = 0; c < contours; c++) {
            int last = unsigned(at + 10 + 2 * c);
            contour(flags, xs, ys, first, last, pen);
            first = last + 1;
        }
    }

    private int coordinates(int start, byte[] flags, int shortBit, int sameBit, double shift, double[] out) {
        int cursor = start;
        int value = 0;
        for (int i = 0; i < out.length; i++) {
            if ((flags[i] & shortBit) != 0) {
                int delta = file.get(cursor++) & 0xff;
                value += (flags[i] & sameBit) != 0 ? delta : -delta;
            } else if ((flags[i] & sameBit) == 0) {
                value += file.getShort(cursor);
                cursor += 2;
            }
            out[i] = value / unitsPerEm + shift;
        }
        return cursor;
    }

    // Two neighbouring control points have a point of the curve half-way between them.
    private static void contour(byte[] flags, double[] xs, double[] ys, int first, int last, Pen pen) {
        int n = last - first + 1;
        int start = first;
        while (start <= last && (flags[start] & 1) == 0) {
            start++;
        }
        boolean none = start > last;
        double x0 = none ? (xs[first] + xs[last]) / 2 : xs[start];
        double y0 = none ? (ys[first] + ys[last]) / 2 : ys[start];
        int from = none ? first : start + 1;
        int steps = none ? n : n - 1;
        pen.moveTo(x0, y0);
        for (int k = 0; k < steps; k++) {
            int i = first + (from - first + k) % n;
            if ((flags[i] & 1) != 0) {
                pen.lineTo(xs[i], ys[i]);
                continue;
            }
            int next = first + (from - first + k + 1) % n;
            if (k == steps - 1) {
                pen.quadTo(xs[i], ys[i], x0, y0);
            } else if ((flags[next] & 1) != 0) {
                pen.quadTo(xs[i], ys[i], xs[next], ys[next]);
                k++;
            } else {
                pen.quadTo(xs[i], ys[i], (xs[i] + xs[next]) / 2, (ys[i] + ys[next]) / 2);
            }
        }
        pen.close();
    }

    private int offset(int glyph) {
        return longOffsets ? file.getInt(loca + 4 * glyph) : 2 * unsigned(loca + 2 * glyph);
    }

    private int table(String tag) {
        int count = unsigned(4);
        for (int i = 0; i < count; i++) {
            int at = 12 + 16 * i;
            boolean same = true;
            for (int c = 0; c < 4; c++) {
                same &= file.get(at + c) == tag.charAt(c);
            }
            if (same) {
                return file.getInt(at + 8);
            }
        }
        throw new IllegalArgumentException("the typeface has no table '" + tag + "'");
    }

    private void readCharacterMap(int cmap) {
        int count = unsigned(cmap + 2);
        for (int t = 0; t < count; t++) {
            int at = cmap + file.getInt(cmap + 4 + 8 * t + 4);
            if (unsigned(at) != 4) {
                continue;
            }
            int segments = unsigned(at + 6) / 2;
            for (int s = 0; s < segments; s++) {
                int end = unsigned(at + 14 + 2 * s);
                int startAt = at + 16 + 2 * segments + 2 * s;
                int start = unsigned(startAt);
                int delta = unsigned(startAt + 2 * segments);
                int rangeAt = startAt + 4 * segments;
                int range = unsigned(rangeAt);
                for (int c = start; c <= end && c != 0xffff; c++) {
                    int glyph = range == 0 ? c : unsigned(rangeAt + range + 2 * (c - start));
                    glyphOf[c] = (char) (range != 0 && glyph == 0 ? 0 : (glyph + delta) & 0xffff);
                }
            }
            return;
        }
        throw new IllegalArgumentException("the typeface has no character map of format 4");
    }

    private int unsigned(int at) {
        return file.getShort(at) & 0xffff;
    }

    private static Typeface load(String name) {
        try (InputStream in = Typeface.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the typeface " + name + " is missing from the program");
            }
            return new Typeface(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the typeface " + name, e);
        }
    }
}
