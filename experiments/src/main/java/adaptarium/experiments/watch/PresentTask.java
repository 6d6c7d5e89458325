package adaptarium.experiments.watch;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.meta.Evaluation.AdaptationFactory;
import adaptarium.random.Seeds;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEdits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The task that is played at present: under which conditions, by the learner and perhaps by somebody beside it, and what can be done to them meanwhile. Which tasks
 * there are, when a round or a task is over, and what is shown, {@link AdaptationSession} knows.
 *
 * @param <T> the family's task record
 */
final class PresentTask<T extends Record> implements AutoCloseable {
    private final TaskFamily<T> family;
    private final TaskSpace<T> space;
    private final AdaptationFactory factory;
    private final long seed;
    private final BesidePlayer<T> beside;
    private Conditions<T> conditions;
    private Player<T> player;
    private Snapshot.@Nullable Hand hand;
    private int number;
    private int round;
    private int roundStep;

    /**
     * The first task; its first round is still to begin.
     *
     * @param family the family
     * @param factory makes the adaptation of one task
     * @param others who can be shown beside
     * @param seed of initial states and noise
     * @param task what is played
     */
    PresentTask(TaskFamily<T> family, AdaptationFactory factory, List<OtherAgent<T>> others, long seed, T task) {
        this.family = family;
        this.factory = factory;
        this.seed = seed;
        space = family.tasks();
        beside = new BesidePlayer<>(family, others, seed);
        conditions = Conditions.of(task, SceneEdits.NONE);
        player = newPlayer();
    }

    private Player<T> newPlayer() {
        return new Player<>(family, factory.create(1, Seeds.derive(seed, "noise", number)), conditions);
    }

    /**
     * Another one, or the same again; its first round is still to begin.
     *
     * @param task what is played
     * @param newNumber its number, which decides seeds
     * @param edits of its scene
     */
    void become(T task, int newNumber, SceneEdits edits) {
        player.close();
        number = newNumber;
        conditions = Conditions.of(task, edits);
        player = newPlayer();
        round = 0;
        hand = null;
        beside.beginTask(conditions, number, player.slots());
    }

    void beginRound() {
        player.beginRound(conditions, seeds(round));
        beside.beginRound(conditions, seeds(round));
        roundStep = 0;
    }

    private long[] seeds(int ofRound) {
        long[] seeds = new long[player.slots()];
        for (int slot = 0; slot < seeds.length; slot++) {
            seeds[slot] = Seeds.derive(Seeds.derive(seed, "episodes", number, ofRound), slot);
        }
        return seeds;
    }

    /** Lets both adapt; the next round is still to begin. */
    void adapt() {
        player.adaptation().endRound();
        beside.endRound();
        round++;
    }

    /** Whether whoever drives has chosen what to do next. */
    boolean isReady() {
        return !(player.adaptation() instanceof DrivenAgent driven) || driven.ready();
    }

    /** Advances whoever is still playing. */
    void step() {
        if (player.isActive()) {
            player.step(handIn(Snapshot.Source.NOW));
        }
        beside.step(handIn(Snapshot.Source.BESIDE));
        roundStep++;
    }

    private Snapshot.@Nullable Hand handIn(Snapshot.Source where) {
        Snapshot.Hand present = hand;
        return present != null && present.where() == where ? present : null;
    }

    boolean isActive() {
        return player.isActive() || beside.isActive();
    }

    Conditions<T> conditions() {
        return conditions;
    }

    /** The learner. */
    Player<T> player() {
        return player;
    }

    BesidePlayer<T> beside() {
        return beside;
    }

    /** What pulls at a body, if anything does. */
    Snapshot.@Nullable Hand hand() {
        return hand;
    }

    /** How many times the learner has adapted. */
    int round() {
        return round;
    }

    /** Steps since the round began. */
    int roundStep() {
        return roundStep;
    }

    /** What others get in the first rounds. */
    List<Race> race(int rounds) {
        return beside.race(conditions, number, rounds, this::seeds);
    }

    /**
     * Does what somebody has asked for.
     *
     * @param command one that changes no task, and that no history is needed for
     * @throws IllegalArgumentException where it does not fit; nothing has changed then
     */
    void carryOut(Command command) {
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
            beside.become(asked.name(), number, seeds(round), roundStep, conditions);
        } else if (command instanceof Command.Act act) {
            if (!(player.adaptation() instanceof DrivenAgent driven)) {
                throw new IllegalArgumentException("this agent drives itself");
            }
            driven.drive(act.action());
        }
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

    /** Whose body a command means. */
    Player<T> playerAt(Snapshot.Source where) {
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
        player.close();
        beside.close();
    }
}
