package adaptarium.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A picture of how two numbers change in time: a plane around zero with the way from the first moment to the newest, a dot wherever they stood still for a while.
 *
 * @param title above the plane
 * @param points the moments, oldest first; float[2] each, read-only by convention
 */
public record PlanePlot(String title, List<float[]> points) {
    private static final double MARGIN = 1.15; // of the farthest number
    private static final double DOT = 2.5; // px

    /** Copies the list and checks the points. */
    public PlanePlot {
        points = List.copyOf(points);
        for (float[] point : points) {
            if (point.length != 2) {
                throw new IllegalArgumentException("a point on a plane has two numbers, got " + point.length);
            }
        }
    }

    /**
     * Draws the plane.
     *
     * @param canvas where to
     * @param area all of it, with the title
     * @param theme colours
     */
    public void paint(Canvas canvas, Rect area, Theme theme) {
        TextStyle small = TextStyle.of(10.5);
        canvas.text(title, area.x(), area.y() + 11, TextStyle.of(12).semibold(), theme.ink());
        Rect inner = area.belowTop(18);
        double side = Math.min(inner.width(), inner.height());
        Rect plane = new Rect(inner.x() + (inner.width() - side) / 2, inner.y(), side, side);
        canvas.box(plane, 0, Theme.mixed(theme.panel(), theme.skyBottom(), 0.6));
        double middleX = plane.x() + side / 2;
        double middleY = plane.y() + side / 2;
        canvas.line(plane.x(), middleY, plane.right(), middleY, theme.grid(), 1);
        canvas.line(middleX, plane.y(), middleX, plane.bottom(), theme.grid(), 1);
        List<float[]> way = places();
        double farthest = 0;
        for (float[] point : way) {
            farthest = Math.max(farthest, Math.max(Math.abs(point[0]), Math.abs(point[1])));
        }
        if (way.isEmpty()) {
            return;
        }
        double scale = farthest > 0 ? side / 2 / (farthest * MARGIN) : 0;
        if (farthest > 0) {
            canvas.text(
                    "±" + Numbers.brief(farthest * MARGIN),
                    plane.right() - 2,
                    middleY - 3,
                    small.right(),
                    theme.softInk());
        }
        for (int i = 0; i < way.size(); i++) {
            double x = middleX + scale * way.get(i)[0];
            double y = middleY - scale * way.get(i)[1];
            if (i > 0) {
                double fromX = middleX + scale * way.get(i - 1)[0];
                double fromY = middleY - scale * way.get(i - 1)[1];
                canvas.line(fromX, fromY, x, y, theme.robot(), 1.5);
            }
            boolean newest = i == way.size() - 1;
            canvas.disc(x, y, newest ? 2 * DOT : DOT, newest ? theme.object() : theme.robot());
        }
    }

    /** Where they stood, each place once until they left it; what is not finite is no place. */
    private List<float[]> places() {
        List<float[]> places = new ArrayList<>();
        for (float[] point : points) {
            boolean there = !places.isEmpty() && Arrays.equals(places.get(places.size() - 1), point);
            if (!there && Float.isFinite(point[0]) && Float.isFinite(point[1])) {
                places.add(point);
            }
        }
        return places;
    }
}
