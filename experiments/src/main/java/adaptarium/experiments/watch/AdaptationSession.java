package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.meta.Evaluation.AdaptationFactory;
import adaptarium.random.Seeds;
import adaptarium.render.Numbers;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.Knob;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A learner adapting to one task after another, round by round as in the evaluation protocol: what it did before any adaptation stays beside what it does now,
 * and another agent may play the same episodes beside it. Who plays beside never changes what the learner does.
 *
 * @param <T> the family's task record
 */
public final class AdaptationSession<T extends Record> implements Session {
    private static final double PAUSE = 0.6; // s between two rounds
    private static final int MOST_MOMENTS = 300;
    private static final int MOST_EARLIER = 24; // tasks

    private final SessionPlan plan;
    private final About about;
    private final TaskFamily<T> family;
    private final TaskSpace<T> space;
    private final AdaptationFactory factory;
    private final List<Companion<T>> companions;
    private final Returns returns;
    private final List<Snapshot.Pane> before = new ArrayList<>();
    private final List<float[]> strip = new ArrayList<>();
    private final List<Map<String, Object>> earlier = new ArrayList<>();
    private final RoundJournal<T> journal = new RoundJournal<>();
    private Circumstances<T> circumstances;
    private Player<T> player;
    private @Nullable Player<T> beside;
    private String besideName = "";
    private Snapshot.@Nullable Hand hand;
    private int taskNumber;
    private int begun; // how often a task has begun
    private int round;
    private int roundStep;
    private int pause;
    private boolean over;
    private boolean closed;
    private long step;

