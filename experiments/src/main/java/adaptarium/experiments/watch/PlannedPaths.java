package adaptarium.experiments.watch;

import adaptarium.envs.Axis;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Adaptation;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an agent that plans expects its body to go, laid over the scene: its plan as a line, other candidates where rays are shown, and a ring where it expected to be by
 * now some steps ago. Where it is not, its model was wrong. The way comes from the speeds in what it expects to observe; families that observe none have no paths.
 */
final class PlannedPaths {
    private static final List<String> ACROSS = List.of("velocity x", "forward speed", "cart velocity", "velocity");
    private static final List<String> UP = List.of("velocity y", "upward speed");
    private static final int AGO = 8; // steps
    private static final double RADIUS = 0.08; // m

    private final int across; // index in an observation; -1 for none
    private final int up;
    private final int width;
    private final double step; // s
    private final Deque<double[]> plans =
            new ArrayDeque<>(); // places that were expected, x and y by turns; the newest last

    /** No paths yet. */
    PlannedPaths(TaskFamily<?> family) {
        List<Axis> axes = family.spec().observation();
        across = index(axes, ACROSS);
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

    /** Another episode begins. */
    void forget() {
        plans.clear();
    }

    /**
     * The first task's paths at this moment, after a step.
     *
     * @param adaptation whose
     * @param scene of the first slot
     * @return markers; none where the agent does not plan
     */
    List<Marker> markers(Adaptation adaptation, SceneView scene) {
        SceneView.BodyView body = body(scene);
        List<float[]> paths = across < 0 || body == null ? List.of() : adaptation.expectedPaths(0);
        if (paths.isEmpty() || body == null) {
            return List.of();
        }
        List<Marker> markers = new ArrayList<>();
        for (int i = paths.size() - 1; i >= 0; i--) {
            double[] places = places(paths.get(i), body);
            for (int t = 0; t + 3 < places.length; t += 2) {
                markers.add(
                        i == 0
                                ? new Marker.Segment("plan", places[t], places[t + 1], places[t + 2], places[t + 3])
                                : new Marker.Ray("candidate", places[t], places[t + 1], places[t + 2], places[t + 3]));
            }
            if (i == 0) {
                plans.addLast(places);
            }
        }
        while (plans.size() > AGO + 1) {
            plans.removeFirst();
        }
        double[] then = plans.getFirst();
        if (plans.size() == AGO + 1 && 2 * AGO + 1 < then.length) {
            String name = String.format(Locale.ROOT, "expected %.1f s ago", AGO * step);
            markers.add(new Marker.Disc(name, then[2 * AGO], then[2 * AGO + 1], RADIUS));
        }
        return markers;
    }

    /** The body whose place stands for the robot's. */
    private static SceneView.@Nullable BodyView body(SceneView scene) {
        return scene.tracked() < 0 ? null : scene.bodies().get(scene.tracked());
    }

    /** Where a body gets to: its place now, and after each step. */
    private double[] places(float[] observed, SceneView.BodyView body) {
        int steps = observed.length / width;
        double[] places = new double[2 * steps + 2];
        places[0] = body.x();
        places[1] = body.y();
        for (int t = 0; t < steps; t++) {
            places[2 * t + 2] = places[2 * t] + step * observed[t * width + across];
            places[2 * t + 3] = places[2 * t + 1] + (up < 0 ? 0 : step * observed[t * width + up]);
        }
        return places;
    }
}
