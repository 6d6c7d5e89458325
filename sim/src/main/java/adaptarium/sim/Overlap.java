package adaptarium.sim;

import java.util.List;
import org.jbox2d.collision.Distance;
import org.jbox2d.collision.DistanceInput;
import org.jbox2d.collision.DistanceOutput;
import org.jbox2d.common.Transform;

/** Whether bodies lie in each other: those of their shapes that collide, by more than what the engine lets resting bodies overlap. */
final class Overlap {
    private static final float TOLERANCE = 0.005f; // m, the engine's length tolerance
    private static final float NOTHING = 1e-6f; // m, a distance that is rounding

    private final Distance distance = new Distance();
    private final Distance.SimplexCache cache = new Distance.SimplexCache();
    private final DistanceInput input = new DistanceInput();
    private final DistanceOutput output = new DistanceOutput();

    /**
     * Whether two bodies overlap.
     *
     * @param these shapes of one body
     * @param at where it is
     * @param others shapes of the other one
     * @param there where that is
     * @return true if any two of their shapes collide and lie in each other
     */
    boolean between(List<ShapeSpec> these, Transform at, List<ShapeSpec> others, Transform there) {
        input.transformA = at;
        input.transformB = there;
        for (ShapeSpec mine : these) {
            for (ShapeSpec other : others) {
                if (!mine.sensor()
                        && !other.sensor()
                        && mine.filter().accepts(other.filter())
                        && between(mine.geometry(), other.geometry())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean between(Geometry a, Geometry b) {
        for (int i = 0; i < links(a); i++) {
            float radii = outline(a, i, input.proxyA);
            for (int j = 0; j < links(b); j++) {
                float all = radii + outline(b, j, input.proxyB);
                cache.count = 0;
                distance.distance(output, cache, input);
                if (output.distance < Math.max(all - TOLERANCE, NOTHING)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int links(Geometry geometry) {
        return geometry instanceof Geometry.Polyline line ? line.xs().length - 1 : 1;
    }

    /** Fills in the corners of a shape, or of a link of a line; returns a disc's radius. */
    private static float outline(Geometry geometry, int link, Distance.DistanceProxy proxy) {
        if (geometry instanceof Geometry.Circle circle) {
            corners(proxy, new double[] {circle.x()}, new double[] {circle.y()}, 0, 1);
            return (float) circle.radius();
        }
        if (geometry instanceof Geometry.Polyline line) {
            corners(proxy, line.xs(), line.ys(), link, 2);
        } else if (geometry instanceof Geometry.Polygon polygon) {
            corners(proxy, polygon.xs(), polygon.ys(), 0, polygon.xs().length);
        }
        return 0;
    }

    private static void corners(Distance.DistanceProxy proxy, double[] xs, double[] ys, int from, int count) {
        proxy.m_count = count;
        proxy.m_radius = 0;
        for (int i = 0; i < count; i++) {
            proxy.m_vertices[i].set((float) xs[from + i], (float) ys[from + i]);
        }
    }
}
