package adaptarium.render.watch;

import adaptarium.render.SceneFrame;
import adaptarium.render.Trail;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is shown of a session at one moment: immutable, made by the simulation's thread, drawn by another.
 *
 * @param step control steps since the session began
 * @param panes scenes, side by side
 * @param task values of the task's parameters by name; what the agent cannot see
 * @param curves returns so far
 * @param rounds what the curves' x axis counts, such as {@code "episode"}
 * @param strip what the adaptation carries, oldest moment first; empty where nothing adapts
 * @param stripTitle what that is
 * @param over whether nothing more will happen
 */
public record Snapshot(
        long step,
        List<Pane> panes,
        Map<String, Object> task,
        List<Curve> curves,
        String rounds,
        List<float[]> strip,
        String stripTitle,
        boolean over) {
    /** Copies the collections. */
    public Snapshot {
        panes = List.copyOf(panes);
        task = Collections.unmodifiableMap(new LinkedHashMap<>(task));
        curves = List.copyOf(curves);
        strip = List.copyOf(strip);
        if (panes.isEmpty()) {
            throw new IllegalArgumentException("a snapshot needs at least one pane");
        }
    }

    /**
     * One scene.
     *
     * @param title whose or when, such as {@code "before adaptation"}
     * @param note a detail, such as {@code "episode 1"}
     * @param scene the scene
     * @param trails ways of the followed body, the present one last
     * @param episodeReturn undiscounted return so far in this episode
     * @param outcome how the episode stands
     */
    public record Pane(
            String title, String note, SceneFrame scene, List<Trail> trails, double episodeReturn, Outcome outcome) {
        /** Copies the list. */
        public Pane {
            trails = List.copyOf(trails);
        }
    }

    /** How an episode stands. */
    public enum Outcome {
        /** It goes on. */
        RUNNING(""),
        /** It ended for good, short of the goal. */
        FAILED("failed"),
        /** Its time is over. */
        TIME_OVER("time over"),
        /** The goal is met. */
        SUCCESS("success");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** In words; empty while running. */
        public String text() {
            return text;
        }
    }

    /**
     * Returns by round.
     *
     * @param name whose
     * @param first number of the first round
     * @param values double[rounds]; read-only by convention
     */
    @SuppressWarnings("ArrayRecordComponent") // drawn every frame; equality is never asked
    public record Curve(String name, int first, double[] values) {}
}
