package adaptarium.experiments.watch;

import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEdits;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an episode is played under: the task, what somebody has broken, and what they have edited of the scene. A value.
 *
 * @param <T> the family's task record
 * @param task the hidden parameters
 * @param stoppedMotors numbers of the action's axes that have no effect
 * @param brokenJoints names of the joints that hold nothing
 * @param edits what the scene begins with
 */
record Conditions<T extends Record>(T task, Set<Integer> stoppedMotors, Set<String> brokenJoints, SceneEdits edits) {
    /** Copies the sets. */
    Conditions {
        stoppedMotors = Set.copyOf(stoppedMotors);
        brokenJoints = Set.copyOf(brokenJoints);
    }

    /** A task with nothing broken. */
    static <T extends Record> Conditions<T> of(T task, SceneEdits edits) {
        return new Conditions<>(task, Set.of(), Set.of(), edits);
    }

    Conditions<T> with(SceneEdit edit) {
        return new Conditions<>(task, stoppedMotors, brokenJoints, edits.plus(edit));
    }

    Conditions<T> withTask(T newTask) {
        return new Conditions<>(newTask, stoppedMotors, brokenJoints, edits);
    }

    Conditions<T> withMotor(int index, boolean works) {
        Set<Integer> stopped = new TreeSet<>(stoppedMotors);
        if (works) {
            stopped.remove(index);
        } else {
            stopped.add(index);
        }
        return new Conditions<>(task, stopped, brokenJoints, edits);
    }

    Conditions<T> withBroken(String joint) {
        Set<String> broken = new TreeSet<>(brokenJoints);
        broken.add(joint);
        return new Conditions<>(task, stoppedMotors, broken, edits);
    }
}
