package adaptarium.experiments.watch;

import adaptarium.envs.Axis;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.sim.Geometry;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a robot is by what it observes, or is expected to observe: a family says it of its bodies ({@link VectorEnvironment#posesOf}); of others the speeds that are
 * observed are summed up, which gives the place of the tracked body and no pose.
 */
final class Whereabouts {
    private static final List<String> ACROSS = List.of("velocity x", "forward speed", "cart velocity", "velocity");
    private static final List<String> UP = List.of("velocity y", "upward speed");

    private final int across; // index in an observation; -1 for none
    private final int up;
    private final int width;
    private final double step; // s

    /**
     * Where the robot is at one moment.
     *
     * @param x of the tracked body's origin, m
     * @param y of the tracked body's origin, m
     * @param middleX of the tracked body's shapes, m
     * @param middleY of the tracked body's shapes, m
     * @param poses of its parts; empty where only the place is known
     */
    record Place(double x, double y, double middleX, double middleY, List<Pose> poses) {
        boolean isFinite() {
            return Double.isFinite(middleX + middleY)
                    && poses.stream().allMatch(pose -> Double.isFinite(pose.x() + pose.y() + pose.angle()));
        }
    }

    /** Of a family's robots. */
    Whereabouts(TaskFamily<?> family) {
        List<Axis> axes = family.spec().observation();
        // forward is across only where the robot does not turn in the plane it is seen in
        across = axes.stream().anyMatch(axis -> axis.name().equals("sideways speed")) ? -1 : index(axes, ACROSS);
        up = index(axes, UP);
        width = axes.size();
        step = family.spec().controlTimestep();
    }

    private static int index(List<Axis> axes, List<String> names) {
        for (int i = 0; i < axes.size(); i++) {
            if (names.contains(axes.get(i).name()) && axes.get(i).unit().equals("m/s")) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Where the first slot's robot is at present.
     *
     * @param environments where it is
     * @return its place; nothing where what it observes does not tell it
     */
    Optional<Place> present(VectorEnvironment<?> environments) {
        SceneView.BodyView body = tracked(environments.scene(0));
        if (body == null) {
            return Optional.empty();
        }
        List<Pose> poses =
                environments.posesOf(0, Arrays.copyOf(environments.observations(), width), body.x(), body.y());
        return across < 0 && poses.isEmpty()
                ? Optional.empty()
                : Optional.of(placed(body, body.x(), body.y(), body.angle(), poses));
    }

    /**
     * Where it gets to.
     *
     * @param environments where it is
     * @param from where it sets out
     * @param observed after each step, float[H * O]
     * @return H places
     */
    List<Place> way(VectorEnvironment<?> environments, Place from, float[] observed) {
        List<Place> way = new ArrayList<>();
        SceneView.BodyView body = tracked(environments.scene(0));
        Place last = from;
        for (int at = 0; body != null && at < observed.length; at += width) {
            double x = last.x() + (across < 0 ? 0 : step * observed[at + across]);
            double y = last.y() + (up < 0 ? 0 : step * observed[at + up]);
            List<Pose> poses = environments.posesOf(0, Arrays.copyOfRange(observed, at, at + width), x, y);
            last = placed(body, x, y, body.angle(), poses);
            way.add(last);
        }
        return way;
    }

    private static Place placed(SceneView.BodyView body, double x, double y, double angle, List<Pose> poses) {
        Pose pose = poses.stream()
                .filter(candidate -> candidate.body().equals(body.name()))
                .findFirst()
                .orElse(new Pose(body.name(), x, y, angle));
        double[] middle = middle(body);
        double cos = Math.cos(pose.angle());
        double sin = Math.sin(pose.angle());
        return new Place(
                pose.x(),
                pose.y(),
                pose.x() + cos * middle[0] - sin * middle[1],
                pose.y() + sin * middle[0] + cos * middle[1],
                poses);
    }

    /** The middle of the box around a body's shapes, in its own coordinates: its origin may be a hinge that never moves. */
    private static double[] middle(SceneView.BodyView body) {
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Geometry geometry : body.geometry()) {
            if (geometry instanceof Geometry.Circle circle) {
                widen(least, most, circle.x() - circle.radius(), circle.y() - circle.radius());
                widen(least, most, circle.x() + circle.radius(), circle.y() + circle.radius());
            } else if (geometry instanceof Geometry.Polygon polygon) {
                widen(least, most, polygon.xs(), polygon.ys());
            } else if (geometry instanceof Geometry.Polyline line) {
                widen(least, most, line.xs(), line.ys());
            }
        }
        return least[0] > most[0] ? new double[2] : new double[] {(least[0] + most[0]) / 2, (least[1] + most[1]) / 2};
    }

    private static void widen(double[] least, double[] most, double[] xs, double[] ys) {
        for (int i = 0; i < xs.length; i++) {
            widen(least, most, xs[i], ys[i]);
        }
    }

    private static void widen(double[] least, double[] most, double x, double y) {
        least[0] = Math.min(least[0], x);
        least[1] = Math.min(least[1], y);
        most[0] = Math.max(most[0], x);
        most[1] = Math.max(most[1], y);
    }

    /** The body whose place stands for the robot's. */
    private static SceneView.@Nullable BodyView tracked(SceneView scene) {
        return scene.tracked() < 0 ? null : scene.bodies().get(scene.tracked());
    }
}