    /**
     * A session at the start of its first task.
     *
     * @param plan what is played, and how
     * @param family the family
     * @param factory makes the adaptation of one task
     * @param companions who can be shown beside
     */
    AdaptationSession(
            SessionPlan plan, TaskFamily<T> family, AdaptationFactory factory, List<Companion<T>> companions) {
        this.plan = plan;
        this.family = family;
        this.factory = factory;
        this.companions = List.copyOf(companions);
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
                companions.stream().map(Companion::name).toList());
        circumstances = Circumstances.of(drawTask());
        player = newPlayer();
        returns = new Returns(plan.title(), player.adaptation().roundKind(), plan.rounds(), plan.returns());
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
        return space.sample(plan.split(), Seeds.generator(Seeds.derive(plan.seed(), "tasks", taskNumber)));
    }

    private Player<T> newPlayer() {
        long noise = Seeds.derive(plan.seed(), "noise", taskNumber);
        return new Player<>(family, factory.create(1, noise), circumstances);
    }

    private void beginTask() {
        begun++;
        player.close();
        circumstances = Circumstances.of(drawTask());
        player = newPlayer();
        round = 0;
        over = false;
        before.clear();
        returns.clear();
        strip.clear();
        hand = null;
        makeCompanion(circumstances);
        beginRound();
    }

    private void makeCompanion(Circumstances<T> under) {
        Player<T> old = beside;
        beside = null;
        if (old != null) {
            old.close();
        }
        for (Companion<T> companion : companions) {
            if (companion.name().equals(besideName)) {
                long noise = Seeds.derive(plan.seed(), "beside", taskNumber);
                beside = new Player<>(family, companion.maker().create(under.task(), player.slots(), noise), under);
            }
        }
    }

    private void beginRound() {
        player.beginRound(circumstances, seeds());
        if (beside != null) {
            beside.beginRound(circumstances, seeds());
        }
        journal.begin(circumstances);
        roundStep = 0;
        pause = 0;
        remember();
    }

    private long[] seeds() {
        long[] seeds = new long[player.slots()];
        for (int slot = 0; slot < seeds.length; slot++) {
            seeds[slot] = Seeds.derive(Seeds.derive(plan.seed(), "episodes", taskNumber, round), slot);
        }
        return seeds;
    }

    @Override
    public void step() {
        if (over) {
            return;
        }
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
        if (beside != null && beside.isActive()) {
            beside.step(handIn(Snapshot.Source.BESIDE));
        }
        roundStep++;
        returns.step(player, beside);
        remember();
        if (!player.isActive() && (beside == null || !beside.isActive())) {
            returns.finish(player, beside);
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
            if (beside != null) {
                beside.adaptation().endRound();
            }
            round++;
            beginRound();
        } else {
            nextTask();
        }
    }

    private void nextTask() {
        earlier.add(space.toMap(circumstances.task()));
        if (earlier.size() > MOST_EARLIER) {
            earlier.remove(0);
        }
        taskNumber++;
        beginTask();
    }

    private Snapshot.@Nullable Hand handIn(Snapshot.Source where) {
        Snapshot.Hand present = hand;
        return present != null && present.where() == where ? present : null;
    }

    private void remember() {
        float[] carried = player.adaptation().fastState(0);
        if (carried.length > 0) {
            strip.add(carried);
            if (strip.size() > MOST_MOMENTS) {
                strip.remove(0);
            }
        }
        if (round == 0 && plan.compares()) {
            before.add(player.pane(Snapshot.Source.BEFORE, title(0), note(0)));
        }
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
        return circumstances.task();
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
        List<Snapshot.Pane> panes = new ArrayList<>();
        if (round > 0 && plan.compares()) {
            panes.add(before.get(Math.min(roundStep, before.size() - 1)));
        }
        panes.add(player.pane(Snapshot.Source.NOW, title(round), note(round)));
        if (beside != null) {
            panes.add(beside.pane(Snapshot.Source.BESIDE, besideName, note(round)));
        }
        boolean running = !over && pause == 0;
        return new Snapshot(
                step,
                panes,
                new Snapshot.Task(begun, space.toMap(circumstances.task()), earlier, experience()),
                List.of(returns.plot(running ? player : null, running ? beside : null, besideName)),
                strip.isEmpty() ? Snapshot.Strip.NONE : new Snapshot.Strip("What adaptation changes", strip),
                player.motors(),
                hand,
                over);
    }

    private String experience() {
        long episodes = (long) player.slots() * round + (over ? player.slots() : 0);
        return "met: " + episodes + (episodes == 1 ? " episode, " : " episodes, ") + player.steps() + " steps";
    }

    private String title(int of) {
        if (!plan.compares()) {
            return about.title();
        }
        if (!player.adaptation().roundKind().adapts()) {
            return of == 0 ? "first episode" : "later, nothing adapted";
        }
        return of == 0 ? "before adaptation" : "after adaptation";
    }

    private String note(int of) {
        if (player.adaptation() instanceof DrivenAgent) {
            return "episode " + (of + 1) + " · reward " + Numbers.brief(player.lastReward());
        }
        return player.adaptation().roundKind().title(of);
    }

    @Override
    public void apply(Command command) {
        if (command instanceof Command.NextTask) {
            nextTask();
        } else if (command instanceof Command.Reset) {
            beginTask();
        } else if (command instanceof Command.Change change) {
            TaskParameter parameter = space.parameter(change.name());
            if (!parameter.live()) {
                throw new IllegalArgumentException(change.name() + " is fixed for an episode");
            }
            face(circumstances.withTask(space.with(circumstances.task(), change.name(), change.value())));
        } else if (command instanceof Command.BreakJoint broken) {
            player.requireJoint(broken.name());
            face(circumstances.withBroken(broken.name()));
        } else if (command instanceof Command.Motor motor) {
            player.requireMotor(motor.index());
            face(circumstances.withMotor(motor.index(), motor.works()));
        } else if (command instanceof Command.Pull pull) {
            pull(pull);
        } else if (command instanceof Command.Release) {
            hand = null;
        } else if (command instanceof Command.Beside asked) {
            showBeside(asked.name());
        } else if (command instanceof Command.Act act) {
            if (!(player.adaptation() instanceof DrivenAgent driven)) {
                throw new IllegalArgumentException("this agent drives itself");
            }
            driven.drive(act.action());
        }
    }

    private void face(Circumstances<T> changed) {
        player.face(changed);
        if (beside != null) {
            beside.face(changed);
        }
        circumstances = changed;
        journal.note(roundStep, changed);
    }

    private void pull(Command.Pull pull) {
        Player<T> pulled = pull.where() == Snapshot.Source.BESIDE ? beside : player;
        if (pulled == null || pull.where() == Snapshot.Source.BEFORE) {
            throw new IllegalArgumentException("what is past cannot be pulled at");
        }
        if (!pulled.canPull(pull.body())) {
            throw new IllegalArgumentException("nothing here can be pulled at");
        }
        hand = new Snapshot.Hand(pull.where(), pull.body(), pull.localX(), pull.localY(), pull.x(), pull.y());
    }

    // Who comes in the middle of a round has played it from its beginning, under what happened in it.
    private void showBeside(String name) {
        if (!name.isEmpty() && !about.companions().contains(name)) {
            throw new IllegalArgumentException(
                    "there is no '" + name + "' to show beside; there are " + String.join(", ", about.companions()));
        }
        besideName = name;
        returns.forgetBeside();
        makeCompanion(journal.at(0));
        Player<T> newcomer = beside;
        if (newcomer != null) {
            newcomer.beginRound(journal.at(0), seeds());
            for (int k = 0; k < roundStep && newcomer.isActive(); k++) {
                newcomer.face(journal.at(k));
                newcomer.step(null);
            }
            newcomer.face(circumstances);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        player.close();
        if (beside != null) {
            beside.close();
        }
    }
}
