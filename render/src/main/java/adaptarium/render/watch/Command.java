package adaptarium.render.watch;

import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEdits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something asked of a session, carried out between two steps and kept in the session's log. */
public sealed interface Command {
    /** Starts again in the same task, as if nothing had happened. */
    record Reset() implements Command {}

    /** Goes on to the next task, unadapted. */
    record NextTask() implements Command {}

    /**
     * Changes a live task parameter in mid-episode.
     *
     * @param name the parameter
     * @param value a Double, or a choice's value
     */
    record Change(String name, Object value) implements Command {}

    /**
     * Pulls at a body before every step from now on.
     *
     * @param where whose scene
     * @param body index of the body in the scene
     * @param localX where it is held, body coordinates, m
     * @param localY where it is held, body coordinates, m
     * @param x where the hand is, m
     * @param y where the hand is, m
     */
    record Pull(Snapshot.Source where, int body, double localX, double localY, double x, double y) implements Command {
        /** The same at a body of another index. */
        public Pull at(int other) {
            return new Pull(where, other, localX, localY, x, y);
        }
    }

    /** Lets go of what is pulled at. */
    record Release() implements Command {}

    /**
     * Breaks a joint until the next task.
     *
     * @param name the joint
     */
    record BreakJoint(String name) implements Command {}

    /**
     * Stops a motor until the next task, or repairs it.
     *
     * @param index number of the action's axis
     * @param works whether it works from now on
     */
    record Motor(int index, boolean works) implements Command {}

    /**
     * Shows another agent in the same task beside the one that adapts.
     *
     * @param name one of {@link Session.About#others}; empty for none
     */
    record Beside(String name) implements Command {}

    /**
     * Takes the controls: the action from now on, or one choice.
     *
     * @param action one number per axis, or the index of a choice
     */
    record Act(List<Double> action) implements Command {
        /** Copies the list. */
        public Act {
            action = List.copyOf(action);
        }
    }

    /**
     * Goes on to a task of somebody's choice.
     *
     * @param values of some of its parameters, by name, a Double, a Boolean or a choice's value each; the others are as in the present task
     * @param number whose initial states and noise it has, as the task of that number that was drawn; negative for those of the present one
     * @param edits of its scene
     */
    record Play(Map<String, Object> values, int number, SceneEdits edits) implements Command {
        /**
         * A task with the initial states and noise of the present one.
         *
         * @param values of some of its parameters
         */
        public Play(Map<String, Object> values) {
            this(values, /* number= */ -1, SceneEdits.NONE);
        }

        /** Copies the map. */
        public Play {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * Changes the scene: what is added, and what is placed before an episode's first step, is so in every later episode of the task, too; what is placed later
     * only now and here.
     *
     * @param where whose scene it is changed in; things are added to all
     * @param edit the change
     */
    record Edit(Snapshot.Source where, SceneEdit edit) implements Command {}

    /** Takes back the newest edit of the present task: everything is as if it had never been made. */
    record Undo() implements Command {}

    /** Makes the edit again that was taken back last: everything is as if it had never been taken back. */
    record Redo() implements Command {}

    /** Shows a hidden task to whoever guessed at it, and what others would have got in it. */
    record Reveal() implements Command {}
}
