package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;
import static adaptarium.experiments.report.SvgCanvas.number;

import adaptarium.experiments.run.Sensitivity;
import adaptarium.render.Viridis;
import java.util.List;
import java.util.Locale;

/**
 * A grid of two hidden parameters as colours: the return before adaptation and after, on one scale, cells that training knows outlined. An SVG file that stands
 * alone; each cell says its numbers when the pointer rests on it.
 *
 * @param found what it shows
 */
public record HeatMap(Sensitivity found) {
    private static final int SIDE = 340; // px of a map
    private static final int LEFT = 86; // px
    private static final int TOP = 78; // px
    private static final int GAP = 34; // px between the maps
    private static final int SCALE = 120; // px for the scale of colours
    private static final int LABELS = 5; // at most, of an axis
    private static final int STEPS = 40; // of the drawn scale

    // a page's style sheet would hear of every rule without the class
    private static final String STYLE = ".heat text{font:12px system-ui,sans-serif;fill:#1d2a36}.heat .page{fill:#fff}"
            + ".heat .trained{fill:none;stroke:#d55e00;stroke-width:2.5;pointer-events:none}"
            + "@media(prefers-color-scheme:dark){.heat text{fill:#e4ecf3}.heat .page{fill:#12181e}}";

    /** The picture. */
    public String svg() {
        int width = LEFT + 2 * SIDE + GAP + SCALE;
        StringBuilder svg = new StringBuilder(
                "<svg class=\"heat\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " "
                        + (TOP + SIDE + 64) + "\" role=\"img\"><title>" + escape(title()) + "</title><style>" + STYLE
                        + "</style><rect class=\"page\" width=\"100%\" height=\"100%\"/>");
        text(svg, 12, 24, "start", title());
        text(
                svg,
                12,
                42,
                "start",
                "Mean return of " + found.episodes() + " trials; the outline is what training knows.");
        double low = extreme(-1);
        double high = extreme(1);
        map(svg, LEFT, "before adaptation", found.before(), low, high);
        map(svg, LEFT + SIDE + GAP, "after " + Wording.count(found.rounds(), "round"), found.after(), low, high);
        for (int i = 0; i < found.y().values().size(); i++) {
            if (isLabelled(i, found.y().values().size())) {
                text(svg, LEFT - 8, TOP + SIDE - cell(found.y()) * (i + 0.5) + 4, "end", value(found.y(), i));
            }
        }
        text(svg, 12, TOP - 10, "start", axis(found.y()));
        scale(svg, LEFT + 2 * SIDE + GAP + 24, low, high);
        return svg.append("</svg>\n").toString();
    }

    private String title() {
        return found.family() + ", run " + found.run() + " after " + found.iteration() + " updates: "
                + found.y().name() + " over " + found.x().name();
    }

    private double extreme(int sign) {
        return sign
                * List.of(found.before(), found.after()).stream()
                        .flatMap(List::stream)
                        .flatMap(List::stream)
                        .mapToDouble(value -> sign * value)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
    }

    private static double cell(Sensitivity.Axis axis) {
        return SIDE / (double) axis.values().size();
    }

    private void map(StringBuilder svg, double left, String name, List<List<Double>> values, double low, double high) {
        double wide = cell(found.x());
        double tall = cell(found.y());
        text(svg, left + SIDE / 2.0, TOP - 10, "middle", name);
        for (int row = 0; row < values.size(); row++) {
            for (int column = 0; column < values.get(row).size(); column++) {
                double value = values.get(row).get(column);
                svg.append("<rect x=\"" + number(left + wide * column) + "\" y=\""
                        + number(TOP + SIDE - tall * (row + 1))
                        + "\" width=\"" + number(wide + 0.4) + "\" height=\"" + number(tall + 0.4) + "\" fill=\""
                        + colour(fraction(value, low, high))
                        + "\" data-task=\"" + escape(task(column, row)) + "\"><title>"
                        + escape(found.x().name() + " " + value(found.x(), column) + ", "
                                + found.y().name() + " " + value(found.y(), row) + ": " + Wording.figure(value))
                        + "</title></rect>");
            }
        }
        outline(svg, left, wide, tall);
        for (int i = 0; i < found.x().values().size(); i++) {
            if (isLabelled(i, found.x().values().size())) {
                text(svg, left + wide * (i + 0.5), TOP + SIDE + 18, "middle", value(found.x(), i));
            }
        }
        text(svg, left + SIDE / 2.0, TOP + SIDE + 40, "middle", axis(found.x()));
    }

    /** How a cell's task is asked for in a command. */
    private String task(int column, int row) {
        return "--task " + found.x().name() + "=" + found.x().values().get(column) + " --task "
                + found.y().name() + "=" + found.y().values().get(row);
    }

    private void outline(StringBuilder svg, double left, double wide, double tall) {
        int fromX = found.x().trained().indexOf(true);
        int toX = found.x().trained().lastIndexOf(true);
        int fromY = found.y().trained().indexOf(true);
        int toY = found.y().trained().lastIndexOf(true);
        if (fromX >= 0 && fromY >= 0) {
            svg.append("<rect class=\"trained\" x=\"" + number(left + wide * fromX) + "\" y=\""
                    + number(TOP + SIDE - tall * (toY + 1)) + "\" width=\"" + number(wide * (toX - fromX + 1))
                    + "\" height=\"" + number(tall * (toY - fromY + 1)) + "\"/>");
        }
    }

    private static void scale(StringBuilder svg, double x, double low, double high) {
        double step = SIDE / (double) STEPS;
        for (int i = 0; i < STEPS; i++) {
            svg.append("<rect x=\"" + number(x) + "\" y=\"" + number(TOP + SIDE - step * (i + 1))
                    + "\" width=\"16\" height=\"" + number(step + 0.4) + "\" fill=\"" + colour((i + 0.5) / STEPS)
                    + "\"/>");
        }
        text(svg, x + 22, TOP + SIDE, "start", Wording.figure(low));
        text(svg, x + 22, TOP + 10, "start", Wording.figure(high));
        text(svg, x, TOP - 10, "start", "return");
    }

    private static boolean isLabelled(int i, int count) {
        return i % Math.max(1, (count + LABELS - 1) / LABELS) == 0 || (i == count - 1 && count <= LABELS);
    }

    private static String value(Sensitivity.Axis axis, int i) {
        return axis.values().get(i) instanceof Number number
                ? Wording.digits(number.doubleValue())
                : axis.values().get(i).toString();
    }

    private static String axis(Sensitivity.Axis axis) {
        return axis.unit().equals("1") ? axis.name() : axis.name() + ", " + axis.unit();
    }

    /** A colour between the stops. */
    private static double fraction(double value, double low, double high) {
        if (!Double.isFinite(value)) {
            return Double.NaN; // grey, where all others are alike, too
        }
        return high > low ? (value - low) / (high - low) : 0.5;
    }

    static String colour(double fraction) {
        return String.format(Locale.ROOT, "#%06x", Viridis.colour(fraction) & 0xffffff);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">"
                + escape(text) + "</text>");
    }
}
