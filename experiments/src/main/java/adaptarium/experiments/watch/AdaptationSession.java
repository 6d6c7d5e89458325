package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.run.FrozenTasks;
import adaptarium.meta.Evaluation.AdaptationFactory;
import adaptarium.random.Seeds;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.Editing;
import adaptarium.render.watch.Knob;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.SceneEdit;
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
    private final AdaptationFactory factory;
    private final Returns returns;
    private final SessionPicture<T> picture;
    private final BesidePlayer<T> beside;
    private final TaskJournal journal = new TaskJournal();
    private Conditions<T> conditions;
    private Player<T> player;
    private Snapshot.@Nullable Hand hand;
    private @Nullable T wanted; // the present task where somebody has chosen it
    private int taskNumber;
    private int begun; // how often a task has begun
    private int round;
    private int roundStep;
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
        this.factory = factory;
        beside = new BesidePlayer<>(family, others, plan.seed());
        space = family.tasks();
        List<Knob> knobs = space.parameters().stream()
                .map(Knob::of)
                .flatMap(Optional::stream)
                .toList();
        about = new About(
                plan.title(),
                family.spec().id(),
                family.spec().controlTimestep(),
                knobs,
                beside.names(),
                family.spec().observation());
        conditions = Conditions.of(drawTask(), SceneEdits.NONE);
        hidden = plan.guessed();
        player = newPlayer();
        returns = new Returns(plan, player.adaptation());
        BeliefReadout readout = BeliefReadout.of(plan, family, factory, player.adaptation());
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

    private Player<T> newPlayer() {
        long noise = Seeds.derive(plan.seed(), "noise", taskNumber);
        return new Player<>(family, factory.create(1, noise), conditions);
    }

    private void beginTask(SceneEdits edits) {
        begun++;
        journal.begin(edits);
        restart(edits);
    }

    private void restart(SceneEdits edits) {
        player.close();
        conditions = Conditions.of(drawTask(), edits);
        player = newPlayer();
        round = 0;
        over = false;
        hand = null;
        picture.beginTask();
        beside.beginTask(conditions, taskNumber, player.slots());
        beginRound();
    }

    private void beginRound() {
        player.beginRound(conditions, seeds(round));
        beside.beginRound(conditions, seeds(round));
        roundStep = 0;
        pause = 0;
        picture.remember(player, round);
    }

    private long[] seeds(int ofRound) {
        long[] seeds = new long[player.slots()];
        for (int slot = 0; slot < seeds.length; slot++) {
            seeds[slot] = Seeds.derive(Seeds.derive(plan.seed(), "episodes", taskNumber, ofRound), slot);
        }
        return seeds;
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
        if (player.adaptation() instanceof DrivenAgent driven && !driven.ready()) {
            return; // whoever drives has not chosen yet
        }
        step++;
        if (player.isActive()) {
            player.step(handIn(Snapshot.Source.NOW));
        }
        beside.step(handIn(Snapshot.Source.BESIDE));
        roundStep++;
        returns.step(player, beside.player());
        picture.remember(player, round);
        if (!player.isActive() && !beside.isActive()) {
            returns.finish(player, beside.player());
            if (round < plan.rounds() || plan.goesOn()) {
                pause = Math.max(1, (int) Math.round(PAUSE / about.controlTimestep()));
            } else {
                over = true;
            }
        }
    }

    private void endRound() {
        if (round < plan.rounds()) {
            player.adaptation().endRound();
            beside.endRound();
            round++;
            beginRound();
        } else {
            nextTask();
        }
    }

    private void playTask(Command.Play play) {
        T task = conditions.task();
        for (Map.Entry<String, Object> value : play.values().entrySet()) {
            task = space.with(task, value.getKey(), value.getValue());
        }
        if (!play.edits().isEmpty() && !player.uneditable().isEmpty()) {
            throw new IllegalArgumentException(player.uneditable());
        }
        picture.endTask(conditions.task());
        wanted = task;
        taskNumber = play.number() < 0 ? taskNumber : play.number();
        hidden = plan.guessed();
        beginTask(play.edits());
    }

    private void nextTask() {
        picture.endTask(conditions.task());
        wanted = null;
        taskNumber++;
        hidden = plan.guessed();
        beginTask(SceneEdits.NONE);
    }

    private Snapshot.@Nullable Hand handIn(Snapshot.Source where) {
        Snapshot.Hand present = hand;
        return present != null && present.where() == where ? present : null;
    }

    /** How many times the learner adapts in each task. */
    public int rounds() {
        return plan.rounds();
    }

    /** How many times the learner has adapted in the present task. */
    public int round() {
        return round;
    }

    /** The present task. */
    public T task() {
        return conditions.task();
    }

    /** Which of {@link Session.About#others} a key or a part of a name means; nothing where nobody is meant. */
    public Optional<String> besideMeant(String typed) {
        return beside.meant(typed);
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
        SessionPicture.Progress at =
                new SessionPicture.Progress(step, begun, round, roundStep, /* pausing= */ pause > 0, over, hidden);
        return picture.snapshot(at, player, beside, conditions.task(), editing(), hand);
    }

    private Editing editing() {
        Conditions<T> now = conditions;
        int number = taskNumber;
        return new Editing(
                player.uneditable(),
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
            beginTask(conditions.edits());
        } else if (command instanceof Command.Reveal) {
            reveal();
        } else if (command instanceof Command.Undo) {
            playAgain(journal::undo);
        } else if (command instanceof Command.Redo) {
            playAgain(journal::redo);
        } else {
            carryOut(command);
            journal.note(
                    command,
                    command instanceof Command.Pull pull
                            ? playerAt(pull.where()).nameOf(pull.body())
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
                            ? pull.at(playerAt(pull.where()).indexOf(body))
                            : command);
        } catch (IllegalArgumentException e) { // it was asked of what the edit had made, and is gone with it
        }
    }

    private void carryOut(Command command) {
        if (command instanceof Command.Change change) {
            TaskParameter parameter = space.parameter(change.name());
            if (!parameter.live()) {
                throw new IllegalArgumentException(change.name() + " is fixed for an episode");
            }
            playUnder(conditions.withTask(space.with(conditions.task(), change.name(), change.value())));
        } else if (command instanceof Command.BreakJoint broken) {
            player.requireJoint(broken.name());
            playUnder(conditions.withBroken(broken.name()));
        } else if (command instanceof Command.Motor motor) {
            player.requireMotor(motor.index());
            playUnder(conditions.withMotor(motor.index(), motor.works()));
        } else if (command instanceof Command.Pull pull) {
            pull(pull);
        } else if (command instanceof Command.Release) {
            hand = null;
        } else if (command instanceof Command.Edit edit) {
            edit(edit);
        } else if (command instanceof Command.Beside asked) {
            beside.become(asked.name(), taskNumber, seeds(round), roundStep, conditions);
            returns.forgetBeside();
        } else if (command instanceof Command.Act act) {
            if (!(player.adaptation() instanceof DrivenAgent driven)) {
                throw new IllegalArgumentException("this agent drives itself");
            }
            driven.drive(act.action());
        }
    }

    private void reveal() {
        if (!hidden) {
            throw new IllegalArgumentException("this task is not hidden");
        }
        hidden = false;
        returns.compare(beside.race(conditions, taskNumber, Math.max(RACED, round + 1), this::seeds));
    }

    private void playUnder(Conditions<T> changed) {
        player.playUnder(changed);
        beside.playUnder(roundStep, changed);
        conditions = changed;
    }

    private void edit(Command.Edit asked) {
        SceneEdit edit = conditions.edits().meant(asked.edit());
        Player<T> edited = playerAt(asked.where());
        if (!(edit instanceof SceneEdit.Remove)
                || conditions.edits().thing(edit.body()).isEmpty()) {
            edited.requireEdit(edit); // but what was left out for want of room can be taken away
        }
        if (edit instanceof SceneEdit.Place && roundStep > 0) {
            edited.edit(edit);
        } else {
            playUnder(conditions.with(edit));
        }
    }

    private Player<T> playerAt(Snapshot.Source where) {
        Player<T> there = where == Snapshot.Source.BESIDE ? beside.player() : player;
        if (there == null || where == Snapshot.Source.BEFORE) {
            throw new IllegalArgumentException("what is past cannot be changed");
        }
        return there;
    }

    private void pull(Command.Pull pull) {
        Player<T> pulled = playerAt(pull.where());
        if (!pulled.canPull(pull.body())) {
            throw new IllegalArgumentException("nothing here can be pulled at");
        }
        hand = new Snapshot.Hand(pull.where(), pull.body(), pull.localX(), pull.localY(), pull.x(), pull.y());
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        player.close();
        beside.close();
    }
}
