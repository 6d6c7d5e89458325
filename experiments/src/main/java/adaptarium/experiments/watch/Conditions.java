package adaptarium.experiments.watch;

import java.util.Set;
import java.util.TreeSet;

/**
 * What an episode is played under: the task, and what somebody has broken. A value.
 *
 * @param <T> the family's task record
 * @param task the hidden parameters
 * @param stoppedMotors numbers of the action's axes that have no effect
 * @param brokenJoints names of the joints that hold nothing
 */
record Conditions<T extends Record>(T task, Set<Integer> stoppedMotors, Set<String> brokenJoints) {
    /** Copies the sets. */
    Conditions {
        stoppedMotors = Set.copyOf(stoppedMotors);
        brokenJoints = Set.copyOf(brokenJoints);
    }

    /** A task with nothing broken. */
    static <T extends Record> Conditions<T> of(T task) {
        return new Conditions<>(task, Set.of(), Set.of());
    }

    Conditions<T> withTask(T newTask) {
        return new Conditions<>(newTask, stoppedMotors, brokenJoints);
    }

    Conditions<T> withMotor(int index, boolean works) {
        Set<Integer> stopped = new TreeSet<>(stoppedMotors);
        if (works) {
            stopped.remove(index);
        } else {
            stopped.add(index);
        }
        return new Conditions<>(task, stopped, brokenJoints);
    }

    Conditions<T> withBroken(String joint) {
        Set<String> broken = new TreeSet<>(brokenJoints);
        broken.add(joint);
        return new Conditions<>(task, stoppedMotors, broken);
    }
}
