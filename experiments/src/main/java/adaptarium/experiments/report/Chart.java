package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;
import static adaptarium.experiments.report.SvgCanvas.number;

import adaptarium.render.Numbers;
import adaptarium.render.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line chart as SVG: round ticks, units on both axes, a band around each line, a legend, and each point's numbers when the pointer rests on it. Colours come
 * from the page's style sheet ({@code .s0} to {@code .s11}), so that the chart follows the page's light or dark theme.
 *
 * @param xLabel what is on the x axis, with its unit
 * @param yLabel what is on the y axis, with its unit
 * @param wholeX whether only whole numbers make sense on the x axis
 * @param lines what to draw
 * @param trainedTo the greatest x that training knew: what lies beyond is shaded and says so; NaN where nothing does
 */
record Chart(String xLabel, String yLabel, boolean wholeX, List<Line> lines, double trainedTo) {
    private static final int WIDTH = 760; // px
    private static final int HEIGHT = 330; // px
    private static final int LEFT = 62; // px
    private static final int RIGHT = 14; // px
    private static final int TOP = 34; // px
    private static final int BOTTOM = 46; // px
    private static final int ROW = 20; // px of a line of names
    private static final double LEGEND_MARGIN = 1.15; // how much wider than ours the reader's font may be
    private static final int MOST_DOTS = 25; // points of a line that are marked one by one
    private static final double FLAT = 1e-9; // of the greatest value: a smaller range is rounding

    /** Copies the list. */
    Chart {
        lines = List.copyOf(lines);
    }

    /** A chart of which nothing lies beyond training. */
    Chart(String xLabel, String yLabel, boolean wholeX, List<Line> lines) {
        this(xLabel, yLabel, wholeX, lines, Double.NaN);
    }

    /**
     * A line with its uncertainty.
     *
     * @param name for the legend
     * @param style index of its colour
     * @param dashed whether it is drawn broken
     * @param points in order of x
     * @param each thin lines of the same colour: single seeds, where they are too few for a band
     */
    record Line(String name, int style, boolean dashed, List<Point> points, List<List<Point>> each) {
        /** A line without thin ones. */
        Line(String name, int style, boolean dashed, List<Point> points) {
            this(name, style, dashed, points, List.of());
        }

        /** A line that is not broken. */
        Line(String name, int style, List<Point> points) {
            this(name, style, /* dashed= */ false, points);
        }

        /** Keeps the points that can be drawn. */
        Line {
            points = drawable(points);
            each = each.stream().map(Line::drawable).toList();
        }

        private static List<Point> drawable(List<Point> points) {
            return points.stream()
                    .filter(point -> Double.isFinite(point.y()))
                    .map(point -> Double.isFinite(point.low() + point.high()) ? point : Point.of(point.x(), point.y()))
                    .toList();
        }
    }

    /**
     * A point of a line.
     *
     * @param x where
     * @param y the value
     * @param low lower end of its interval; the value itself where there is none
     * @param high upper end of its interval
     */
    record Point(double x, double y, double low, double high) {
        /** A point without an interval. */
        static Point of(double x, double y) {
            return new Point(x, y, y, y);
        }
    }

    private record Axis(double low, double high, double step) {
        static Axis over(double low, double high, int ticks, boolean whole) {
            double span = high > low ? high - low : 1;
            double step = Math.max(Numbers.roundUp(span / ticks), whole ? 1 : 0);
            return new Axis(low, high > low ? high : low + 1, step);
        }

