package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.run.FrozenTasks;
import adaptarium.meta.Evaluation.AdaptationFactory;
import adaptarium.random.Seeds;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.Editing;
import adaptarium.render.watch.Knob;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.SceneEdits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A learner adapting to one task after another, round by round as in the evaluation protocol: what it did before any adaptation stays beside what it does now,
 * and another agent may play the same episodes beside it. Who plays beside never changes what the learner does.
 *
 * @param <T> the family's task record
 */
public final class AdaptationSession<T extends Record> implements Session {
    private static final double PAUSE = 0.6; // s between two rounds
    private static final int RACED = 2; // rounds at least that others play when a task is revealed: before and after

    private final SessionPlan plan;
    private final About about;
    private final TaskFamily<T> family;
    private final TaskSpace<T> space;
    private final Returns returns;
    private final SessionPicture<T> picture;
    private final PresentTask<T> present;
    private final TaskJournal journal = new TaskJournal();
    private @Nullable T wanted; // the present task where somebody has chosen it
    private int taskNumber;
    private int begun; // how often a task has begun
    private int pause;
    private boolean over;
    private boolean hidden; // from whoever looks on
    private boolean closed;
    private long step;

    /**
     * A session at the start of its first task.
     *
     * @param plan what is played, and how
     * @param family the family
     * @param factory makes the adaptation of one task
     * @param others who can be shown beside
     */
    AdaptationSession(SessionPlan plan, TaskFamily<T> family, AdaptationFactory factory, List<OtherAgent<T>> others) {
        this.plan = plan;
        this.family = family;
        space = family.tasks();
        present = new PresentTask<>(family, factory, others, plan.seed(), drawTask());
        List<Knob> knobs = space.parameters().stream()
                .map(Knob::of)
                .flatMap(Optional::stream)
                .toList();
        about = new About(
                plan.title(),
                family.spec().id(),
                family.spec().controlTimestep(),
                knobs,
                present.beside().names(),
                family.spec().observation());
        hidden = plan.guessed();
        returns = new Returns(plan, present.player().adaptation());
        BeliefReadout readout =
                BeliefReadout.of(plan, family, factory, present.player().adaptation());
        picture = new SessionPicture<>(plan, about, space, returns, readout);
        beginRound();
    }

    /**
     * A session at the start of its first task, with nobody beside.
     *
     * @param title headline
     * @param family what is played
     * @param factory makes the adaptation of one task
     * @param split where tasks are drawn from
     * @param rounds how many times it adapts in each task; one round more is played
     * @param seed of tasks, initial states and action noise
     */
    public AdaptationSession(
            String title, TaskFamily<T> family, AdaptationFactory factory, Split split, int rounds, long seed) {
        this(SessionPlan.of(title, split, rounds, seed), family, factory, List.of());
    }

    private T drawTask() {
        T chosen = wanted;
        if (chosen != null) {
            return chosen;
        }
        return space.sample(plan.split(), Seeds.generator(Seeds.derive(plan.seed(), "tasks", taskNumber)));
    }

    private void beginTask(SceneEdits edits) {
        begun++;
        journal.begin(edits);
        restart(edits);
    }

    private void restart(SceneEdits edits) {
        present.become(drawTask(), taskNumber, edits);
        over = false;
        picture.beginTask();
        beginRound();
    }

    private void beginRound() {
        present.beginRound();
        pause = 0;
        picture.remember(present.player(), present.round());
    }

    @Override
    public void step() {
        if (over) {
            return;
        }
        journal.step();
        if (pause > 0) {
            step++;
            pause--;
            if (pause == 0) {
                endRound();
            }
            return;
        }
        if (!present.isReady()) {
            return; // whoever drives has not chosen yet
        }
        step++;
        present.step();
        returns.step(present.player(), present.beside().player());
        picture.remember(present.player(), present.round());
        if (!present.isActive()) {
            returns.finish(present.player(), present.beside().player());
            if (present.round() < plan.rounds() || plan.goesOn()) {
                pause = Math.max(1, (int) Math.round(PAUSE / about.controlTimestep()));
            } else {
                over = true;
            }
        }
    }

