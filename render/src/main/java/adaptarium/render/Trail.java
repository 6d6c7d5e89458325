package adaptarium.render;

import adaptarium.sim.SceneView;
import java.util.Arrays;

/**
 * A way through the world, oldest point first: a value to be drawn. A trail made from another by one more point shares the points of both, so that a session
 * can keep one for each of its moments; only one thread may lengthen trails of one origin.
 */
public final class Trail {
    /** Nowhere. */
    public static final Trail EMPTY = new Trail(new double[0], new double[0]);

    private final Points points;
    private final int from;
    private final int to;

    /** Points that several trails show parts of; what lies before {@code used} never changes. */
    private static final class Points {
        private final double[] xs;
        private final double[] ys;
        private int used;

        Points(double[] xs, double[] ys, int used) {
            this.xs = xs;
            this.ys = ys;
            this.used = used;
        }
    }

    /**
     * A trail of its own points.
     *
     * @param xs points, m; copied
     * @param ys points, m; copied
     */
    public Trail(double[] xs, double[] ys) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException("a trail needs as many x as y, got " + xs.length + " and " + ys.length);
        }
        points = new Points(xs.clone(), ys.clone(), xs.length);
        from = 0;
        to = xs.length;
    }

    private Trail(Points points, int from, int to) {
        this.points = points;
        this.from = from;
        this.to = to;
    }

    /** How many points it has. */
    public int length() {
        return to - from;
    }

    /**
     * A point's place.
     *
     * @param index counted from the oldest
     * @return m
     */
    public double x(int index) {
        return points.xs[from + index];
    }

    /**
     * A point's place.
     *
     * @param index counted from the oldest
     * @return m
     */
    public double y(int index) {
        return points.ys[from + index];
    }

    /**
     * The trail with the place where a scene's tracked body is now.
     *
     * @param scene a later moment
     * @param most points to keep; the oldest are dropped
     * @return a new trail; this one where the scene has no such body
     */
    public Trail plus(SceneView scene, int most) {
        int index = scene.tracked();
        return index < 0
                ? this
                : plus(scene.bodies().get(index).x(), scene.bodies().get(index).y(), most);
    }

    /**
     * The trail with one more point.
     *
     * @param x m
     * @param y m
     * @param most points to keep; the oldest are dropped
     * @return a new trail
     */
    public Trail plus(double x, double y, int most) {
        Points target = points;
        int start = from;
        int end = to;
        if (end < points.used || end == points.xs.length) { // somebody else went on from here, or there is no room
            int size = length();
            int room = 2 * size + 16;
            target = new Points(
                    Arrays.copyOf(Arrays.copyOfRange(points.xs, from, to), room),
                    Arrays.copyOf(Arrays.copyOfRange(points.ys, from, to), room),
                    size);
            start = 0;
            end = size;
        }
        target.xs[end] = x;
        target.ys[end] = y;
        target.used = end + 1;
        return new Trail(target, Math.max(start, end + 1 - most), end + 1);
    }
}