        List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
                ticks.add(k * step);
            }
            return ticks;
        }
    }

    /** The chart for a page: where the page is too narrow to read it, it is shifted sideways. */
    String html() {
        return Page.SIDEWAYS + "<div class=\"scroll\">" + svg() + "</div>";
    }

    /** The chart as an SVG element. */
    String svg() {
        double[] x = range(Point::x, Point::x);
        double[] y = range(Point::low, Point::high);
        double size = Math.max(1, Math.abs(y[1]));
        double margin = y[1] - y[0] > FLAT * size ? 0.04 * (y[1] - y[0]) : 0.1 * size;
        Axis across = Axis.over(x[0], x[1], 8, wholeX);
        Axis up = Axis.over(y[0] - margin, y[1] + margin, 5, /* whole= */ false);
        boolean beside = namesFitBesideLabel();
        List<List<Line>> legend = legend();
        int above = beside || legend.isEmpty() ? 0 : ROW * legend.size() + 4;
        StringBuilder svg = new StringBuilder("<svg class=\"chart\" viewBox=\"0 ");
        svg.append(-above)
                .append(' ')
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT + above)
                .append("\" role=\"img\" aria-label=\"");
        svg.append(escape(yLabel + " over " + xLabel)).append("\">");
        beyondTraining(svg, across);
        axes(svg, across, up);
        for (Line line : lines) {
            band(svg, line, across, up);
        }
        for (Line line : lines) {
            line(svg, line, across, up);
        }
        if (trainedTo < across.high()) {
            label(svg, WIDTH - RIGHT - 4, TOP + 12, "beyond training");
        }
        for (int i = 0; i < legend.size(); i++) {
            legend(svg, legend.get(i), 14 - above + ROW * i, beside);
        }
        return svg.append("</svg>").toString();
    }

    private void beyondTraining(StringBuilder svg, Axis across) {
        if (!(trainedTo < across.high())) {
            return;
        }
        double x = px(Math.max(across.low(), trainedTo), across);
        svg.append("<rect class=\"beyond\" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(TOP);
        svg.append("\" width=\"").append(number(WIDTH - RIGHT - x));
        svg.append("\" height=\"").append(HEIGHT - TOP - BOTTOM).append("\"/>");
    }

    private double[] range(
            java.util.function.ToDoubleFunction<Point> low, java.util.function.ToDoubleFunction<Point> high) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        List<Point> all = new ArrayList<>();
        for (Line line : lines) {
            all.addAll(line.points());
            line.each().forEach(all::addAll);
        }
        for (Point point : all) {
            if (Double.isFinite(low.applyAsDouble(point)) && Double.isFinite(high.applyAsDouble(point))) {
                range[0] = Math.min(range[0], low.applyAsDouble(point));
                range[1] = Math.max(range[1], high.applyAsDouble(point));
            }
        }
        return range[0] <= range[1] ? range : new double[] {0, 1};
    }

    private static double px(double x, Axis axis) {
        return LEFT + (x - axis.low()) / (axis.high() - axis.low()) * (WIDTH - LEFT - RIGHT);
    }

    private static double py(double y, Axis axis) {
        return HEIGHT - BOTTOM - (y - axis.low()) / (axis.high() - axis.low()) * (HEIGHT - TOP - BOTTOM);
    }

    private void axes(StringBuilder svg, Axis across, Axis up) {
        for (double tick : up.ticks()) {
            String y = number(py(tick, up));
            svg.append("<path class=\"grid\" d=\"M").append(LEFT).append(' ').append(y);
            svg.append('H').append(WIDTH - RIGHT).append("\"/>");
            text(svg, LEFT - 7, py(tick, up) + 4, "end", Numbers.atStep(tick, up.step()));
        }
        for (double tick : across.ticks()) {
            String x = number(px(tick, across));
            svg.append("<path class=\"tick\" d=\"M")
                    .append(x)
                    .append(' ')
                    .append(HEIGHT - BOTTOM)
                    .append("v4\"/>");
            text(svg, px(tick, across), HEIGHT - BOTTOM + 17, "middle", Numbers.atStep(tick, across.step()));
        }
        svg.append("<path class=\"axis\" d=\"M").append(LEFT).append(' ').append(HEIGHT - BOTTOM);
        svg.append('H').append(WIDTH - RIGHT).append("\"/>");
        text(svg, WIDTH - RIGHT, HEIGHT - 8, "end", xLabel);
        text(svg, 4, 14, "start", yLabel);
    }

    /** A text that ends at x and lies over the lines: its rim keeps it readable where they cross it. */
    private static void label(StringBuilder svg, double x, double y, String text) {
        svg.append("<g class=\"label\">");
        text(svg, x, y, "end", text);
        svg.append("</g>");
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" text-anchor=\"");
        svg.append(anchor).append("\">").append(escape(text)).append("</text>");
    }

    private static void band(StringBuilder svg, Line line, Axis across, Axis up) {
        if (line.points().stream().allMatch(point -> point.low() == point.high())) {
            return;
        }
        StringBuilder path = new StringBuilder();
        List<Point> points = line.points();
        for (Point point : points) {
            path.append(path.isEmpty() ? 'M' : 'L').append(pair(px(point.x(), across), py(point.high(), up)));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            path.append('L')
                    .append(pair(px(points.get(i).x(), across), py(points.get(i).low(), up)));
        }
        svg.append("<path class=\"band s")
                .append(line.style())
                .append("\" d=\"")
                .append(path)
                .append("Z\"/>");
    }

    private static String pair(double x, double y) {
        return number(x) + " " + number(y);
    }

    private static void line(StringBuilder svg, Line line, Axis across, Axis up) {
        for (List<Point> thin : line.each()) {
            StringBuilder seed = new StringBuilder();
            for (Point point : thin) {
                seed.append(seed.isEmpty() ? 'M' : 'L').append(pair(px(point.x(), across), py(point.y(), up)));
            }
            svg.append("<path class=\"line thin s").append(line.style()).append("\" d=\"");
            svg.append(seed).append("\"/>");
        }
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(path.isEmpty() ? 'M' : 'L').append(pair(px(point.x(), across), py(point.y(), up)));
        }
        svg.append("<path class=\"line s")
                .append(line.style())
                .append(line.dashed() ? " dashed" : "")
                .append("\" d=\"")
                .append(path)
                .append("\"/>");
        if (line.points().size() > MOST_DOTS) {
            return;
        }
        for (Point point : line.points()) {
            svg.append("<circle class=\"dot s").append(line.style()).append("\" r=\"4\" cx=\"");
            svg.append(number(px(point.x(), across))).append("\" cy=\"").append(number(py(point.y(), up)));
            svg.append("\"><title>")
                    .append(escape(line.name()))
                    .append(": ")
                    .append(value(point))
                    .append("</title></circle>");
        }
    }

    private static String value(Point point) {
        String y = String.format(Locale.ROOT, "%.4g", point.y());
        return point.low() == point.high()
                ? y
                : String.format(Locale.ROOT, "%s, band from %.4g to %.4g", y, point.low(), point.high());
    }

    private boolean namesFitBesideLabel() {
        double names = lines.stream().mapToDouble(Chart::width).sum();
        return names <= WIDTH - RIGHT - 30 - LEGEND_MARGIN * TextStyle.of(12).width(yLabel);
    }

    /** Names in as many lines as they take; none where there is nothing to tell apart. */
    private List<List<Line>> legend() {
        List<List<Line>> rows = new ArrayList<>();
        if (lines.size() < 2) {
            return rows;
        }
        double room = WIDTH - RIGHT;
        double used = room;
        for (Line line : lines) {
            if (used + width(line) > room) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(line);
            used += width(line);
        }
        return rows;
    }

    /** The reader's font may be wider than ours, so widths are taken generously. */
    private static double width(Line line) {
        return LEGEND_MARGIN * TextStyle.of(12).width(line.name()) + 36;
    }

    /** Names of one row, from the right where it stands beside the label of the y axis, else from the left. */
    private static void legend(StringBuilder svg, List<Line> row, double y, boolean beside) {
        double x =
                beside ? WIDTH - RIGHT - row.stream().mapToDouble(Chart::width).sum() : 4;
        for (Line line : row) {
            String place = number(x) + " " + number(y - 4);
            svg.append("<path class=\"line s").append(line.style()).append(line.dashed() ? " dashed" : "");
            svg.append("\" d=\"M").append(place).append("h20\"/>");
            text(svg, x + 26, y, "start", line.name());
            x += width(line);
        }
    }
}
