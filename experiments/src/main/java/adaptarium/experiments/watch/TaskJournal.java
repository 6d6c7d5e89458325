package adaptarium.experiments.watch;

import adaptarium.render.watch.Command;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What somebody has asked for in a task, and before which of its steps: so much that the task can be played again without an edit. */
final class TaskJournal {
    private final List<Entry> entries = new ArrayList<>();
    private long steps;

    /**
     * A command.
     *
     * @param step how many times the task had been advanced
     * @param command what was asked
     * @param body the name of the body that is pulled at, because its index may be another one without an edit; empty for none
     */
    record Entry(long step, Command command, String body) {
        boolean isEdit() {
            return command instanceof Command.Edit;
        }
    }

    /**
     * A task without an edit.
     *
     * @param entries what was asked besides
     * @param steps how many times it was advanced
     */
    record Without(List<Entry> entries, long steps) {
        /**
         * Plays it again from its beginning.
         *
         * @param again carries out a command; given the name of the body that it pulls at, too
         * @param step advances the task
         */
        void replay(BiConsumer<Command, String> again, Runnable step) {
            int next = 0;
            for (long k = 0; k <= steps; k++) {
                for (; next < entries.size() && entries.get(next).step() == k; next++) {
                    again.accept(entries.get(next).command(), entries.get(next).body());
                }
                if (k < steps) {
                    step.run();
                }
            }
        }
    }

    /** A task begins, with these edits of its scene. */
    void begin(SceneEdits edits) {
        entries.clear();
        steps = 0;
        for (SceneEdit edit : edits.edits()) {
            note(new Command.Edit(Snapshot.Source.NOW, edit), "");
        }
    }

    /** The task was advanced, or would have been had whoever drives been ready. */
    void step() {
        steps++;
    }

    /** Something was carried out. */
    void note(Command command, String body) {
        entries.add(new Entry(steps, command, body));
    }

    /** Whether there is an edit to undo. */
    boolean hasEdit() {
        return entries.stream().anyMatch(Entry::isEdit);
    }

    /**
     * The task as it went but for the newest edit.
     *
     * @throws IllegalArgumentException where there is no edit
     */
    Without withoutNewestEdit() {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).isEdit()) {
                List<Entry> others = new ArrayList<>(entries);
                others.remove(i);
                return new Without(others, steps);
            }
        }
        throw new IllegalArgumentException("there is no edit to undo in this task");
    }
}
