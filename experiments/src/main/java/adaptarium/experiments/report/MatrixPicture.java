package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;
import static adaptarium.experiments.report.SvgCanvas.number;
import static adaptarium.experiments.report.SvgShapes.circle;
import static adaptarium.experiments.report.SvgShapes.line;
import static adaptarium.experiments.report.SvgShapes.text;

import adaptarium.experiments.report.MatrixTable.Cell;
import adaptarium.render.Viridis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The matrix of a study of families at a glance: a row for each learner, the best over all families first, and a column for each family. A cell has its figure, a
 * colour for it, and below it its interval and every seed. An SVG file that stands alone, in light and dark; a cell says its numbers when the pointer rests on it.
 *
 * @param table whose figures are normalised
 */
public record MatrixPicture(MatrixTable table) {
    /** The picture in the study's folder. */
    public static final String FILE = "matrix.svg";

    private static final String ALL = "all families";
    private static final int LEFT = 190; // px, for learners
    private static final int TOP = 104; // px, for families
    private static final int WIDE = 88; // px of a cell
    private static final int TALL = 46; // px of a cell
    private static final int GAP = 14; // px between what is over all families and the rest
    private static final int EDGE = 8; // px, left and right of an interval
    private static final double LOWEST = -0.25; // of what an interval's line has room for
    private static final double HIGHEST = 1.25;
    private static final double DARK =
            0.55; // brightness of a colour, 0 to 1, below which its figure is written in white

    // a page's style sheet would hear of every rule without the class
    private static final String STYLE =
            ".matrix text{font:13px system-ui,sans-serif;fill:#1d2a36}.matrix .soft{fill:#5e7080}.matrix .page{fill:#fff}"
                    + "@media(prefers-color-scheme:dark){.matrix text{fill:#e4ecf3}.matrix .soft{fill:#93a5b4}.matrix .page{fill:#12181e}}"
                    + ".matrix .figure{font-size:15px;font-weight:600}.matrix .figure.white{fill:#fff}.matrix .figure.black{fill:#10161c}"
                    + ".matrix line.white{stroke:#fff}.matrix line.black{stroke:#10161c}.matrix circle{fill-opacity:.7}"
                    + ".matrix circle.white{fill:#fff}.matrix circle.black{fill:#10161c}.matrix .bar{stroke-width:2}.matrix .mark{stroke-opacity:.5}";

    /**
     * Checks what is to be drawn.
     *
     * @throws IllegalArgumentException where the figures have another scale
     */
    public MatrixPicture {
        if (!table.isNormalised()) {
            throw new IllegalArgumentException(
                    "figures must be a " + MatrixTable.NORMALISED + ", got " + table.figure());
        }
    }