    private void endRound() {
        if (present.round() < plan.rounds()) {
            present.adapt();
            beginRound();
        } else {
            nextTask();
        }
    }

    private void playTask(Command.Play play) {
        T task = task();
        for (Map.Entry<String, Object> value : play.values().entrySet()) {
            task = space.with(task, value.getKey(), value.getValue());
        }
        if (!play.edits().isEmpty() && !present.player().uneditable().isEmpty()) {
            throw new IllegalArgumentException(present.player().uneditable());
        }
        picture.endTask(task());
        wanted = task;
        taskNumber = play.number() < 0 ? taskNumber : play.number();
        hidden = plan.guessed();
        beginTask(play.edits());
    }

    private void nextTask() {
        picture.endTask(task());
        wanted = null;
        taskNumber++;
        hidden = plan.guessed();
        beginTask(SceneEdits.NONE);
    }

    /** How many times the learner adapts in each task. */
    public int rounds() {
        return plan.rounds();
    }

    /** How many times the learner has adapted in the present task. */
    public int round() {
        return present.round();
    }

    /** The present task. */
    public T task() {
        return present.conditions().task();
    }

    /** Which of {@link Session.About#others} a key or a part of a name means; nothing where nobody is meant. */
    public Optional<String> besideMeant(String typed) {
        return present.beside().meant(typed);
    }

    /** What is played. */
    public TaskFamily<T> family() {
        return family;
    }

    @Override
    public About about() {
        return about;
    }

    @Override
    public Snapshot snapshot() {
        SessionPicture.Progress at = new SessionPicture.Progress(
                step, begun, present.round(), present.roundStep(), /* pausing= */ pause > 0, over, hidden);
        return picture.snapshot(at, present.player(), present.beside(), task(), editing(), present.hand());
    }

    private Editing editing() {
        Conditions<T> now = present.conditions();
        int number = taskNumber;
        return new Editing(
                present.player().uneditable(),
                now.edits(),
                journal.hasEdit(),
                journal.hasUndone(),
                () -> FrozenTasks.one(family, plan.split(), plan.seed(), number, now.task(), now.edits())
                        .content());
    }

    @Override
    public void apply(Command command) {
        if (command instanceof Command.NextTask) {
            nextTask();
        } else if (command instanceof Command.Play play) {
            playTask(play);
        } else if (command instanceof Command.Reset) {
            beginTask(present.conditions().edits());
        } else if (command instanceof Command.Reveal) {
            reveal();
        } else if (command instanceof Command.Undo) {
            playAgain(journal::undo);
        } else if (command instanceof Command.Redo) {
            playAgain(journal::redo);
        } else {
            present.carryOut(command);
            if (command instanceof Command.Beside) {
                returns.forgetBeside();
            }
            journal.note(
                    command,
                    command instanceof Command.Pull pull
                            ? present.playerAt(pull.where()).nameOf(pull.body())
                            : "");
        }
    }

    // As if an edit had never been made, or never taken back: the task is played again up to the present step.
    private void playAgain(Consumer<TaskJournal.Stage> how) {
        long shown = step;
        how.accept(new TaskJournal.Stage(() -> restart(SceneEdits.NONE), this::again, this::step));
        step = shown;
    }

    private void again(Command command, String body) {
        try {
            apply(
                    command instanceof Command.Pull pull
                            ? pull.at(present.playerAt(pull.where()).indexOf(body))
                            : command);
        } catch (IllegalArgumentException e) { // it was asked of what the edit had made, and is gone with it
        }
    }

    private void reveal() {
        if (!hidden) {
            throw new IllegalArgumentException("this task is not hidden");
        }
        hidden = false;
        returns.compare(present.race(Math.max(RACED, present.round() + 1)));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        present.close();
    }
}
