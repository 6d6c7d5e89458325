package adaptarium.render;

import adaptarium.sim.SceneView;
import java.util.Arrays;

/**
 * A way through the world, oldest point first: a value to be drawn.
 *
 * @param xs points, m, double[V]; read-only by convention
 * @param ys points, m, double[V]
 */
@SuppressWarnings("ArrayRecordComponent") // drawn every frame; equality is never asked
public record Trail(double[] xs, double[] ys) {
    /** Nowhere. */
    public static final Trail EMPTY = new Trail(new double[0], new double[0]);

    /** Checks that there are as many x as y. */
    public Trail {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException("a trail needs as many x as y, got " + xs.length + " and " + ys.length);
        }
    }

    /** How many points it has. */
    public int length() {
        return xs.length;
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
        int keep = Math.min(xs.length, most - 1);
        double[] newX = Arrays.copyOfRange(xs, xs.length - keep, xs.length + 1);
        double[] newY = Arrays.copyOfRange(ys, ys.length - keep, ys.length + 1);
        newX[keep] = x;
        newY[keep] = y;
        return new Trail(newX, newY);
    }
}
