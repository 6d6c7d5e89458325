package adaptarium.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A rectangle on a canvas, y pointing down.
 *
 * @param x left edge, px
 * @param y upper edge, px
 * @param width px, not negative
 * @param height px, not negative
 */
public record Rect(double x, double y, double width, double height) {
    /** Checks that neither side is negative. */
    public Rect {
        if (!(width >= 0) || !(height >= 0)) {
            throw new IllegalArgumentException(
                    "a rectangle needs sides that are not negative, got " + width + " x " + height + " px");
        }
    }

    /** Right edge, px. */
    public double right() {
        return x + width;
    }

    /** Lower edge, px. */
    public double bottom() {
        return y + height;
    }

    /** Horizontal middle, px. */
    public double centreX() {
        return x + width / 2;
    }

    /** Vertical middle, px. */
    public double centreY() {
        return y + height / 2;
    }

    /**
     * Whether a point lies inside.
     *
     * @param px px
     * @param py px
     * @return true inside or on the left and upper edges
     */
    public boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    /**
     * The rectangle without a border; never smaller than nothing.
     *
     * @param border px on all sides
     * @return the inner rectangle
     */
    public Rect inset(double border) {
        return inset(border, border, border, border);
    }

    /**
     * The rectangle without a border of different widths.
     *
     * @param left px
     * @param top px
     * @param right px
     * @param bottom px
     * @return the inner rectangle
     */
    public Rect inset(double left, double top, double right, double bottom) {
        return new Rect(x + left, y + top, Math.max(0, width - left - right), Math.max(0, height - top - bottom));
    }

    /**
     * The upper part.
     *
     * @param size its height, px
     * @return at most the whole rectangle
     */
    public Rect top(double size) {
        return new Rect(x, y, width, Math.min(size, height));
    }

    /**
     * What lies below the upper part.
     *
     * @param size the upper part's height, px
     * @return the rest, perhaps empty
     */
    public Rect belowTop(double size) {
        return inset(0, size, 0, 0);
    }

    /**
     * Columns of equal width.
     *
     * @param count how many
     * @param gap between two of them, px
     * @return the columns, from left to right
     */
    public List<Rect> columns(int count, double gap) {
        double each = Math.max(0, (width - gap * (count - 1)) / count);
        List<Rect> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(new Rect(x + i * (each + gap), y, each, height));
        }
        return List.copyOf(columns);
    }

    /**
     * Rows of equal height.
     *
     * @param count how many
     * @param gap between two of them, px
     * @return the rows, from top to bottom
     */
    public List<Rect> rows(int count, double gap) {
        double each = Math.max(0, (height - gap * (count - 1)) / count);
        List<Rect> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Rect(x, y + i * (each + gap), width, each));
        }
        return List.copyOf(rows);
    }
}
