package adaptarium.experiments.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The language of the pictures that {@link SvgCanvas} draws: shapes, texts, groups and gradients, each with attributes of figures, colours and names. Pictures
 * are stored in a run's folder and put into its report as they are; one from somebody else's folder that says anything more, such as a script or an address, is
 * refused.
 */
final class PlainSvg {
    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "path",
            "circle",
            "ellipse",
            "rect",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "title",
            "defs",
            "clipPath",
            "linearGradient",
            "stop");
    private static final Set<String> ATTRIBUTES = Set.of(
            "viewBox",
            "role",
            "class",
            "id",
            "d",
            "x",
            "y",
            "x1",
            "x2",
            "y1",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "width",
            "height",
            "points",
            "transform",
            "offset",
            "clip-path",
            "font-size",
            "font-weight",
            "text-anchor",
            "gradientUnits",
            "fill",
            "fill-opacity",
            "stroke",
            "stroke-opacity",
            "stroke-width",
            "stroke-linejoin",
            "stroke-linecap",
            "stroke-dasharray",
            "stop-color",
            "stop-opacity",
            "opacity");
    private static final Pattern TAG =
            Pattern.compile("<(/?)([A-Za-z]+)((?:\\s+[A-Za-z0-9-]+=\"[^\"<>&]*\")*+)\\s*(/?)>|[^<>]++");
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z0-9-]+)=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("[\\w\\s.,()#%+-]*+"); // no colon: nothing leads elsewhere
    private static final int LONGEST_SHOWN = 40; // characters

    private PlainSvg() {}

    /**
     * A picture that is one.
     *
     * @param svg an SVG element
     * @return it
     * @throws IllegalArgumentException where it holds anything else
     */
    static String checked(String svg) {
        Deque<String> open = new ArrayDeque<>();
        Matcher piece = TAG.matcher(svg);
        int at = 0;
        while (at < svg.length()) {
            if (!piece.find(at) || piece.start() != at) {
                throw refused(svg.substring(at));
            }
            String element = piece.group(2);
            boolean isText = element == null;
            if (isText ? open.isEmpty() : !ELEMENTS.contains(element) || !areKnown(piece.group(3))) {
                throw refused(piece.group());
            }
            if (!isText && !piece.group(1).isEmpty()) {
                if (open.isEmpty() || !open.pop().equals(element)) {
                    throw refused(piece.group());
                }
            } else if (!isText) {
                if (open.isEmpty() && (at > 0 || !element.equals("svg"))) {
                    throw refused(piece.group());
                }
                if (piece.group(4).isEmpty()) {
                    open.push(element);
                }
            }
            at = piece.end();
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("a picture ends within <" + open.peek() + ">");
        }
        return svg;
    }

    private static boolean areKnown(String attributes) {
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            if (!ATTRIBUTES.contains(attribute.group(1))
                    || !VALUE.matcher(attribute.group(2)).matches()) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException refused(String piece) {
        return new IllegalArgumentException("a picture holds '"
                + (piece.length() > LONGEST_SHOWN ? piece.substring(0, LONGEST_SHOWN) + "…" : piece)
                + "', which no picture of this program has; 'adaptarium evaluate' draws them anew");
    }
}
