package adaptarium.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A small line plot with axes: round tick values, units in the labels, points of their own beside the lines. A value; {@link #paint} draws it.
 *
 * @param title above the plot
 * @param xLabel what is on the x axis, with its unit
 * @param yLabel what is on the y axis, with its unit
 * @param wholeX whether only whole numbers make sense on the x axis, such as episodes
 * @param series the lines
 * @param marks points that belong to no line
 * @param least what the axes show at least
 */
public record LinePlot(
        String title,
        String xLabel,
        String yLabel,
        boolean wholeX,
        List<Series> series,
        List<Mark> marks,
        Extent least) {
    private static final double TEXT = 10.5; // px

    /** Copies the lists. */
    public LinePlot {
        series = List.copyOf(series);
        marks = List.copyOf(marks);
    }

    /**
     * A plot of lines alone, whose axes show just these.
     *
     * @param title above the plot
     * @param xLabel what is on the x axis, with its unit
     * @param yLabel what is on the y axis, with its unit
     * @param wholeX whether only whole numbers make sense on the x axis
     * @param series the lines
     */
    public LinePlot(String title, String xLabel, String yLabel, boolean wholeX, List<Series> series) {
        this(title, xLabel, yLabel, wholeX, series, List.of(), Extent.NONE);
    }

    /**
     * What axes show at least; an end that is not a number is left to the points.
     *
     * @param minX left end
     * @param maxX right end
     * @param minY lower end
     * @param maxY upper end
     */
    public record Extent(double minX, double maxX, double minY, double maxY) {
        /** Just the points. */
        public static final Extent NONE = new Extent(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * A point that belongs to no line.
     *
     * @param x place on the x axis
     * @param y place on the y axis; not drawn where it is not finite
     * @param colour 0xAARRGGBB
     * @param shape how it is drawn
     */
    public record Mark(double x, double y, int colour, Shape shape) {}

    /** How a mark is drawn. */
    public enum Shape {
        /** An open circle. */
        RING,
        /** A short level line. */
        DASH,
        /** Two crossed lines, where something failed. */
        CROSS
    }

    /**
     * One line.
     *
     * @param name for the legend; empty for none
     * @param xs double[V]; read-only by convention
     * @param ys double[V]; a value that is not finite interrupts the line
     * @param colour 0xAARRGGBB
     * @param dots whether points are marked
     */
    @SuppressWarnings("ArrayRecordComponent") // drawn every frame; equality is never asked
    public record Series(String name, double[] xs, double[] ys, int colour, boolean dots) {
        /** Checks that there are as many x as y. */
        public Series {
            if (xs.length != ys.length) {
                throw new IllegalArgumentException(
                        "series '" + name + "' needs as many x as y, got " + xs.length + " and " + ys.length);
            }
        }

        /**
         * A line over whole numbers, one after the other.
         *
         * @param name for the legend
         * @param first the first of them
         * @param ys the values
         * @param colour 0xAARRGGBB
         * @return the series, with dots
         */
        public static Series counted(String name, int first, double[] ys, int colour) {
            double[] xs = new double[ys.length];
            for (int i = 0; i < xs.length; i++) {
                xs[i] = first + i;
            }
            return new Series(name, xs, ys, colour, /* dots= */ true);
        }
    }

    /** How ticks and labels are written. */
    public static TextStyle textStyle() {
        return TextStyle.of(TEXT);
    }

    /** Least and greatest value on an axis, and the step between ticks. */
    private record Range(double low, double high, double step) {
        static Range around(double low, double high, int ticks, boolean whole) {
            double span = high - low;
            double step = Numbers.roundUp(span / ticks);
            if (whole) {
                step = Math.max(1, step);
            }
            Range range = new Range(low, high, step);
            double finer = Numbers.roundUp(0.4 * step);
            boolean one = range.ticks().size() < 2; // where the next round number lies beyond the axis
            return one && !(whole && finer < 1) ? new Range(low, high, finer) : range;
        }

        double place(double value, double from, double length) {
            return from + (value - low) / (high - low) * length;
        }

        // upwards
        double place(double value, Rect plot) {
            return place(value, plot.bottom(), -plot.height());
        }

        List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
                ticks.add(k * step);
            }
            return ticks;
        }
    }

    /**
     * Where the x axis lies.
     *
     * @param plot where the lines are
     * @param low the value at its left edge
     * @param high the value at its right edge
     */
    public record Axis(Rect plot, double low, double high) {
        /** The value at a place, px. */
        public double value(double px) {
            return low + (px - plot.x()) / plot.width() * (high - low);
        }

        /** The place of a value, px. */
        public double place(double value) {
            return plot.x() + (value - low) / (high - low) * plot.width();
        }
    }

    /**
     * Draws the plot.
     *
     * @param canvas where to
     * @param area all of it, with title and labels
     * @param theme colours
     * @return where its x axis lies
     */
    public Axis paint(Canvas canvas, Rect area, Theme theme) {
        TextStyle small = textStyle();
        canvas.text(title, area.x(), area.y() + 11, TextStyle.of(12).semibold(), theme.ink());
        legend(canvas, area, theme, small);
        double[] box = extent();
        Rect rough = area.inset(34, 39, 8, 28);
        Range x = Range.around(box[0], box[1], Math.max(2, (int) (rough.width() / 60)), wholeX);
        Range y = Range.around(box[2], box[3], Math.max(2, (int) (rough.height() / 30)), /* whole= */ false);
        double left = 8;
        for (double tick : y.ticks()) {
            left = Math.max(left, small.width(Numbers.atStep(tick, y.step())) + 8);
        }
        Rect plot = area.inset(left, 39, 8, 28);
        canvas.text(yLabel, area.x(), area.y() + 27, small, theme.softInk());
        for (double tick : y.ticks()) {
            double py = y.place(tick, plot);
            canvas.line(plot.x(), py, plot.right(), py, theme.grid(), 1);
            canvas.text(Numbers.atStep(tick, y.step()), plot.x() - 5, py + 3.7, small.right(), theme.softInk());
        }
        for (double tick : x.ticks()) {
            double px = x.place(tick, plot.x(), plot.width());
            canvas.line(px, plot.bottom(), px, plot.bottom() + 3, theme.softInk(), 1);
            canvas.text(Numbers.atStep(tick, x.step()), px, plot.bottom() + 14, small.centred(), theme.softInk());
        }
        canvas.line(plot.x(), plot.bottom(), plot.right(), plot.bottom(), theme.softInk(), 1);
        canvas.text(xLabel, plot.right(), plot.bottom() + 26, small.right(), theme.softInk());
        canvas.save();
        canvas.clip(plot.inset(-4));
        for (Series line : series) {
            draw(canvas, line, plot, x, y, theme);
        }
        for (Mark mark : marks) {
            if (Double.isFinite(mark.y())) {
                draw(canvas, mark, x.place(mark.x(), plot.x(), plot.width()), y.place(mark.y(), plot), theme);
            }
        }
        canvas.restore();
        return new Axis(plot, box[0], box[1]);
    }

    private static void draw(Canvas canvas, Mark mark, double px, double py, Theme theme) {
        switch (mark.shape()) {
            case RING -> {
                canvas.disc(px, py, 3.2, theme.panel());
                canvas.stroke(mark.colour(), 1.6);
            }
            case DASH -> canvas.line(px - 7, py, px + 7, py, mark.colour(), 2);
            case CROSS -> {
                canvas.line(px - 5, py - 5, px + 5, py + 5, mark.colour(), 2.5);
                canvas.line(px - 5, py + 5, px + 5, py - 5, mark.colour(), 2.5);
            }
        }
    }

    private void legend(Canvas canvas, Rect area, Theme theme, TextStyle style) {
        double right = area.right();
        long names = series.stream().filter(line -> !line.name().isEmpty()).count();
        double room = (area.width() - style.width(yLabel) - 8) / Math.max(1, names) - 20;
        for (int i = series.size() - 1; i >= 0; i--) {
            Series line = series.get(i);
            if (!line.name().isEmpty()) {
                String name = style.shortened(line.name(), room);
                canvas.text(name, right, area.y() + 27, style.right(), theme.softInk());
                right -= style.width(name) + 8;
                canvas.disc(right, area.y() + 23.5, 3, line.colour());
                right -= 12;
            }
        }
    }

    private static void draw(Canvas canvas, Series line, Rect plot, Range x, Range y, Theme theme) {
        canvas.begin();
        boolean down = false;
        for (int i = 0; i < line.xs().length; i++) {
            if (!Double.isFinite(line.ys()[i])) {
                down = false;
                continue;
            }
            double px = x.place(line.xs()[i], plot.x(), plot.width());
            double py = y.place(line.ys()[i], plot);
            if (down) {
                canvas.lineTo(px, py);
            } else {
                canvas.moveTo(px, py);
            }
            down = true;
        }
        canvas.stroke(line.colour(), 2);
        if (line.dots()) {
            for (int i = 0; i < line.xs().length; i++) {
                if (Double.isFinite(line.ys()[i])) {
                    double px = x.place(line.xs()[i], plot.x(), plot.width());
                    double py = y.place(line.ys()[i], plot);
                    canvas.disc(px, py, 4, theme.panel());
                    canvas.disc(px, py, 3, line.colour());
                }
            }
        }
    }

    // {x low, x high, y low, y high} of all finite points, never without width
    private double[] extent() {
        double[] box = {
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (Series line : series) {
            for (int i = 0; i < line.xs().length; i++) {
                if (Double.isFinite(line.ys()[i])) {
                    widen(box, 0, line.xs()[i]);
                    widen(box, 2, line.ys()[i]);
                }
            }
        }
        for (Mark mark : marks) {
            if (Double.isFinite(mark.y())) {
                widen(box, 0, mark.x());
                widen(box, 2, mark.y());
            }
        }
        widen(box, 0, least.minX());
        widen(box, 0, least.maxX());
        widen(box, 2, least.minY());
        widen(box, 2, least.maxY());
        for (int low = 0; low < 4; low += 2) {
            if (box[low] > box[low + 1]) {
                box[low] = 0;
                box[low + 1] = 1;
            }
        }
        if (box[0] == box[1]) {
            box[0] -= wholeX ? 0 : 0.5; // the first of several that are counted has room for the next
            box[1] += wholeX ? 1 : 0.5;
        }
        double span = box[3] - box[2];
        double margin = span == 0 ? Math.max(1, Math.abs(box[2]) * 0.1) : span * 0.08;
        box[2] -= margin;
        box[3] += margin;
        return box;
    }

    private static void widen(double[] box, int low, double value) {
        if (Double.isFinite(value)) {
            box[low] = Math.min(box[low], value);
            box[low + 1] = Math.max(box[low + 1], value);
        }
    }
}
