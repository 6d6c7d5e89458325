package adaptarium.experiments.watch;

import adaptarium.envs.Episode;
import adaptarium.envs.VectorEnvironment;
import adaptarium.render.Numbers;
import adaptarium.render.SceneFrame;
import adaptarium.render.Trail;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks on while a round is played: returns, outcomes and the ways of all episodes. The first slot is the one that is shown. */
final class SlotWatch {
    private static final double NEWS = 4; // s
    private static final int MOST_POINTS = 400;
    private static final int MOST_OTHERS = 8; // more ways would hide the scene

    private static final SceneFrame NOTHING =
            new SceneFrame(List.of(), List.of(), List.of(), List.of(), 0, new SceneView.Bounds(0, 0, 1, 1), -1);

    private final double[] returns;
    private final Trail[] trails;
    private Snapshot.Outcome outcome = Snapshot.Outcome.RUNNING;
    private SceneFrame last = NOTHING; // of the first slot
    private SceneFrame lastButOne = NOTHING;

    SlotWatch(int slots) {
        returns = new double[slots];
        trails = new Trail[slots];
    }

    void begin(VectorEnvironment<?> environments) {
        Arrays.fill(returns, 0);
        Arrays.fill(trails, Trail.EMPTY);
        outcome = Snapshot.Outcome.RUNNING;
        last = SceneFrame.of(environments.scene(0));
        lastButOne = last;
        for (int slot = 0; slot < trails.length; slot++) {
            extend(slot, environments.scene(slot));
        }
    }

    /**
     * Takes in a step.
     *
     * @param environments after the step
     * @param active which slots had a running episode before it
     */
    void observe(VectorEnvironment<?> environments, boolean[] active) {
        for (int slot = 0; slot < returns.length; slot++) {
            if (active[slot]) {
                returns[slot] += environments.rewards()[slot];
                extend(slot, environments.scene(slot));
            }
        }
        if (active[0]) {
            lastButOne = last;
            last = SceneFrame.of(environments.scene(0));
            if (environments.terminated()[0] || environments.truncated()[0]) {
                outcome = ended(environments);
            }
        }
    }

    private static Snapshot.Outcome ended(VectorEnvironment<?> environments) {
        if (environments.success()[0]) {
            return Snapshot.Outcome.SUCCESS;
        }
        return environments.terminated()[0] ? Snapshot.Outcome.FAILED : Snapshot.Outcome.TIME_OVER;
    }

    private void extend(int slot, SceneView scene) {
        trails[slot] = trails[slot].plus(scene, MOST_POINTS);
    }

    double meanReturn() {
        return Arrays.stream(returns).average().orElse(0);
    }

    Snapshot.Pane pane(Snapshot.Source source, String title, String note, VectorEnvironment<?> environments) {
        SceneFrame scene = moving(SceneFrame.of(environments.scene(0)));
        List<Trail> ways = new ArrayList<>();
        if (scene.followed() < 0) {
            for (int slot = 1; slot < Math.min(trails.length, 1 + MOST_OTHERS); slot++) {
                ways.add(trails[slot]);
            }
        }
        ways.add(trails[0]);
        return new Snapshot.Pane(
                source,
                title,
                note + happened(environments, scene.time()),
                scene,
                ways,
                returns[0],
                outcome,
                environments.events(0).size());
    }

    // Scenes of families that have no physics world do not say how fast their bodies move: it is seen from step to
    // step.
    private SceneFrame moving(SceneFrame scene) {
        double seconds = last.time() - lastButOne.time();
        int count = scene.bodies().size();
        boolean said = scene.bodies().stream().anyMatch(body -> body.velocityX() != 0 || body.velocityY() != 0);
        if (said
                || seconds <= 0
                || last.bodies().size() != count
                || lastButOne.bodies().size() != count) {
            return scene;
        }
        List<SceneFrame.Body> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SceneFrame.Body body = scene.bodies().get(i);
            SceneFrame.Body now = last.bodies().get(i);
            SceneFrame.Body before = lastButOne.bodies().get(i);
            bodies.add(new SceneFrame.Body(
                    body.name(),
                    body.role(),
                    body.geometry(),
                    body.x(),
                    body.y(),
                    body.angle(),
                    (now.x() - before.x()) / seconds,
                    (now.y() - before.y()) / seconds));
        }
        return new SceneFrame(
                bodies,
                scene.joints(),
                scene.contacts(),
                scene.markers(),
                scene.time(),
                scene.bounds(),
                scene.followed(),
                scene.ground());
    }

    // What a wrapper did to the episode, for as long as it is news.
    private static String happened(VectorEnvironment<?> environments, double now) {
        String news = "";
        for (Episode.Event event : environments.events(0)) {
            double at = event.step() * environments.spec().controlTimestep();
            if (now - at < NEWS) {
                String what = event instanceof Episode.Event.TaskChanged ? "task is now " + event.what() : event.what();
                news = " · " + what + " at " + Numbers.atStep(at, 0.1) + " s";
            }
        }
        return news;
    }
}
