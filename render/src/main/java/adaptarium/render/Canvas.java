package adaptarium.render;

/**
 * A surface to draw on: the one interface between what is drawn and where. Its backends are Java2D pictures, a display list for HTML, and OpenGL.
 *
 * <p>Units are logical pixels, y pointing down, until the caller transforms them; lengths given later (radii, line widths, text sizes) are in the transformed
 * unit. Colours are {@code 0xAARRGGBB}, not premultiplied. A path is the union of its closed parts when filled. Lines have round joins and caps.
 */
public interface Canvas {
    /** Width, logical pixels. */
    double width();

    /** Height, logical pixels. */
    double height();

    /** Remembers the transform and the clip until {@link #restore}. */
    void save();

    /** Goes back to the transform and clip of the matching {@link #save}. */
    void restore();

    /** How many calls of {@link #save} wait for their {@link #restore}. */
    int depth();

    /**
     * Moves the origin.
     *
     * @param x by how much to the right
     * @param y by how much downwards
     */
    void translate(double x, double y);

    /**
     * Turns the axes.
     *
     * @param angle rad, from the x axis towards the y axis
     */
    void rotate(double angle);

    /**
     * Stretches the axes.
     *
     * @param x factor of the x axis
     * @param y factor of the y axis; negative to let y point up
     */
    void scale(double x, double y);

    /**
     * Confines further drawing to a rectangle, within the present clip. Not to be called under a rotation.
     *
     * @param area the rectangle, in the present coordinates
     */
    void clip(Rect area);

    /** Starts a new path. */
    void begin();

    /**
     * Starts a new part of the path.
     *
     * @param x point
     * @param y point
     */
    void moveTo(double x, double y);

    /**
     * Adds a straight line to the path.
     *
     * @param x point
     * @param y point
     */
    void lineTo(double x, double y);

    /**
     * Adds a cubic Bézier curve to the path.
     *
     * @param x1 first control point
     * @param y1 first control point
     * @param x2 second control point
     * @param y2 second control point
     * @param x end point
     * @param y end point
     */
    void curveTo(double x1, double y1, double x2, double y2, double x, double y);

    /** Closes the present part of the path. */
    void closePath();

    /**
     * Adds a circle to the path.
     *
     * @param x centre
     * @param y centre
     * @param radius radius
     */
    void circle(double x, double y, double radius);

    /**
     * Adds a rectangle with rounded corners to the path.
     *
     * @param area the rectangle
     * @param radius of the corners; 0 for sharp ones
     */
    void rectangle(Rect area, double radius);

    /**
     * Fills the path.
     *
     * @param colour 0xAARRGGBB
     */
    void fill(int colour);

    /**
     * Fills the path with a vertical gradient.
     *
     * @param from colour at {@code y0}
     * @param to colour at {@code y1}
     * @param y0 where the gradient begins
     * @param y1 where it ends
     */
    void fill(int from, int to, double y0, double y1);

    /**
     * Draws along the path.
     *
     * @param colour 0xAARRGGBB
     * @param width of the line
     */
    void stroke(int colour, double width);

    /**
     * Writes one line of text.
     *
     * @param text what to write
     * @param x where the style's alignment says: left end, centre or right end
     * @param y baseline
     * @param style size, weight and alignment
     * @param colour 0xAARRGGBB
     */
    void text(String text, double x, double y, TextStyle style, int colour);

    /**
     * Says which overlay further drawing belongs to. A backend whose picture can be changed later, such as the HTML replay, lets its reader switch them.
     *
     * @param overlay an overlay's name, or the empty string for what is always shown
     */
    default void layer(String overlay) {}

    /**
     * Fills one circle.
     *
     * @param x centre
     * @param y centre
     * @param radius radius
     * @param colour 0xAARRGGBB
     */
    default void disc(double x, double y, double radius, int colour) {
        begin();
        circle(x, y, radius);
        fill(colour);
    }

    /**
     * Draws one straight line.
     *
     * @param x0 start
     * @param y0 start
     * @param x1 end
     * @param y1 end
     * @param colour 0xAARRGGBB
     * @param width of the line
     */
    default void line(double x0, double y0, double x1, double y1, int colour, double width) {
        begin();
        moveTo(x0, y0);
        lineTo(x1, y1);
        stroke(colour, width);
    }

    /**
     * Fills one rectangle.
     *
     * @param area the rectangle
     * @param radius of its corners
     * @param colour 0xAARRGGBB
     */
    default void box(Rect area, double radius, int colour) {
        begin();
        rectangle(area, radius);
        fill(colour);
    }

    /**
     * Adds a polygon or an open line to a new path.
     *
     * @param xs points
     * @param ys points
     * @param closed whether the last point is joined to the first
     */
    default void path(double[] xs, double[] ys, boolean closed) {
        begin();
        moveTo(xs[0], ys[0]);
        for (int i = 1; i < xs.length; i++) {
            lineTo(xs[i], ys[i]);
        }
        if (closed) {
            closePath();
        }
    }

    /**
     * Adds an arc to a new path, as Bézier curves.
     *
     * @param x centre
     * @param y centre
     * @param radius radius
     * @param from start angle, rad
     * @param sweep how far, rad; negative for the other way round
     */
    default void arc(double x, double y, double radius, double from, double sweep) {
        int parts = Math.max(1, (int) Math.ceil(Math.abs(sweep) / (Math.PI / 2)));
        double step = sweep / parts;
        double handle = 4.0 / 3 * Math.tan(step / 4) * radius;
        begin();
        moveTo(x + radius * Math.cos(from), y + radius * Math.sin(from));
        for (int i = 0; i < parts; i++) {
            double a = from + i * step;
            double b = a + step;
            curveTo(
                    x + radius * Math.cos(a) - handle * Math.sin(a),
                    y + radius * Math.sin(a) + handle * Math.cos(a),
                    x + radius * Math.cos(b) + handle * Math.sin(b),
                    y + radius * Math.sin(b) - handle * Math.cos(b),
                    x + radius * Math.cos(b),
                    y + radius * Math.sin(b));
        }
    }
}
