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
    private final int[] episode; // of each slot
    private double lastReturns; // sum over slots, of their last episodes

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
        episode = new int[slots];
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
        long[] seeds = new long[episode.length];
        Arrays.setAll(seeds, slot -> Seeds.derive(seed, "trial", slot));
        Arrays.fill(episode, 0);
        lastReturns = 0;
        player.begin(tasks, seeds, episodes, RoundObserver.NOBODY);
        player.play(new Recording(agent), RoundObserver.NOBODY);
        return rollout;
    }

    /**
     * Generators for an agent's noise, one per slot.
     *
     * @param seed of all of them
     */
    public RandomGenerator[] noise(long seed) {
        RandomGenerator[] noise = new RandomGenerator[episode.length];
        Arrays.setAll(noise, slot -> Seeds.generator(Seeds.derive(seed, "noise", slot)));
        return noise;
    }

    private final class Recording implements Agent {
        private final DrawingAgent agent;

        Recording(DrawingAgent agent) {
            this.agent = agent;
        }

        @Override
        public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
            agent.act(observations, active, contexts, actions);
            rollout.act(observations, active, agent.drawn());
        }

        @Override
        public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
            agent.observe(rewards, terminated, truncated, nextObservations);
            boolean[] acted = player.acting();
            rollout.outcome(acted, rewards, terminated, truncated, nextObservations);
            for (int slot = 0; slot < acted.length; slot++) {
                if (acted[slot]) {
                    lastReturns += episode[slot] == episodes - 1 ? rewards[slot] : 0;
                    episode[slot] += terminated[slot] || truncated[slot] ? 1 : 0;
                }
            }
        }
    }

    /** Undiscounted return of the tasks' last episodes, in the mean. */
    public double meanReturnOfLastEpisode() {
        return lastReturns / episode.length;
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
