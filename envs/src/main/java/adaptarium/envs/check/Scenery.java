package adaptarium.envs.check;

import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.random.Seeds;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a scene can be drawn at any moment, and drawing it changes nothing.
 *
 * @param <T> the task record
 */
final class Scenery<T extends Record> {
    private static final double TIME_TOLERANCE = 1e-6; // s

    private static final double PLACE_TOLERANCE = 0.05; // m; a solver lets joints come apart a little
    private static final double ANGLE_TOLERANCE = 0.01; // rad

    private final Subject<T> subject;
    private double checksum; // so that nothing read is optimised away

    Scenery(Subject<T> subject) {
        this.subject = subject;
    }

    Result run() {
        List<T> tasks = subject.someTasks(3);
        Simulation<T> simulation =
                subject.family().newSimulation(); // one for all episodes, to see whether a scene starts afresh, too
        for (int i = 0; i < tasks.size(); i++) {
            long seed = Seeds.derive(subject.seed(), "scenery", i);
            float[][] actions = subject.actions(i == 0 ? Pattern.HELD : Pattern.RANDOM, seed);
            Trajectory unseen = subject.play(subject.family().newSimulation(), tasks.get(i), seed, actions);
            Episode<T> episode = subject.begin(simulation, tasks.get(i), seed);
            Trajectory seen = new Trajectory(subject.spec());
            seen.add(episode, /* first= */ true);
            for (int t = 0; t < actions.length && !seen.terminated(); t++) {
                String problem = read(episode.scene(), t);
                problem = problem.isEmpty() ? misplaced(episode) : problem;
                if (!problem.isEmpty()) {
                    return Result.failed("scene", problem + " after " + t + " steps of " + tasks.get(i));
                }
                episode.act(actions[t].clone());
                seen.add(episode, /* first= */ false);
            }
            if (!seen.same(unseen)) {
                return Result.failed(
                        "scene", "looking changes the episode from step " + seen.firstDifference(unseen) + " on");
            }
        }
        return Result.passed("scene", "drawn at every step of " + tasks.size() + " episodes, without effect");
    }

    /** What is wrong with where the family says that bodies are by what is observed. */
    private String misplaced(Episode<T> episode) {
        SceneView scene = episode.scene();
        float[] observed = new float[subject.spec().observationSize()];
        episode.observe(observed, 0);
        SceneView.BodyView tracked = scene.tracked() < 0 ? null : scene.bodies().get(scene.tracked());
        double x = tracked == null ? 0 : tracked.x();
        double y = tracked == null ? 0 : tracked.y();
        for (Pose pose : episode.posesOf(observed, 0, x, y)) {
            SceneView.BodyView body = scene.bodies().stream()
                    .filter(candidate -> candidate.name().equals(pose.body()))
                    .findFirst()
                    .orElse(null);
            if (body == null) {
                return "posesOf names a body '" + pose.body() + "' that the scene does not have,";
            }
            double away = Math.hypot(pose.x() - body.x(), pose.y() - body.y());
            double turned = Math.IEEEremainder(pose.angle() - body.angle(), 2 * Math.PI);
            if (!(away <= PLACE_TOLERANCE) || !(Math.abs(turned) <= ANGLE_TOLERANCE)) {
                return String.format(
                        Locale.ROOT,
                        "posesOf what is observed places '%s' at (%.3f, %.3f) m, %.3f rad, but it is at (%.3f, %.3f) m,"
                                + " %.3f rad,",
                        pose.body(),
                        pose.x(),
                        pose.y(),
                        pose.angle(),
                        body.x(),
                        body.y(),
                        body.angle());
            }
        }
        return "";
    }

    private String read(SceneView scene, int steps) {
        Set<String> names = new HashSet<>();
        for (SceneView.BodyView body : scene.bodies()) {
            if (!names.add(body.name())) {
                return "two bodies are called '" + body.name() + "'";
            }
            if (!Double.isFinite(body.x() + body.y() + body.angle())) {
                return "body '" + body.name() + "' has no finite pose";
            }
            checksum += body.geometry().size() + body.role().name().length() + body.velocityX() + body.velocityY();
        }
        for (SceneView.JointView joint : scene.joints()) {
            if (!names.add("joint " + joint.name())) {
                return "two joints are called '" + joint.name() + "'";
            }
            if (!Double.isFinite(joint.x() + joint.y() + joint.position() + joint.motorEffort())) {
                return "joint '" + joint.name() + "' has a number that is not finite";
            }
        }
        for (SceneView.Marker marker : scene.markers()) {
            checksum += marker.name().length();
        }
        checksum += scene.contacts().size() + scene.bounds().maxX();
        if (scene.followed() < -1 || scene.followed() >= scene.bodies().size()) {
            return "followed body " + scene.followed() + " is none of "
                    + scene.bodies().size();
        }
        double expected = steps * subject.spec().controlTimestep();
        if (Math.abs(scene.time() - expected) > TIME_TOLERANCE * (1 + expected)) {
            return "the scene's time is " + scene.time() + " s, not " + expected + " s,";
        }
        return Double.isNaN(checksum) ? "a velocity in the scene is not finite" : "";
    }
}
