package adaptarium.render;

import java.util.List;

/**
 * A picture of how a vector changes in time: one row per number, one column per moment, blue for negative and orange for positive values (both tell apart
 * for colour-blind eyes), full colour at the largest value seen.
 *
 * @param title above the strip
 * @param columns the moments, oldest first; float[D] each, read-only by convention
 * @param room how many moments fill the strip; the newest are shown
 */
public record StripPlot(String title, List<float[]> columns, int room) {
    private static final String LEGEND = "blue −, orange +";
    private static final int MOST_ROWS = 32;
    private static final int MOST_COLUMNS = 120; // more could not be told apart at the size of a panel

    /** Copies the list and checks the room. */
    public StripPlot {
        columns = List.copyOf(columns);
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
        Rect plot = between(inner.x(), inner.y(), inner.right(), inner.bottom());
        canvas.box(plot, 0, Theme.mixed(theme.panel(), theme.skyBottom(), 0.6));
        int shown = Math.min(room, columns.size());
        List<float[]> recent = columns.subList(columns.size() - shown, columns.size());
        float largest = 0;
        int size = 0;
        for (float[] column : recent) {
            size = Math.max(size, column.length);
            for (float value : column) {
                largest = Float.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
            }
        }
        if (size == 0 || largest == 0) {
            return;
        }
        int rows = Math.min(MOST_ROWS, size);
        int stride = (room + MOST_COLUMNS - 1) / MOST_COLUMNS;
        double cellWidth = plot.width() / room * stride;
        double cellHeight = plot.height() / rows;
        canvas.save();
        canvas.clip(plot);
        for (int c = 0; c * stride < recent.size(); c++) {
            float[] column = recent.get(c * stride);
            double x = plot.x() + c * cellWidth;
            for (int r = 0; r < rows; r++) {
                int index = (int) ((long) r * size / rows);
                float value = index < column.length ? column[index] / largest : 0;
                if (Math.abs(value) < 0.02) {
                    continue;
                }
                double y = plot.y() + r * cellHeight;
                int hue = value > 0 ? theme.object() : theme.robot();
                canvas.box(
                        between(x, y, x + cellWidth, y + cellHeight),
                        0,
                        Theme.mixed(theme.panel(), hue, Math.sqrt(Math.abs(value))));
            }
        }
        canvas.restore();
    }

    // On whole pixels, so that neighbours meet without a seam.
    private static Rect between(double left, double top, double right, double bottom) {
        double x = Math.rint(left);
        double y = Math.rint(top);
        return new Rect(x, y, Math.max(0, Math.rint(right) - x), Math.max(0, Math.rint(bottom) - y));
    }
}
