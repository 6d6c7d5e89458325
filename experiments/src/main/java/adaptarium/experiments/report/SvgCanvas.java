package adaptarium.experiments.report;

import adaptarium.render.Canvas;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** A canvas that writes SVG: scenes in a report stay sharp at any size. */
final class SvgCanvas implements Canvas {
    private static final double CIRCLE = 0.5522847498307936; // handle length of a quarter circle as a Bézier curve

    private final double width;
    private final double height;
    private final String id;
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder path = new StringBuilder();
    private final Deque<Integer> groups = new ArrayDeque<>();
    private int open;
    private int definitions;

    /**
     * An empty picture.
     *
     * @param id begins the names of its gradients and clips; different for each picture of a page
     * @param width px
     * @param height px
     */
    SvgCanvas(String id, double width, double height) {
        this.id = id.replaceAll("[^A-Za-z0-9_-]", "-");
        this.width = width;
        this.height = height;
    }

    /** The picture so far, as an SVG element. */
    String svg() {
        return "<svg viewBox=\"0 0 " + number(width) + " " + number(height) + "\" role=\"img\">" + body
                + "</g>".repeat(open) + "</svg>";
    }

    /** A number as short as a picture needs it. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        text = text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
        return text.equals("-0") ? "0" : text;
    }

    /** A colour as an attribute: {@code fill="#0072b2" fill-opacity="0.5"}. */
    static String paint(String attribute, int colour) {
        int alpha = colour >>> 24;
        String text = attribute + "=\"" + String.format(Locale.ROOT, "#%06x", colour & 0xffffff) + "\"";
        return alpha == 255 ? text : text + " " + attribute + "-opacity=\"" + number(alpha / 255.0) + "\"";
    }

    /** Text without the characters that mean something in HTML. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void group(String attributes) {
        body.append("<g ").append(attributes).append('>');
        open++;
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public void save() {
        groups.push(open);
    }

    @Override
    public void restore() {
        int before = groups.pop();
        body.append("</g>".repeat(open - before));
        open = before;
    }

    @Override
    public int depth() {
        return groups.size();
    }

    @Override
    public void translate(double x, double y) {
        group("transform=\"translate(" + number(x) + " " + number(y) + ")\"");
    }

    @Override
    public void rotate(double angle) {
        group("transform=\"rotate(" + String.format(Locale.ROOT, "%.4f", Math.toDegrees(angle)) + ")\"");
    }

    @Override
    public void scale(double x, double y) {
        group("transform=\"scale(" + String.format(Locale.ROOT, "%.5f %.5f", x, y) + ")\"");
    }

    @Override
    public void clip(Rect area) {
        String name = id + "c" + definitions++;
        body.append("<clipPath id=\"").append(name).append("\"><rect x=\"").append(number(area.x()));
        body.append("\" y=\"").append(number(area.y())).append("\" width=\"").append(number(area.width()));
        body.append("\" height=\"").append(number(area.height())).append("\"/></clipPath>");
        group("clip-path=\"url(#" + name + ")\"");
    }

    @Override
    public void begin() {
        path.setLength(0);
    }

    private void add(char command, double... numbers) {
        path.append(command);
        for (int i = 0; i < numbers.length; i++) {
            path.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.4g", numbers[i]));
        }
    }

    @Override
    public void moveTo(double x, double y) {
        add('M', x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        add('L', x, y);
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
        add('C', x1, y1, x2, y2, x, y);
    }

    @Override
    public void closePath() {
        path.append('Z');
    }

    @Override
    public void circle(double x, double y, double radius) {
        double h = radius * CIRCLE;
        moveTo(x + radius, y);
        curveTo(x + radius, y + h, x + h, y + radius, x, y + radius);
        curveTo(x - h, y + radius, x - radius, y + h, x - radius, y);
        curveTo(x - radius, y - h, x - h, y - radius, x, y - radius);
        curveTo(x + h, y - radius, x + radius, y - h, x + radius, y);
        closePath();
    }

    @Override
    public void rectangle(Rect area, double radius) {
        double r = Math.min(radius, Math.min(area.width(), area.height()) / 2);
        double h = r * (1 - CIRCLE);
        moveTo(area.x() + r, area.y());
        lineTo(area.right() - r, area.y());
        curveTo(area.right() - h, area.y(), area.right(), area.y() + h, area.right(), area.y() + r);
        lineTo(area.right(), area.bottom() - r);
        curveTo(area.right(), area.bottom() - h, area.right() - h, area.bottom(), area.right() - r, area.bottom());
        lineTo(area.x() + r, area.bottom());
        curveTo(area.x() + h, area.bottom(), area.x(), area.bottom() - h, area.x(), area.bottom() - r);
        lineTo(area.x(), area.y() + r);
        curveTo(area.x(), area.y() + h, area.x() + h, area.y(), area.x() + r, area.y());
        closePath();
    }

    @Override
    public void fill(int colour) {
        body.append("<path d=\"")
                .append(path)
                .append("\" ")
                .append(paint("fill", colour))
                .append("/>");
    }

    @Override
    public void fill(int from, int to, double y0, double y1) {
        String name = id + "g" + definitions++;
        body.append("<linearGradient id=\"")
                .append(name)
                .append("\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" x2=\"0\" y1=\"");
        body.append(number(y0)).append("\" y2=\"").append(number(y1)).append("\"><stop ");
        body.append(paint("stop-color", from).replace("stop-color-opacity", "stop-opacity"))
                .append("/><stop offset=\"1\" ");
        body.append(paint("stop-color", to).replace("stop-color-opacity", "stop-opacity"))
                .append("/></linearGradient>");
        body.append("<path d=\"")
                .append(path)
                .append("\" fill=\"url(#")
                .append(name)
                .append(")\"/>");
    }

    @Override
    public void stroke(int colour, double lineWidth) {
        body.append("<path d=\"")
                .append(path)
                .append("\" fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\" ");
        body.append(paint("stroke", colour))
                .append(" stroke-width=\"")
                .append(number(lineWidth))
                .append("\"/>");
    }

    @Override
    public void text(String text, double x, double y, TextStyle style, int colour) {
        String anchor = switch (style.align()) {
            case LEFT -> "start";
            case CENTRE -> "middle";
            case RIGHT -> "end";
        };
        body.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" font-size=\"");
        body.append(number(style.size()))
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\" ");
        body.append(style.weight() == TextStyle.Weight.SEMIBOLD ? "font-weight=\"600\" " : "");
        body.append(paint("fill", colour)).append('>').append(escape(text)).append("</text>");
    }
}
