package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;
import static adaptarium.experiments.report.SvgShapes.circle;
import static adaptarium.experiments.report.SvgShapes.line;
import static adaptarium.experiments.report.SvgShapes.text;

import adaptarium.meta.Statistics.Estimate;
import adaptarium.render.Numbers;
import java.util.List;

/**
 * Figures one below the other, each a dot with its interval or range and small dots for single seeds: an SVG file that stands alone, in light and dark.
 *
 * @param title what is shown
 * @param notes sentences below it
 * @param rows from top to bottom
 */
public record IntervalPicture(String title, List<String> notes, List<Row> rows) {
    private static final int WIDTH = 860; // px
    private static final int LEFT = 250; // px, for names
    private static final int RIGHT = 150; // px, for figures
    private static final int TOP = 64; // px
    private static final int ROW = 24; // px
    private static final int TICKS = 6;
    private static final double NEAR = 1e-9; // of a tick
    private static final String STYLE = "text{font:13px system-ui,sans-serif;fill:#1d2a36}.soft{fill:#5e7080}"
            + ".grid{stroke:#d8e1e9}.bar{stroke:#0072b2;stroke-width:2.5}.dot{fill:#0072b2}.seed{fill:#0072b2;fill-opacity:.4}"
            + ".page{fill:#fff}@media(prefers-color-scheme:dark){text{fill:#e4ecf3}.soft{fill:#93a5b4}.grid{stroke:#2b3844}"
            + ".bar{stroke:#4aa8e0}.dot,.seed{fill:#4aa8e0}.page{fill:#12181e}}";

    /** Copies the lists. */
    public IntervalPicture {
        notes = List.copyOf(notes);
        rows = List.copyOf(rows);
    }

    /**
     * A figure.
     *
     * @param name whose it is
     * @param estimate with its interval or range
     * @param seeds the figure of every seed
     */
    public record Row(String name, Estimate estimate, List<Double> seeds) {
        /** Copies the list. */
        public Row {
            seeds = List.copyOf(seeds);
        }

        private double low() {
            return extreme(-1);
        }

        private double high() {
            return extreme(1);
        }

        private double extreme(int sign) {
            double most = sign > 0 ? estimate.high() : estimate.low();
            most = Double.isFinite(most) ? most : estimate.value();
            for (double seed : seeds) {
                most = Double.isFinite(seed) && sign * seed > sign * most ? seed : most;
            }
            return most;
        }
    }

    /** The picture. */
    public String svg() {
        double low = extreme(-1);
        double high = extreme(1);
        double step = Numbers.roundUp((high > low ? high - low : 1) / TICKS);
        int bottom = TOP + ROW * rows.size();
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " "
                + (bottom + 34 + 18 * notes.size()) + "\" role=\"img\"><title>" + escape(title) + "</title><style>"
                + STYLE
                + "</style><rect class=\"page\" width=\"100%\" height=\"100%\"/>");
        text(svg, 12, 26, "", title);
        for (long k = (long) Math.ceil(low / step - NEAR); k * step <= high + NEAR * step; k++) {
            double x = across(k * step, low, high);
            line(svg, "grid", x, TOP - 8, x, bottom);
            text(svg, x, TOP - 14, " class=\"soft\" text-anchor=\"middle\"", Numbers.atStep(k * step, step));
        }
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), TOP + ROW * i + ROW / 2.0, low, high);
        }
        for (int i = 0; i < notes.size(); i++) {
            text(svg, 12, bottom + 28 + 18 * i, " class=\"soft\"", notes.get(i));
        }
        return svg.append("</svg>\n").toString();
    }

    private double extreme(int sign) {
        double most = 0; // nothing is always shown, as a scale
        for (Row row : rows) {
            double value = sign > 0 ? row.high() : row.low();
            most = Double.isFinite(value) && sign * value > sign * most ? value : most;
        }
        return most;
    }

    private static void row(StringBuilder svg, Row row, double y, double low, double high) {
        Estimate estimate = row.estimate();
        text(svg, LEFT - 12, y + 4, " text-anchor=\"end\"", row.name());
        if (!Double.isFinite(estimate.value())) {
            text(svg, LEFT, y + 4, " class=\"soft\"", "no figure");
            return;
        }
        text(svg, WIDTH - RIGHT + 12, y + 4, "", Wording.estimate(estimate));
        if (Double.isFinite(estimate.low())) {
            line(svg, "bar", across(estimate.low(), low, high), y, across(estimate.high(), low, high), y);
        }
        for (double seed : row.seeds()) {
            if (Double.isFinite(seed)) {
                circle(svg, "seed", across(seed, low, high), y, 2.5);
            }
        }
        circle(svg, "dot", across(estimate.value(), low, high), y, 4.5);
    }

    private static double across(double value, double low, double high) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (value - low) / (high > low ? high - low : 1);
    }
}
