package adaptarium.meta.baseline;

import adaptarium.agents.experience.Rollout;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.play.Agent;
import adaptarium.meta.play.RoundObserver;
import adaptarium.meta.play.RoundPlayer;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Plays some episodes in each of some tasks with a squashed policy, into a rollout that is used again.
 *
 * @param <T> the family's task record
 */
final class SacPlayer<T extends Record> implements AutoCloseable {
    private final RoundPlayer<T> player;
    private final Rollout rollout;
    private final int episodes;
    private final long[] seeds;
    private final RandomGenerator[] noise;
    private final int[] episode; // of each slot
    private double lastReturns; // sum over slots, of their last episodes

    SacPlayer(TaskFamily<T> family, int slots, int episodes, int threads) {
        EnvironmentSpec spec = family.spec();
        player = new RoundPlayer<>(family, slots, threads);
        rollout = new Rollout(slots, spec.observationSize(), /* inputSize= */ 0, spec.actionSize());
        this.episodes = episodes;
        seeds = new long[slots];
        noise = new RandomGenerator[slots];
        episode = new int[slots];
    }

    /**
     * Plays.
     *
     * @param actor of as many slots as there are tasks
     * @param tasks one per slot
     * @param seed of initial states and action noise
     * @param uniform whether actions are drawn uniformly, whatever the policy says
     * @return what was done: valid until the next call
     */
    Rollout play(SacActor actor, List<T> tasks, long seed, boolean uniform) {
        rollout.clear();
        for (int slot = 0; slot < seeds.length; slot++) {
            seeds[slot] = Seeds.derive(seed, "trial", slot);
            noise[slot] = Seeds.generator(Seeds.derive(seed, "noise", slot));
        }
        Arrays.fill(episode, 0);
        lastReturns = 0;
        player.begin(tasks, seeds, episodes, RoundObserver.NOBODY);
        player.play(new Recorder(actor, uniform), RoundObserver.NOBODY);
        return rollout;
    }

    private final class Recorder implements Agent {
        private final SacActor actor;
        private final boolean uniform;

        Recorder(SacActor actor, boolean uniform) {
            this.actor = actor;
            this.uniform = uniform;
        }

        @Override
        public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
            if (uniform) {
                actor.actUniformly(active, noise, actions);
            } else {
                actor.act(observations, active, contexts, noise, actions);
            }
            rollout.act(observations, active, actor.drawn());
        }

        @Override
        public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
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
    double meanReturnOfLastEpisode() {
        return lastReturns / seeds.length;
    }

    /** What an oracle is told: float[N * C] with all numbers of the family's contexts, a view. */
    float[] contexts() {
        return player.contexts();
    }

    @Override
    public void close() {
        player.close();
    }
}
