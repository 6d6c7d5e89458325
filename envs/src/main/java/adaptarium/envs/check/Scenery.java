package adaptarium.envs.check;

import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.check.CheckReport.Result;
import adaptarium.random.Seeds;
import adaptarium.sim.SceneView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a scene can be drawn at any moment, and drawing it changes nothing.
 *
 * @param <T> the task record
 */
final class Scenery<T extends Record> {
    private static final double TIME_TOLERANCE = 1e-6; // s

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
