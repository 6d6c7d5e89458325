package adaptarium.meta.play;

import adaptarium.agents.experience.Rollout;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Plays some episodes in each of some tasks into a rollout that is used again, for learners that learn from replay.
 *
 * @param <T> the family's task record
 */
public final class TrialRecorder<T extends Record> implements AutoCloseable {
    private final RoundPlayer<T> player;
    private final Rollout rollout;
    private final int episodes;
    private final ReturnCounter returns;

    /**
     * A recorder with environments of its own.
     *
     * @param family what is played
     * @param slots N, tasks side by side
     * @param episodes of each task
     * @param threads of the environments; never changes a result
     */
    public TrialRecorder(TaskFamily<T> family, int slots, int episodes, int threads) {
        EnvironmentSpec spec = family.spec();
        player = new RoundPlayer<>(family, slots, threads);
        rollout = new Rollout(slots, spec.observationSize(), /* inputSize= */ 0, spec.actionSize());
        this.episodes = episodes;
        returns = new ReturnCounter(slots, episodes);
    }

    /**
     * Plays.
     *
     * @param agent of as many slots as there are tasks
     * @param tasks one per slot
     * @param seed of initial states
     * @return what was done, actions as the agent drew them: valid until the next call
     */
    public Rollout play(DrawingAgent agent, List<T> tasks, long seed) {
        rollout.clear();
        long[] seeds = new long[player.slots()];
        Arrays.setAll(seeds, slot -> Seeds.derive(seed, "trial", slot));
        player.begin(tasks, seeds, episodes, returns);
        player.play(new RecordedAgent(agent, rollout), returns);
        return rollout;
    }

    /**
     * Generators for an agent's noise, one per slot.
     *
     * @param seed of all of them
     */
    public RandomGenerator[] noise(long seed) {
        RandomGenerator[] noise = new RandomGenerator[player.slots()];
        Arrays.setAll(noise, slot -> Seeds.generator(Seeds.derive(seed, "noise", slot)));
        return noise;
    }

    /** Undiscounted return of the tasks' last episodes, in the mean. */
    public double meanReturnOfLastEpisode() {
        return returns.sum(episodes - 1) / player.slots();
    }

    /** What an oracle is told: float[N * C] with all numbers of the family's contexts, a view. */
    public float[] contexts() {
        return player.contexts();
    }

    @Override
    public void close() {
        player.close();
    }
}
