package adaptarium.render.gl;

import adaptarium.render.Rect;

/**
 * Where drawing lands on the picture: the transform (x' = a x + c y + e, y' = b x + d y + f) and the clip. A value.
 *
 * @param a x to x'
 * @param b x to y'
 * @param c y to x'
 * @param d y to y'
 * @param e logical px
 * @param f logical px
 * @param clip logical px
 */
record Placement(double a, double b, double c, double d, double e, double f, Rect clip) {
    /** No transform, and no clip but the picture's edges. */
    static Placement of(double width, double height) {
        return new Placement(1, 0, 0, 1, 0, 0, new Rect(0, 0, width, height));
    }

    /** The same number for the same transform and clip. */
    long hash() {
        long hash = Tiles.mixed(Tiles.mixed(Tiles.mixed(0, a), b), c);
        hash = Tiles.mixed(Tiles.mixed(Tiles.mixed(hash, d), e), f);
        hash = Tiles.mixed(Tiles.mixed(hash, clip.x()), clip.y());
        return Tiles.mixed(Tiles.mixed(hash, clip.width()), clip.height());
    }

    double x(double x, double y) {
        return a * x + c * y + e;
    }

    double y(double x, double y) {
        return b * x + d * y + f;
    }

    /** Logical pixels per unit, the mean of both axes. */
    double scale() {
        return (Math.hypot(a, c) + Math.hypot(b, d)) / 2;
    }

    /** Whether upright rectangles stay upright. */
    boolean isUpright() {
        return b == 0 && c == 0;
    }

    /** With another transform inside this one. */
    Placement transformed(double ia, double ib, double ic, double id, double ie, double jf) {
        return new Placement(
                a * ia + c * ib, b * ia + d * ib, a * ic + c * id, b * ic + d * id, x(ie, jf), y(ie, jf), clip);
    }

    /** With a clip inside this one's. */
    Placement clipped(Rect area) {
        double x0 = x(area.x(), area.y());
        double y0 = y(area.x(), area.y());
        double x1 = x(area.right(), area.bottom());
        double y1 = y(area.right(), area.bottom());
        Rect placed = new Rect(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
        return new Placement(a, b, c, d, e, f, visible(placed));
    }

    /** The part of a rectangle, in logical px, that the clip lets through. */
    Rect visible(Rect area) {
        double x = Math.max(clip.x(), area.x());
        double y = Math.max(clip.y(), area.y());
        return new Rect(
                x,
                y,
                Math.max(0, Math.min(clip.right(), area.right()) - x),
                Math.max(0, Math.min(clip.bottom(), area.bottom()) - y));
    }
}
