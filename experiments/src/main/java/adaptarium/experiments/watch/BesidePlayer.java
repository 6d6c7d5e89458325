package adaptarium.experiments.watch;

import adaptarium.envs.TaskFamily;
import adaptarium.experiments.run.Participant;
import adaptarium.random.Seeds;
import adaptarium.render.watch.Snapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place beside the agent that adapts: nobody, or one of several others, who plays the same rounds under the same conditions. Who comes in the middle of a
 * round has played it from its beginning, under what happened in it.
 *
 * @param <T> the family's task record
 */
final class BesidePlayer<T extends Record> implements AutoCloseable {
    private static final int MOST_RACING = 3;

    private final TaskFamily<T> family;
    private final List<OtherAgent<T>> others;
    private final long seed;
    private final RoundJournal<T> journal = new RoundJournal<>();
    private String name = "";
    private @Nullable Player<T> player;

    /**
     * Nobody yet.
     *
     * @param family what is played
     * @param others who may come
     * @param seed of their action noise
     */
    BesidePlayer(TaskFamily<T> family, List<OtherAgent<T>> others, long seed) {
        this.family = family;
        this.others = List.copyOf(others);
        this.seed = seed;
    }

    /** Who is beside; empty for nobody. */
    String name() {
        return name;
    }

    /** Who is beside; null for nobody. */
    @Nullable
    Player<T> player() {
        return player;
    }

    List<String> names() {
        return others.stream().map(OtherAgent::name).toList();
    }

    /** The name of the agent that somebody means. */
    Optional<String> meant(String typed) {
        return OtherAgent.meant(others, typed).map(OtherAgent::name);
    }

    /**
     * What each of the others, but for random actions, gets in a task's first rounds.
     *
     * @param under what is played
     * @param task its number
     * @param rounds how many rounds
     * @param seeds of the rounds
     * @return in the order of {@link #names}, at most {@value #MOST_RACING}
     */
    List<Race> race(Conditions<T> under, int task, int rounds, Race.RoundSeeds seeds) {
        return others.stream()
                .filter(other -> !other.key().equals(Participant.RANDOM.name()))
                .limit(MOST_RACING)
                .map(other -> Race.run(family, other, under, rounds, seeds, Seeds.derive(seed, "beside", task)))
                .toList();
    }

    boolean isActive() {
        return player != null && player.isActive();
    }

    /** Makes the agent for a task anew; {@link #beginRound} comes next. */
    void beginTask(Conditions<T> under, int task, int slots) {
        Player<T> old = player;
        player = null;
        if (old != null) {
            old.close();
        }
        for (OtherAgent<T> other : others) {
            if (other.name().equals(name)) {
                long noise = Seeds.derive(seed, "beside", task);
                player = new Player<>(family, other.maker().create(under.task(), slots, noise), under);
            }
        }
    }

    void beginRound(Conditions<T> under, long[] seeds) {
        if (player != null) {
            player.beginRound(under, seeds);
        }
        journal.begin(under);
    }

    void step(Snapshot.@Nullable Hand hand) {
        if (player != null && player.isActive()) {
            player.step(hand);
        }
    }

    void endRound() {
        if (player != null) {
            player.adaptation().endRound();
        }
    }

    /** Goes on under other conditions, from a step of the round on. */
    void playUnder(int step, Conditions<T> changed) {
        if (player != null) {
            player.playUnder(changed);
        }
        journal.note(step, changed);
    }

    /**
     * Lets another agent come, or nobody.
     *
     * @param newName who; empty for nobody
     * @param task number of the present task
     * @param seeds of the present round, long[slots]
     * @param steps how many of the round have been played
     * @param now what it is played under at this moment
     * @throws IllegalArgumentException where there is nobody of that name
     */
    void become(String newName, int task, long[] seeds, int steps, Conditions<T> now) {
        if (!newName.isEmpty() && !names().contains(newName)) {
            throw new IllegalArgumentException(
                    "there is no '" + newName + "' to show beside; there are " + String.join(", ", names()));
        }
        name = newName;
        beginTask(journal.at(0), task, seeds.length);
        Player<T> newcomer = player;
        if (newcomer != null) {
            newcomer.beginRound(journal.at(0), seeds);
            for (int k = 0; k < steps && newcomer.isActive(); k++) {
                newcomer.playUnder(journal.at(k));
                newcomer.step(null);
            }
            newcomer.playUnder(now);
        }
    }

    @Override
    public void close() {
        if (player != null) {
            player.close();
        }
    }
}
