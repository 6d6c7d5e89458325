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
record Circumstances<T extends Record>(T task, Set<Integer> stoppedMotors, Set<String> brokenJoints) {
    /** Copies the sets. */
    Circumstances {
        stoppedMotors = Set.copyOf(stoppedMotors);
        brokenJoints = Set.copyOf(brokenJoints);
    }

    /** A task with nothing broken. */
    static <T extends Record> Circumstances<T> of(T task) {
        return new Circumstances<>(task, Set.of(), Set.of());
    }

    Circumstances<T> withTask(T newTask) {
        return new Circumstances<>(newTask, stoppedMotors, brokenJoints);
    }

    Circumstances<T> withMotor(int index, boolean works) {
        Set<Integer> stopped = new TreeSet<>(stoppedMotors);
        if (works) {
            stopped.remove(index);
        } else {
            stopped.add(index);
        }
        return new Circumstances<>(task, stopped, brokenJoints);
    }

    Circumstances<T> withBroken(String joint) {
        Set<String> broken = new TreeSet<>(brokenJoints);
        broken.add(joint);
        return new Circumstances<>(task, stoppedMotors, broken);
    }
}
