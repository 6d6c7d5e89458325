package adaptarium.render;

import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.ContactPoint;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.SceneView.Role;
import java.util.ArrayList;
import java.util.List;

/** Scenes made by hand, with one of everything that can be drawn. */
final class SampleScenes {
    private SampleScenes() {}

    static SceneFrame cartPole(double x, double angle) {
        return new SceneFrame(
                List.of(
                        body("rail", Role.TERRAIN, line(-2.4, 0, 2.4, 0), 0, 0, 0),
                        body("cart", Role.ROBOT, Geometry.Polygon.box(0.5, 0.3), x, 0, 0),
                        body("pole", Role.OBJECT, polygon(-0.04, 0, 0.04, 0, 0.04, 1, -0.04, 1), x, 0.1, -angle)),
                List.of(new SceneFrame.Joint("hinge", x, 0.1, angle, -3, 3, 0)),
                List.of(),
                List.of(new Marker.Arrow("push", x - 0.25, 0, 8, 0), new Marker.Segment("target", 0.5, -0.3, 0.5, 1.4)),
                0.5,
                new Bounds(-2.6, -0.8, 2.6, 1.6),
                -1);
    }

    static SceneFrame point(double x, double y) {
        return new SceneFrame(
                List.of(body("agent", Role.ROBOT, new Geometry.Circle(0, 0, 0.03), x, y, 0.4)),
                List.of(),
                List.of(),
                List.of(new Marker.Disc("goal", 0.3, 0.4, 0.05)),
                1,
                new Bounds(-0.6, -0.6, 0.6, 0.6),
                -1);
    }

    static SceneFrame runner() {
        List<SceneFrame.Body> bodies = new ArrayList<>();
        double[] xs = new double[200];
        double[] ys = new double[200];
        for (int i = 0; i < 200; i++) {
            xs[i] = i * 0.25 - 25;
            ys[i] = 0.06 * Math.sin(i * 0.7) + 0.05 * Math.sin(i * 0.23);
        }
        bodies.add(body("ground", Role.TERRAIN, new Geometry.Polyline(xs, ys), 0, 0, 0));
        bodies.add(body("far thigh", Role.ROBOT_FAR, limb(0.3), -0.45, 0.62, -0.4));
        bodies.add(body("far shin", Role.ROBOT_FAR, limb(0.3), -0.33, 0.35, 0.3));
        bodies.add(body("torso", Role.ROBOT, Geometry.Polygon.box(1.1, 0.16), 0, 0.72, 0.05));
        bodies.add(body("head", Role.ROBOT, new Geometry.Circle(0, 0, 0.11), 0.62, 0.86, 0));
        bodies.add(body("thigh", Role.ROBOT, limb(0.3), -0.45, 0.62, 0.5));
        bodies.add(body("shin", Role.BROKEN, limb(0.3), -0.59, 0.36, -0.6));
        bodies.add(body("front thigh", Role.ROBOT, limb(0.28), 0.45, 0.66, -0.3));
        bodies.add(body("front shin", Role.ROBOT, limb(0.28), 0.53, 0.4, 0.25));
        bodies.add(body("ball", Role.OBJECT, new Geometry.Circle(0, 0, 0.14), 1.2, 0.16, 0.9));
        return new SceneFrame(
                bodies,
                List.of(
                        new SceneFrame.Joint("hip", -0.45, 0.64, 0.5, -0.6, 1, 12),
                        new SceneFrame.Joint("knee", -0.59, 0.36, -0.6, -1.2, 0.2, -4),
                        new SceneFrame.Joint("shoulder", 0.45, 0.68, -0.3, -1, 0.7, 2)),
                List.of(new ContactPoint(0.46, 0.12, 0, 1, 1.5), new ContactPoint(-0.45, 0.1, 0.2, 0.98, 0.4)),
                List.of(
                        new Marker.Arrow("wind", -1.2, 1.2, 14, 2),
                        new Marker.Ray("lidar 1", 0.7, 0.86, 1.6, 0.05),
                        new Marker.Ray("lidar 2", 0.7, 0.86, 1.9, 0.45)),
                2,
                new Bounds(-1.8, -0.3, 1.8, 1.6),
                3,
                new SceneView.Ground(new Geometry.Polyline(xs, ys)));
    }

    static Trail spiral(int points) {
        Trail trail = Trail.EMPTY;
        for (int i = 0; i < points; i++) {
            double t = i / (double) points;
            trail = trail.plus(0.3 * t + 0.1 * Math.sin(7 * t), 0.4 * t - 0.08 * Math.sin(9 * t), 500);
        }
        return trail;
    }

    private static Geometry limb(double length) {
        return polygon(-0.05, -length, 0.05, -length, 0.06, 0.05, -0.06, 0.05);
    }

    private static Geometry line(double... xy) {
        return new Geometry.Polyline(every(xy, 0), every(xy, 1));
    }

    private static Geometry polygon(double... xy) {
        return new Geometry.Polygon(every(xy, 0), every(xy, 1));
    }

    private static double[] every(double[] xy, int offset) {
        double[] out = new double[xy.length / 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = xy[2 * i + offset];
        }
        return out;
    }

    private static SceneFrame.Body body(String name, Role role, Geometry shape, double x, double y, double angle) {
        return new SceneFrame.Body(name, role, List.of(shape), x, y, angle, 0.8, -0.2);
    }
}
