package adaptarium.render;

import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What lies under the pointer. */
public final class Picking {
    private static final double NEAR = 8; // px: a thin pole must not be hard to catch
    private static final double NEAR_JOINT = 16; // px

    private Picking() {}

    /**
     * A point of a body.
     *
     * @param body index in the scene's bodies
     * @param localX body coordinates, m
     * @param localY body coordinates, m
     */
    public record Held(int body, double localX, double localY) {}

    /**
     * The uppermost body under a pixel that can move, or else the nearest close by.
     *
     * @param scene what is shown
     * @param camera from where
     * @param px px
     * @param py px
     * @return the body and where it is touched
     */
    public static Optional<Held> body(SceneView scene, Camera camera, double px, double py) {
        return body(scene, camera, px, py, body -> body.role() != Role.TERRAIN);
    }

    /**
     * The uppermost of some bodies under a pixel, or else the nearest close by.
     *
     * @param scene what is shown
     * @param camera from where
     * @param px px
     * @param py px
     * @param which bodies that are meant
     * @return the body and where it is touched
     */
    public static Optional<Held> body(
            SceneView scene, Camera camera, double px, double py, Predicate<SceneView.BodyView> which) {
        double x = camera.worldX(px);
        double y = camera.worldY(py);
        double nearest = NEAR / camera.scale();
        Optional<Held> found = Optional.empty();
        for (int i = scene.bodies().size() - 1; i >= 0; i--) {
            SceneView.BodyView body = scene.bodies().get(i);
            if (!which.test(body)) {
                continue;
            }
            double cos = Math.cos(body.angle());
            double sin = Math.sin(body.angle());
            double localX = cos * (x - body.x()) + sin * (y - body.y());
            double localY = cos * (y - body.y()) - sin * (x - body.x());
            for (Geometry geometry : body.geometry()) {
                double distance = distance(geometry, localX, localY);
                if (distance <= 0) {
                    return Optional.of(new Held(i, localX, localY));
                }
                if (distance < nearest) {
                    nearest = distance;
                    found = Optional.of(new Held(i, localX, localY));
                }
            }
        }
        return found;
    }

    /**
     * The joint nearest to a pixel.
     *
     * @param scene what is shown
     * @param camera from where
     * @param px px
     * @param py px
     * @return its name; nothing where none is near
     */
    public static Optional<String> joint(SceneView scene, Camera camera, double px, double py) {
        double nearest = NEAR_JOINT;
        Optional<String> found = Optional.empty();
        for (SceneView.JointView joint : scene.joints()) {
            double distance = Math.hypot(camera.pixelX(joint.x()) - px, camera.pixelY(joint.y()) - py);
            if (distance < nearest) {
                nearest = distance;
                found = Optional.of(joint.name());
            }
        }
        return found;
    }

    // m; not positive inside
    private static double distance(Geometry geometry, double x, double y) {
        if (geometry instanceof Geometry.Circle circle) {
            return Math.hypot(x - circle.x(), y - circle.y()) - circle.radius();
        }
        List<double[]> points = geometry instanceof Geometry.Polygon polygon
                ? List.of(polygon.xs(), polygon.ys())
                : geometry instanceof Geometry.Polyline line ? List.of(line.xs(), line.ys()) : List.of();
        if (points.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        boolean closed = geometry instanceof Geometry.Polygon;
        double[] xs = points.get(0);
        double[] ys = points.get(1);
        double nearest = Double.POSITIVE_INFINITY;
        boolean inside = false;
        for (int i = closed ? 0 : 1; i < xs.length; i++) {
            int j = i == 0 ? xs.length - 1 : i - 1;
            nearest = Math.min(nearest, toSegment(xs[j], ys[j], xs[i], ys[i], x, y));
            boolean crosses = ys[i] > y != ys[j] > y && x < (xs[j] - xs[i]) * (y - ys[i]) / (ys[j] - ys[i]) + xs[i];
            inside ^= crosses;
        }
        return closed && inside ? -nearest : nearest;
    }

    private static double toSegment(double x0, double y0, double x1, double y1, double x, double y) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        double share = square == 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / square));
        return Math.hypot(x - x0 - share * dx, y - y0 - share * dy);
    }
}
