package adaptarium.render.watch;

import adaptarium.sim.SceneEdits;
import java.util.function.Supplier;

/**
 * What has been edited of a scene at a moment, and what can be. A value.
 *
 * @param refusal why nothing can be edited; empty where it can
 * @param edits what every later episode of the task begins with
 * @param undoable whether there is an edit to undo
 * @param redoable whether there is an undone edit to make again
 * @param file makes the content of a file that opens the task and its scene again; may be called on any thread
 */
public record Editing(String refusal, SceneEdits edits, boolean undoable, boolean redoable, Supplier<String> file) {
    /** Nothing can be edited, and nothing has been. */
    public static final Editing NONE = new Editing(
            "the scene of this session cannot be edited",
            SceneEdits.NONE,
            /* undoable= */ false,
            /* redoable= */ false,
            () -> "");

    /** Whether anything can be edited. */
    public boolean possible() {
        return refusal.isEmpty();
    }
}