    /** The picture. */
    public String svg() {
        List<String> learners = table.bestFirst();
        List<String> families = new ArrayList<>(table.families().keySet());
        int first = table.all().isEmpty() ? LEFT : LEFT + WIDE + GAP;
        int width = first + WIDE * families.size() + 16;
        int bottom = TOP + TALL * learners.size();
        List<String> notes = notes();
        StringBuilder svg = new StringBuilder(
                "<svg class=\"matrix\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " "
                        + (bottom + 24 + 18 * notes.size()) + "\" role=\"img\"><title>" + escape(title())
                        + "</title><style>"
                        + STYLE + "</style><rect class=\"page\" width=\"100%\" height=\"100%\"/>");
        text(svg, 12, 26, "", title());
        if (!table.all().isEmpty()) {
            heading(svg, LEFT, ALL);
        }
        for (int i = 0; i < families.size(); i++) {
            heading(svg, first + WIDE * i, families.get(i));
        }
        for (int row = 0; row < learners.size(); row++) {
            String learner = learners.get(row);
            double y = TOP + TALL * row;
            text(svg, LEFT - 12, y + TALL / 2.0 + 4, " text-anchor=\"end\"", learner);
            if (!table.all().isEmpty()) {
                cell(svg, LEFT, y, learner + ", " + ALL, table.all().get(learner));
            }
            int x = first;
            for (Map.Entry<String, Map<String, Cell>> family : table.families().entrySet()) {
                cell(
                        svg,
                        x,
                        y,
                        learner + ", " + family.getKey(),
                        family.getValue().get(learner));
                x += WIDE;
            }
        }
        for (int i = 0; i < notes.size(); i++) {
            text(svg, 12, bottom + 24 + 18 * i, " class=\"soft\"", notes.get(i));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String title() {
        return "Normalised return after adaptation: 0 random actions, 1 who is told the task";
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Below a figure: a dot for each seed, the line its 95 % interval where there is one, from "
                + Wording.figure(LOWEST) + " to " + Wording.figure(HIGHEST) + " with marks at 0 and 1.");
        notes.add(table.seeds());
        return notes;
    }

    /** A family's name in two lines, parted between words. */
    private static void heading(StringBuilder svg, double x, String name) {
        String[] words = name.split("(?<=[a-z])(?=[A-Z])| ");
        int half = (words.length + 1) / 2;
        String between = name.contains(" ") ? " " : "";
        double middle = x + WIDE / 2.0;
        String anchor = " text-anchor=\"middle\"";
        text(svg, middle, TOP - 28, anchor, String.join(between, List.of(words).subList(0, half)));
        text(svg, middle, TOP - 12, anchor, String.join(between, List.of(words).subList(half, words.length)));
    }

    private static void cell(StringBuilder svg, double x, double y, String name, @Nullable Cell cell) {
        if (cell == null || !Double.isFinite(cell.estimate().value())) {
            text(svg, x + WIDE / 2.0, y + TALL / 2.0 + 4, " class=\"soft\" text-anchor=\"middle\"", Notes.NONE);
            return;
        }
        double value = cell.estimate().value();
        String ink = isDark(value) ? "white" : "black";
        svg.append("<g><title>" + escape(name + ": " + cell.normalised()) + "</title><rect x=\"" + number(x + 1)
                + "\" y=\"" + number(y + 1) + "\" width=\"" + (WIDE - 2) + "\" height=\"" + (TALL - 2)
                + "\" rx=\"4\" fill=\"" + HeatMap.colour(value) + "\"/>");
        text(
                svg,
                x + WIDE / 2.0,
                y + 21,
                " class=\"figure " + ink + "\" text-anchor=\"middle\"",
                Wording.hundredths(value));
        double line = y + 34;
        line(svg, "mark " + ink, across(x, 0), line - 4, across(x, 0), line + 4);
        line(svg, "mark " + ink, across(x, 1), line - 4, across(x, 1), line + 4);
        if (cell.estimate().basis().isInterval()
                && Double.isFinite(cell.estimate().low())) {
            line(
                    svg,
                    "bar " + ink,
                    across(x, cell.estimate().low()),
                    line,
                    across(x, cell.estimate().high()),
                    line);
        }
        for (double seed : cell.bySeed().values()) {
            if (Double.isFinite(seed)) {
                circle(svg, ink, across(x, seed), line, 2.5);
            }
        }
        svg.append("</g>");
    }

    /** Where a figure lies on the line of the cell at x; what is beyond its ends lies there. */
    private static double across(double x, double value) {
        double shown = Math.max(LOWEST, Math.min(HIGHEST, value));
        return x + EDGE + (WIDE - 2 * EDGE) * (shown - LOWEST) / (HIGHEST - LOWEST);
    }

    /** Whether a figure is written in white on its colour. */
    private static boolean isDark(double value) {
        int colour = Viridis.colour(value);
        return 0.299 * (colour >> 16 & 0xff) + 0.587 * (colour >> 8 & 0xff) + 0.114 * (colour & 0xff) < DARK * 0xff;
    }
}
