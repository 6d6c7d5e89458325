package adaptarium.experiments.watch;

import adaptarium.render.watch.Command;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What somebody has asked for in a task, and before which of its steps: so much that the task can be played again without an edit, or with one that was undone. */
final class TaskJournal {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Undone> undone = new ArrayList<>(); // the newest last; another edit forgets them
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
     * What an undo took back.
     *
     * @param before all that had been asked for
     * @param kept how much of it was left: what was asked for later stands behind that
     */
    private record Undone(List<Entry> before, int kept) {}

    /**
     * What plays a task again.
     *
     * @param begin begins it, with nothing edited
     * @param again carries out a command and notes it; given the name of the body that it pulls at, too
     * @param step advances it
     */
    record Stage(Runnable begin, BiConsumer<Command, String> again, Runnable step) {}

    /** A task begins, with these edits of its scene. */
    void begin(SceneEdits edits) {
        entries.clear();
        undone.clear();
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
        Entry entry = new Entry(steps, command, body);
        if (entry.isEdit()) {
            undone.clear();
        }
        entries.add(entry);
    }

    /** Whether there is an edit to undo. */
    boolean hasEdit() {
        return entries.stream().anyMatch(Entry::isEdit);
    }

    /** Whether there is an undone edit to make again. */
    boolean hasUndone() {
        return !undone.isEmpty();
    }

    /**
     * Plays the task again as it went but for the newest edit.
     *
     * @param stage where
     * @throws IllegalArgumentException where there is no edit
     */
    void undo(Stage stage) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).isEdit()) {
                List<Entry> before = List.copyOf(entries);
                List<Entry> others = new ArrayList<>(entries);
                others.remove(i);
                List<Undone> earlier = List.copyOf(undone);
                replay(others, stage);
                undone.addAll(earlier);
                undone.add(new Undone(before, entries.size()));
                return;
            }
        }
        throw new IllegalArgumentException("there is no edit to undo in this task");
    }

    /**
     * Plays the task again as it would have gone had its newest undo not been asked for.
     *
     * @param stage where
     * @throws IllegalArgumentException where nothing was undone, or something else was edited since
     */
    void redo(Stage stage) {
        if (undone.isEmpty()) {
            throw new IllegalArgumentException("there is no undone edit to make again in this task");
        }
        List<Undone> earlier = List.copyOf(undone.subList(0, undone.size() - 1));
        Undone newest = undone.get(undone.size() - 1);
        List<Entry> all = new ArrayList<>(newest.before());
        all.addAll(entries.subList(newest.kept(), entries.size()));
        replay(all, stage);
        undone.addAll(earlier);
    }

    private void replay(List<Entry> wanted, Stage stage) {
        long count = steps;
        begin(SceneEdits.NONE);
        stage.begin().run();
        int next = 0;
        for (long k = 0; k <= count; k++) {
            for (; next < wanted.size() && wanted.get(next).step() == k; next++) {
                stage.again()
                        .accept(wanted.get(next).command(), wanted.get(next).body());
            }
            if (k < count) {
                stage.step().run();
            }
        }
    }
}
