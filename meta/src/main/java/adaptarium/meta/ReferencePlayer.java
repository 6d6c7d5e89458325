package adaptarium.meta;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.reference.Controller;
import adaptarium.envs.reference.Reference;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A reference controller in the place of a learner, so that it is evaluated on the same tasks and initial states. Each slot has a controller of its own,
 * which plays one episode per round: a trial of as many episodes as there are rounds, and one more.
 *
 * @param <T> the family's task record
 */
public final class ReferencePlayer<T extends Record> implements Adaptation {
    private final boolean remembers;
    private final int tasks;
    private final int episodesPerRound;
    private final int rounds;
    private final int observationSize;
    private final int actionSize;
    private final List<Controller> controllers = new ArrayList<>();
    private final boolean[] begun; // in this round
    private final boolean[] acted; // at the last call of act

    /**
     * A player at the beginning of its trials.
     *
     * @param reference who plays
     * @param tasks what is played; a reference that is not told the task does not look at it
     * @param episodesPerRound episodes of each task in a round
     * @param rounds how many rounds follow the first one
     * @param seed of the controllers' own draws
     * @throws IllegalArgumentException where there is no task, no episode, or rounds is negative
     */
    public ReferencePlayer(Reference<T> reference, List<T> tasks, int episodesPerRound, int rounds, long seed) {
        if (tasks.isEmpty() || episodesPerRound < 1 || rounds < 0) {
            throw new IllegalArgumentException(
                    "tasks and episodesPerRound must be at least 1 and rounds at least 0, got " + tasks.size() + ", "
                            + episodesPerRound + " and " + rounds);
        }
        EnvironmentSpec spec = reference.family().spec();
        remembers = reference.remembers();
        this.tasks = tasks.size();
        this.episodesPerRound = episodesPerRound;
        this.rounds = rounds;
        observationSize = spec.observationSize();
        actionSize = spec.actionSize();
        int slots = tasks.size() * episodesPerRound;
        for (int slot = 0; slot < slots; slot++) {
            T task = tasks.get(slot / episodesPerRound);
            controllers.add(reference.begin(task, rounds + 1, Seeds.generator(Seeds.derive(seed, "controller", slot))));
        }
        begun = new boolean[slots];
        acted = new boolean[slots];
    }

    @Override
    public int tasks() {
        return tasks;
    }

    @Override
    public int episodesPerRound() {
        return episodesPerRound;
    }

    @Override
    public int rounds() {
        return rounds;
    }

    @Override
    public RoundKind roundKind() {
        return remembers ? RoundKind.EPISODE : RoundKind.NONE;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        System.arraycopy(active, 0, acted, 0, acted.length);
        for (int slot = 0; slot < acted.length; slot++) {
            if (acted[slot]) {
                if (!begun[slot]) {
                    controllers.get(slot).beginEpisode();
                    begun[slot] = true;
                }
                controllers.get(slot).act(observations, slot * observationSize, actions, slot * actionSize);
            }
        }
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        for (int slot = 0; slot < acted.length; slot++) {
            if (acted[slot]) {
                controllers.get(slot).observe(rewards[slot]);
            }
        }
    }

    @Override
    public void endRound() {
        Arrays.fill(begun, false);
    }
}
