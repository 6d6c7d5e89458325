package adaptarium.experiments.watch;

import adaptarium.envs.VectorEnvironment;
import adaptarium.experiments.watch.Whereabouts.Place;
import adaptarium.meta.Adaptation;
import adaptarium.sim.SceneView.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an agent that plans expects its body to go, laid over the scene: its plan as a line, and other candidates where rays are shown. */
final class PlannedPaths {
    private PlannedPaths() {}

    /**
     * The first task's paths at this moment, after a step.
     *
     * @param whereabouts of the family's robots
     * @param adaptation whose
     * @param environments where it plays
     * @return markers; none where the agent does not plan, or nobody knows where it is by what it observes
     */
    static List<Marker> markers(Whereabouts whereabouts, Adaptation adaptation, VectorEnvironment<?> environments) {
        Optional<Place> present = whereabouts.present(environments);
        if (present.isEmpty()) {
            return List.of();
        }
        List<float[]> paths = adaptation.expectedPaths(0);
        List<Marker> markers = new ArrayList<>();
        for (int i = paths.size() - 1; i >= 0; i--) {
            Place last = present.get();
            for (Place next : whereabouts.way(environments, last, paths.get(i))) {
                if (!next.isFinite()) {
                    break;
                }
                markers.add(piece(/* plan= */ i == 0, last, next));
                last = next;
            }
        }
        return markers;
    }

    private static Marker piece(boolean plan, Place from, Place to) {
        return plan
                ? new Marker.Segment("plan", from.middleX(), from.middleY(), to.middleX(), to.middleY())
                : new Marker.Ray("candidate", from.middleX(), from.middleY(), to.middleX(), to.middleY());
    }
}
