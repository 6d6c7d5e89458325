package adaptarium.render.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that makes a moment worth finding again. A value.
 *
 * @param kind which sort of thing
 * @param what in words, such as {@code "failed"} or {@code "by hand: gain 0.5"}
 */
public record Happening(Kind kind, String what) {
    /** Sorts of things. */
    public enum Kind {
        /** An episode ended for good, short of the goal. */
        FAILED,
        /** An episode's time was over. */
        TIME_OVER,
        /** An episode met its goal. */
        SUCCESS,
        /** A task began. */
        TASK,
        /** The task changed in mid-episode, as a wrapper or a script wanted. */
        SWITCH,
        /** Somebody changed something by hand. */
        HAND
    }

    /**
     * What can be told from two moments that follow each other. What the scenes of the past show is no news.
     *
     * @param before a moment
     * @param now the next one
     * @return what happened between them
     */
    public static List<Happening> between(Snapshot before, Snapshot now) {
        if (now.task().number() != before.task().number()) {
            return List.of(new Happening(Kind.TASK, "the next task, or the same anew"));
        }
        List<Happening> happened = new ArrayList<>();
        int present = now.presentIndex();
        for (int i = 0; i < now.panes().size(); i++) {
            Snapshot.Pane pane = now.panes().get(i);
            if (pane.source() == Snapshot.Source.BEFORE || i >= before.panes().size()) {
                continue;
            }
            Snapshot.Pane earlier = before.panes().get(i);
            if (earlier.source() != pane.source() || !earlier.title().equals(pane.title())) {
                continue; // somebody else has come
            }
            String whose = i == present ? "" : pane.title() + ": ";
            if (pane.outcome() != earlier.outcome() && pane.outcome() != Snapshot.Outcome.RUNNING) {
                happened.add(new Happening(
                        kind(pane.outcome()), whose + pane.outcome().text()));
            }
            if (i == present && pane.events() > earlier.events()) {
                happened.add(new Happening(Kind.SWITCH, "something changed from outside"));
            }
        }
        return happened;
    }

    private static Kind kind(Snapshot.Outcome outcome) {
        return switch (outcome) {
            case FAILED, WRONG -> Kind.FAILED;
            case SUCCESS, RIGHT -> Kind.SUCCESS;
            case TIME_OVER, RUNNING -> Kind.TIME_OVER;
        };
    }

    /**
     * What a command changed.
     *
     * @param kind whether by hand or by a script
     * @param command what was carried out
     * @param knobs the task's parameters, to name them
     * @return one, or none where the command leaves the episode as it is
     */
    static List<Happening> of(Kind kind, Command command, List<Knob> knobs) {
        String what = "";
        if (command instanceof Command.Change change) {
            what = change.name() + " " + change.value();
            for (Knob knob : knobs) {
                if (knob.name().equals(change.name())) {
                    what = knob.label() + " " + knob.text(change.value());
                }
            }
        } else if (command instanceof Command.BreakJoint joint) {
            what = joint.name() + " broken";
        } else if (command instanceof Command.Motor motor) {
            what = "motor " + (motor.index() + 1) + (motor.works() ? " repaired" : " stopped");
        } else if (command instanceof Command.Pull) {
            what = "pulled";
        } else if (command instanceof Command.Edit edit) {
            what = EditText.words(edit.edit());
        } else if (command instanceof Command.Undo) {
            what = "an edit undone";
        } else if (command instanceof Command.Redo) {
            what = "an edit made again";
        }
        return what.isEmpty() ? List.of() : List.of(new Happening(kind, (kind == Kind.HAND ? "by hand: " : "") + what));
    }
}
