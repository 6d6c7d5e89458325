package adaptarium.render;

import java.util.List;

/**
 * A picture of how a vector changes in time: one row per number, one column per moment, blue for negative and orange for positive values (both tell apart
 * for colour-blind eyes), full colour at the largest value seen.
 *
 * @param title above the strip
 * @param columns the moments, oldest first; float[D] each, read-only by convention
 * @param room how many moments fill the strip; the newest are shown
 * @param parts bands with a name and colours of their own, in the order of the numbers; empty for one without a name
 */
public record StripPlot(String title, List<float[]> columns, int room, List<Part> parts) {
    private static final String LEGEND = "blue −, orange +";
    private static final double LINE = 12; // pixels, of a name
    private static final int MOST_ROWS = 32;
    private static final int MOST_COLUMNS = 120; // more could not be told apart at the size of a panel

    /**
     * A band of the strip.
     *
     * @param name what its numbers are
     * @param size how many they are
     */
    public record Part(String name, int size) {
        /** How many rows show them. */
        int rows() {
            return Math.max(1, Math.min(MOST_ROWS, size));
        }
    }

    /** Copies the lists and checks the room. */
    public StripPlot {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
        if (room < 1) {
            throw new IllegalArgumentException("a strip needs room for at least one moment, got " + room);
        }
    }

    /**
     * Draws the strip.
     *
     * @param canvas where to
     * @param area all of it, with the title
     * @param theme colours
     */
    public void paint(Canvas canvas, Rect area, Theme theme) {
        TextStyle strong = TextStyle.of(12).semibold();
        TextStyle small = TextStyle.of(10.5);
        canvas.text(title, area.x(), area.y() + 11, strong, theme.ink());
        if (strong.width(title) + small.width(LEGEND) + 12 < area.width()) {
            canvas.text(LEGEND, area.right(), area.y() + 11, small.right(), theme.softInk());
        }
        Rect inner = area.belowTop(18);
        double labels = parts.stream()
                .mapToDouble(part -> small.width(part.name()) + 8)
                .max()
                .orElse(0);
        Rect plot = between(inner.x() + labels, inner.y(), inner.right(), inner.bottom());
        canvas.box(plot, 0, Theme.mixed(theme.panel(), theme.skyBottom(), 0.6));
        int shown = Math.min(room, columns.size());
        List<float[]> recent = columns.subList(columns.size() - shown, columns.size());
        int size = recent.stream().mapToInt(column -> column.length).max().orElse(0);
        canvas.save();
        canvas.clip(plot);
        List<Part> bands = parts.isEmpty() ? List.of(new Part("", size)) : parts;
        double[] heights = heights(bands, plot.height());
        double top = plot.y();
        int first = 0;
        for (int i = 0; i < bands.size(); i++) {
            Part part = bands.get(i);
            double bottom = top + heights[i];
            band(canvas, between(plot.x(), top, plot.right(), bottom), recent, first, part, theme);
            first += part.size();
            top = bottom;
        }
        canvas.restore();
        top = plot.y();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            double bottom = top + heights[i];
            canvas.text(part.name(), inner.x(), (top + bottom) / 2 + 4, small, theme.softInk());
            if (bottom < plot.bottom() - 1) {
                canvas.box(between(inner.x(), bottom - 1, inner.right(), bottom), 0, theme.panelEdge());
            }
            top = bottom;
        }
    }

    /** By their rows; but where there is room for all names one below the other, each has the height of one. */
    private static double[] heights(List<Part> bands, double height) {
        double least = Math.min(LINE, height / bands.size());
        double[] heights = new double[bands.size()];
        boolean changed = true;
        while (changed) {
            changed = false;
            double left = height;
            double rows = 0;
            for (int i = 0; i < heights.length; i++) {
                left -= heights[i];
                rows += heights[i] > 0 ? 0 : bands.get(i).rows();
            }
            for (int i = 0; i < heights.length; i++) {
                if (heights[i] == 0 && left * bands.get(i).rows() / rows < least) {
                    heights[i] = least;
                    changed = true;
                }
            }
            if (!changed) {
                for (int i = 0; i < heights.length; i++) {
                    heights[i] =
                            heights[i] > 0 ? heights[i] : left * bands.get(i).rows() / rows;
                }
            }
        }
        return heights;
    }

    /** Some numbers of every moment, in full colour where the largest of them is. */
    private void band(Canvas canvas, Rect area, List<float[]> recent, int first, Part part, Theme theme) {
        float largest = 0;
        for (float[] column : recent) {
            for (int i = first; i < Math.min(first + part.size(), column.length); i++) {
                largest = Float.isFinite(column[i]) ? Math.max(largest, Math.abs(column[i])) : largest;
            }
        }
        if (largest == 0) {
            return;
        }
        int rows = part.rows();
        int stride = (room + MOST_COLUMNS - 1) / MOST_COLUMNS;
        double cellWidth = area.width() / room * stride;
        double cellHeight = area.height() / rows;
        for (int c = 0; c * stride < recent.size(); c++) {
            float[] column = recent.get(c * stride);
            double x = area.x() + c * cellWidth;
            for (int r = 0; r < rows; r++) {
                int index = first + (int) ((long) r * part.size() / rows);
                float value = index < column.length ? column[index] / largest : 0;
                if (Math.abs(value) < 0.02) {
                    continue;
                }
                double y = area.y() + r * cellHeight;
                int hue = value > 0 ? theme.object() : theme.robot();
                canvas.box(
                        between(x, y, x + cellWidth, y + cellHeight),
                        0,
                        Theme.mixed(theme.panel(), hue, Math.sqrt(Math.abs(value))));
            }
        }
    }

    // On whole pixels, so that neighbours meet without a seam.
    private static Rect between(double left, double top, double right, double bottom) {
        double x = Math.rint(left);
        double y = Math.rint(top);
        return new Rect(x, y, Math.max(0, Math.rint(right) - x), Math.max(0, Math.rint(bottom) - y));
    }
}
