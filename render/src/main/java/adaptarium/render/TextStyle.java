package adaptarium.render;

import java.util.ArrayList;
import java.util.List;

/**
 * How text is set.
 *
 * @param size height of the em square, px
 * @param weight how strong the strokes are
 * @param align what the given x is of the text
 */
public record TextStyle(double size, Weight weight, Align align) {
    private static final double EXACT = 1e-6; // px: what was measured to fit does fit

    /** How strong the strokes are. */
    public enum Weight {
        /** For running text and numbers. */
        REGULAR,
        /** For titles. */
        SEMIBOLD
    }

    /** What the given x is of the text. */
    public enum Align {
        /** The left end. */
        LEFT,
        /** The middle. */
        CENTRE,
        /** The right end. */
        RIGHT
    }

    /** Checks the size. */
    public TextStyle {
        if (!(size > 0)) {
            throw new IllegalArgumentException("text size must be positive, got " + size + " px");
        }
    }

    /**
     * Regular text, aligned left.
     *
     * @param size px
     * @return the style
     */
    public static TextStyle of(double size) {
        return new TextStyle(size, Weight.REGULAR, Align.LEFT);
    }

    /** The same in semibold. */
    public TextStyle semibold() {
        return new TextStyle(size, Weight.SEMIBOLD, align);
    }

    /** The same, centred. */
    public TextStyle centred() {
        return new TextStyle(size, weight, Align.CENTRE);
    }

    /** The same, aligned right. */
    public TextStyle right() {
        return new TextStyle(size, weight, Align.RIGHT);
    }

    /**
     * Width of a text in this style, the same on every backend.
     *
     * @param text the text
     * @return px
     */
    public double width(String text) {
        return Typeface.of(weight).width(text) * size;
    }

    /**
     * Where a text begins, given its anchor.
     *
     * @param text the text
     * @param x the anchor that {@link #align} speaks of
     * @return x of its left end, px
     */
    public double start(String text, double x) {
        return switch (align) {
            case LEFT -> x;
            case CENTRE -> x - width(text) / 2;
            case RIGHT -> x - width(text);
        };
    }

    /**
     * A text in lines, broken at its spaces.
     *
     * @param text words
     * @param room px
     * @return lines, at least one; only a word that is longer than the room is wider than it
     */
    public List<String> lines(String text, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && width(line + " " + word) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * As much of a text as there is room for, ended by an ellipsis where something is left out.
     *
     * @param text one line
     * @param room px
     * @return the text, or its beginning
     */
    public String shortened(String text, double room) {
        if (width(text) <= room + EXACT) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end) + "…") > room) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
