package adaptarium.experiments.watch;

import adaptarium.envs.VectorEnvironment;
import adaptarium.render.SceneFrame;
import adaptarium.render.Trail;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks on while a round is played: returns, outcomes and the ways of all episodes. The first slot is the one that is shown. */
final class SlotWatch {
    private static final int MOST_POINTS = 400;
    private static final int MOST_OTHERS = 8; // more ways would hide the scene

    private final double[] returns;
    private final Trail[] trails;
    private Snapshot.Outcome outcome = Snapshot.Outcome.RUNNING;

    SlotWatch(int slots) {
        returns = new double[slots];
        trails = new Trail[slots];
    }

    void begin(VectorEnvironment<?> environments) {
        Arrays.fill(returns, 0);
        Arrays.fill(trails, Trail.EMPTY);
        outcome = Snapshot.Outcome.RUNNING;
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
        int shown = shown(scene);
        if (shown >= 0) {
            SceneView.BodyView body = scene.bodies().get(shown);
            trails[slot] = trails[slot].plus(body.x(), body.y(), MOST_POINTS);
        }
    }

    // The followed body, or the first of the robot's.
    private static int shown(SceneView scene) {
        int followed = scene.followed();
        for (int i = 0; followed < 0 && i < scene.bodies().size(); i++) {
            followed = scene.bodies().get(i).role() == SceneView.Role.ROBOT ? i : -1;
        }
        return followed;
    }

    double meanReturn() {
        return Arrays.stream(returns).average().orElse(0);
    }

    Snapshot.Pane pane(String title, String note, VectorEnvironment<?> environments) {
        SceneFrame scene = SceneFrame.of(environments.scene(0));
        List<Trail> ways = new ArrayList<>();
        if (scene.followed() < 0) {
            for (int slot = 1; slot < Math.min(trails.length, 1 + MOST_OTHERS); slot++) {
                ways.add(trails[slot]);
            }
        }
        ways.add(trails[0]);
        return new Snapshot.Pane(title, note, scene, ways, returns[0], outcome);
    }
}
