package adaptarium.experiments.report;

import adaptarium.render.Camera;
import adaptarium.render.Rect;
import adaptarium.render.SceneFrame;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a scene in which the robot is seen large: all that the robot and what it moves cover in an episode, and discs such as goals where the camera
 * stands still; around the followed body where it moves. A value.
 *
 * @param bounds what is shown, m; from the followed body where one is followed, from left to right
 * @param followed index of the followed body, or −1
 */
record Crop(SceneView.Bounds bounds, int followed) {
    private static final double MARGIN = 0.08; // of the larger side, on each
    private static final double LEAST =
            0.2; // of the scene's own bounds: a thing that hardly moves is not a whole picture

    /**
     * The crop of an episode.
     *
     * @param frames its moments, at least one
     * @return what holds the robot in all of them
     */
    static Crop of(List<SceneFrame> frames) {
        int followed = frames.get(0).followed();
        SceneView.Bounds scene = frames.get(0).bounds();
        List<double[]> points = new ArrayList<>();
        for (SceneFrame frame : frames) {
            double origin = followed < 0 ? 0 : frame.bodies().get(followed).x();
            for (SceneView.BodyView body : frame.bodies()) {
                if (body.role() != SceneView.Role.TERRAIN
                        && (followed < 0 || Math.abs(body.x() - origin) < scene.maxX() - scene.minX())) {
                    corners(body, origin, points);
                }
            }
            if (followed < 0) {
                discs(frame, points);
            }
        }
        double width = LEAST * (scene.maxX() - scene.minX());
        double height = LEAST * (scene.maxY() - scene.minY());
        double[] x = side(points, 0, width);
        double[] y = side(points, 1, height);
        if (points.isEmpty()) {
            return new Crop(scene, followed);
        }
        double margin = MARGIN * Math.max(x[1] - x[0], y[1] - y[0]);
        return new Crop(new SceneView.Bounds(x[0] - margin, y[0] - margin, x[1] + margin, y[1] + margin), followed);
    }

    private static void discs(SceneFrame frame, List<double[]> points) {
        for (SceneView.Marker marker : frame.markers()) {
            if (marker instanceof SceneView.Marker.Disc disc) {
                points.add(new double[] {disc.x() - disc.radius(), disc.y() - disc.radius()});
                points.add(new double[] {disc.x() + disc.radius(), disc.y() + disc.radius()});
            }
        }
    }

    private static void corners(SceneView.BodyView body, double origin, List<double[]> points) {
        for (Geometry shape : body.geometry()) {
            if (shape instanceof Geometry.Circle circle) {
                double[] middle = placed(body, circle.x(), circle.y(), origin);
                points.add(new double[] {middle[0] - circle.radius(), middle[1] - circle.radius()});
                points.add(new double[] {middle[0] + circle.radius(), middle[1] + circle.radius()});
            } else {
                double[] xs =
                        shape instanceof Geometry.Polygon polygon ? polygon.xs() : ((Geometry.Polyline) shape).xs();
                double[] ys =
                        shape instanceof Geometry.Polygon polygon ? polygon.ys() : ((Geometry.Polyline) shape).ys();
                for (int i = 0; i < xs.length; i++) {
                    points.add(placed(body, xs[i], ys[i], origin));
                }
            }
        }
    }

    private static double[] placed(SceneView.BodyView body, double x, double y, double origin) {
        double cos = Math.cos(body.angle());
        double sin = Math.sin(body.angle());
        return new double[] {body.x() - origin + cos * x - sin * y, body.y() + sin * x + cos * y};
    }

    /** From the least to the greatest coordinate, and at least so far. */
    private static double[] side(List<double[]> points, int axis, double least) {
        double low = points.stream().mapToDouble(point -> point[axis]).min().orElse(0);
        double high = points.stream().mapToDouble(point -> point[axis]).max().orElse(0);
        double more = Math.max(0, least - (high - low)) / 2;
        return new double[] {low - more, high + more};
    }

    /**
     * Its camera at a moment.
     *
     * @param frame the moment
     * @param area where it is drawn
     */
    Camera camera(SceneFrame frame, Rect area) {
        Camera still = Camera.fit(bounds, area);
        return followed < 0
                ? still
                : still.centredAt(still.x() + frame.bodies().get(followed).x(), still.y());
    }
}
