package adaptarium.experiments.watch;

import adaptarium.envs.VectorEnvironment;
import adaptarium.experiments.watch.Whereabouts.Place;
import adaptarium.meta.Adaptation;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an agent's model, as it was some steps ago, said that its robot would be by now, knowing what was observed then and the actions that were asked for since: the
 * robot's outline, or a ring where what is observed tells its place alone. Where it is not, the model was wrong; what the agent meant to do then plays no part in it.
 *
 * <p>The model is told of no observation in between, so that its errors grow as they do for whoever plans that far.
 */
final class ForetoldRobot {
    private static final double AGO = 0.4; // s, about
    private static final int LEAST_STEPS = 4;
    private static final int MOST_STEPS = 15; // a model's errors build on each other
    private static final double RADIUS = 0.08; // m

    private final Whereabouts whereabouts;
    private final int steps;
    private final String name;
    private final Deque<Then> earlier = new ArrayDeque<>(); // the newest last
    private final Deque<float[]> asked = new ArrayDeque<>(); // the action before each of them

    /** What the model was at a moment, and where the robot was. */
    private record Then(Adaptation.Forecast forecast, Place place) {}

    /**
     * Of a robot that nothing has been said of yet.
     *
     * @param whereabouts of the family's robots
     * @param timestep s between two actions
     */
    ForetoldRobot(Whereabouts whereabouts, double timestep) {
        this.whereabouts = whereabouts;
        steps = Math.max(LEAST_STEPS, Math.min(MOST_STEPS, (int) Math.round(AGO / timestep)));
        name = String.format(Locale.ROOT, "foretold %.1f s ago", steps * timestep);
    }

    /** Another episode begins. */
    void forget() {
        earlier.clear();
        asked.clear();
    }

    /** How many steps lie between what was said and what is. */
    int steps() {
        return steps;
    }

    /**
     * The first task's robot as it was foretold for this moment, after a step.
     *
     * @param adaptation whose model
     * @param environments where it plays
     * @param action what the agent asked for in this step, float[A]; kept
     * @return one marker; none before enough steps, where the agent has no model, and where nobody knows where the robot is by what it observes
     */
    List<Marker> markers(Adaptation adaptation, VectorEnvironment<?> environments, float[] action) {
        Optional<Adaptation.Forecast> forecast = adaptation.forecast(0);
        Optional<Place> place = forecast.isEmpty() ? Optional.empty() : whereabouts.present(environments);
        if (forecast.isEmpty() || place.isEmpty()) {
            forget();
            return List.of();
        }
        earlier.addLast(new Then(forecast.get(), place.get()));
        asked.addLast(action);
        while (earlier.size() > steps + 1) {
            earlier.removeFirst();
            asked.removeFirst();
        }
        return earlier.size() <= steps ? List.of() : foretold(environments);
    }

    private List<Marker> foretold(VectorEnvironment<?> environments) {
        Then then = earlier.getFirst();
        int size = asked.getFirst().length;
        float[] since = new float[steps * size];
        int next = -1; // the first action led to the moment itself
        for (float[] action : asked) {
            if (next >= 0) {
                System.arraycopy(action, 0, since, next * size, size);
            }
            next++;
        }
        List<Place> way =
                whereabouts.way(environments, then.place(), then.forecast().observations(since));
        Place now = way.get(way.size() - 1);
        if (!now.isFinite()) {
            return List.of();
        }
        return List.of(
                now.poses().isEmpty()
                        ? new Marker.Disc(name, now.middleX(), now.middleY(), RADIUS)
                        : new Marker.Ghost(name, outlines(environments.scene(0), now.poses())));
    }

    private static List<SceneView.Outline> outlines(SceneView scene, List<Pose> poses) {
        List<SceneView.Outline> outlines = new ArrayList<>();
        for (SceneView.BodyView body : scene.bodies()) {
            for (Pose pose : poses) {
                if (pose.body().equals(body.name())) {
                    outlines.add(new SceneView.Outline(List.copyOf(body.geometry()), pose));
                }
            }
        }
        return outlines;
    }
}
