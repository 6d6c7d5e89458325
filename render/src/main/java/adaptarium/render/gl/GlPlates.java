package adaptarium.render.gl;

import adaptarium.render.Rect;

/** Opaque rectangles with round corners, such as panels: plain boxes, and a shape for each corner, because NanoVG takes several times as long over the whole area. */
final class GlPlates {
    private static final double LEAST = 4096; // device px, below which it is not worth it
    private static final double WHOLE = 1e-3; // device px
    private static final double ROUND = 1 - 0.5522847493; // of the radius, from a corner to the curve's handles

    private GlPlates() {}

    /**
     * Draws a rectangle, where it is one that lies on whole device pixels.
     *
     * @param brush draws
     * @param at where it lands
     * @param colour 0xAARRGGBB
     * @param box x, y, width, height and radius of the corners; empty for none
     * @param density device px per logical one
     * @return whether it is drawn
     */
    static boolean draw(GlBrush brush, Placement at, int colour, double[] box, double density) {
        if (box.length == 0 || colour >>> 24 != 0xff || !at.isUpright() || Math.abs(at.a()) != Math.abs(at.d())) {
            return false;
        }
        double x0 = at.x(box[0], box[1]) * density;
        double y0 = at.y(box[0], box[1]) * density;
        double x1 = at.x(box[0] + box[2], box[1] + box[3]) * density;
        double y1 = at.y(box[0] + box[2], box[1] + box[3]) * density;
        double left = Math.min(x0, x1);
        double top = Math.min(y0, y1);
        double right = Math.max(x0, x1);
        double bottom = Math.max(y0, y1);
        double radius = box[4] * Math.abs(at.a()) * density;
        double corner = Math.ceil(radius) + 1;
        boolean worth =
                (right - left) * (bottom - top) >= LEAST && right - left > 3 * corner && bottom - top > 3 * corner;
        if (!worth || !isWhole(left) || !isWhole(top) || !isWhole(right) || !isWhole(bottom)) {
            return false;
        }
        brush.place(new Placement(1 / density, 0, 0, 1 / density, 0, 0, at.clip()));
        box(brush, left + corner, top, right - corner, top + corner, colour);
        box(brush, left, top + corner, right, bottom - corner, colour);
        box(brush, left + corner, bottom - corner, right - corner, bottom, colour);
        corner(brush, left, top, corner + 1, corner + 1, radius, colour);
        corner(brush, right, top, -corner - 1, corner + 1, radius, colour);
        corner(brush, left, bottom, corner + 1, -corner - 1, radius, colour);
        corner(brush, right, bottom, -corner - 1, -corner - 1, radius, colour);
        return true;
    }

    private static boolean isWhole(double device) {
        return Math.abs(device - Math.rint(device)) < WHOLE;
    }

    private static void box(GlBrush brush, double left, double top, double right, double bottom, int colour) {
        double x = Math.rint(left);
        double y = Math.rint(top);
        Rect whole = new Rect(x, y, Math.rint(right) - x, Math.rint(bottom) - y);
        brush.beginPath();
        brush.rectangle(whole.x(), whole.y(), whole.width(), whole.height(), 0);
        brush.fill(colour);
    }

    // A square whose outer corner at x, y is round. It reaches a pixel into the boxes, where it changes nothing.
    private static void corner(GlBrush brush, double x, double y, double dx, double dy, double radius, int colour) {
        brush.beginPath();
        double rx = Math.copySign(radius, dx);
        double ry = Math.copySign(radius, dy);
        brush.moveTo(x, y + ry);
        brush.curveTo(x, y + ROUND * ry, x + ROUND * rx, y, x + rx, y);
        brush.lineTo(x + dx, y);
        brush.lineTo(x + dx, y + dy);
        brush.lineTo(x, y + dy);
        brush.closePath();
        brush.fill(colour);
    }
}
