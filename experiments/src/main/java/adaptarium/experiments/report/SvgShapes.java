package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;
import static adaptarium.experiments.report.SvgCanvas.number;

/** Shapes of pictures that are SVG files with a style sheet of their own. */
final class SvgShapes {
    private SvgShapes() {}

    /** A line, drawn as a class of the style sheet says. */
    static void line(StringBuilder svg, String style, double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"" + style + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\""
                + number(x2) + "\" y2=\"" + number(y2) + "\"/>");
    }

    /** A dot, drawn as a class of the style sheet says. */
    static void circle(StringBuilder svg, String style, double x, double y, double radius) {
        svg.append("<circle class=\"" + style + "\" cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + radius
                + "\"/>");
    }

    /** Text, with further attributes that begin with a space, or none. */
    static void text(StringBuilder svg, double x, double y, String attributes, String text) {
        svg.append(
                "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\"" + attributes + ">" + escape(text) + "</text>");
    }
}
