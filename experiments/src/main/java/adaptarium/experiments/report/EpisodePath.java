package adaptarium.experiments.report;

import adaptarium.render.SceneFrame;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.SceneView;
import java.util.List;

/**
 * One recorded episode of the learner: where it went.
 *
 * @param task number of the task, from 0
 * @param round after how many rounds of adaptation
 * @param timestep seconds between two points
 * @param xs places of the followed body, m, one per control step from the start on
 * @param ys places of the followed body, m
 * @param last the scene at the end
 * @param outcome how the episode ended
 */
record EpisodePath(
        int task,
        int round,
        double timestep,
        List<Double> xs,
        List<Double> ys,
        SceneFrame last,
        Snapshot.Outcome outcome) {
    /** Copies the lists. */
    EpisodePath {
        xs = List.copyOf(xs);
        ys = List.copyOf(ys);
    }

    /**
     * Notes where the tracked body is.
     *
     * @param scene the scene
     * @param xs its place is added here, m; not where the scene has no such body
     * @param ys its place is added here, m
     */
    static void note(SceneView scene, List<Double> xs, List<Double> ys) {
        int index = scene.tracked();
        if (index >= 0) {
            xs.add(scene.bodies().get(index).x());
            ys.add(scene.bodies().get(index).y());
        }
    }
}
