package adaptarium.meta.gradient;

import adaptarium.agents.experience.EpisodeBatch;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.play.RecordedAgent;
import adaptarium.meta.play.RoundPlayer;
import adaptarium.meta.play.SuccessCounter;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Plays episodes with a policy: the same number in each of several tasks, side by side. It has no loop of its own: a {@link RoundPlayer} plays, a policy acts, and
 * what happened goes into a {@code Rollout}, which {@link EpisodeBatch} shows by tasks. Beside trials, which follow one another in a slot, episodes of a task stand in
 * slots of their own here, and there is no value to be asked. Used by one thread at a time.
 *
 * @param <T> the family's task record
 */
public final class EpisodeSampler<T extends Record> implements AutoCloseable {
    private final RoundPlayer<T> player;
    private final EnvironmentSpec spec;
    private final SuccessCounter successes;
    private final PolicyAgent agent;
    private final int tasks;
    private final int episodesPerTask;

    /**
     * A sampler with its own environments.
     *
     * @param family what to play
     * @param policy what plays
     * @param tasks how many tasks are played side by side
     * @param episodesPerTask episodes of each, side by side, too
     * @param threads of the environments
     */
    public EpisodeSampler(TaskFamily<T> family, Policy policy, int tasks, int episodesPerTask, int threads) {
        this.tasks = tasks;
        this.episodesPerTask = episodesPerTask;
        spec = family.spec();
        player = new RoundPlayer<>(family, tasks * episodesPerTask, threads);
        successes = new SuccessCounter(player.slots(), 1);
        agent = new PolicyAgent(spec, policy, tasks, episodesPerTask);
    }

    /**
     * Plays the episodes.
     *
     * @param taskList the tasks
     * @param seeds one per task; episode e's own seeds are derived from it
     * @param theta float[P], or float[B * P] with parameters of each task
     * @param normaliser what the policy's network wants done to observations; the batch keeps them raw
     * @return the episodes, owned by the caller
     */
    public EpisodeBatch sample(List<T> taskList, long[] seeds, float[] theta, Normaliser normaliser) {
        if (taskList.size() != tasks || seeds.length != tasks) {
            throw new IllegalArgumentException(
                    "expected " + tasks + " tasks and as many seeds, got " + taskList.size() + " and " + seeds.length);
        }
        RandomGenerator[] noise = new RandomGenerator[player.slots()];
        long[] episodeSeeds = new long[player.slots()];
        for (int n = 0; n < noise.length; n++) {
            int episode = n % episodesPerTask;
            episodeSeeds[n] = Seeds.derive(seeds[n / episodesPerTask], "episode", episode);
            noise[n] = Seeds.generator(Seeds.derive(seeds[n / episodesPerTask], "noise", episode));
        }
        agent.begin(theta, normaliser, noise);
        EpisodeBatch batch =
                EpisodeBatch.empty(tasks, episodesPerTask, spec.horizon(), spec.observationSize(), spec.actionSize());
        player.begin(RoundPlayer.sideBySide(taskList, episodesPerTask), episodeSeeds, /* episodes= */ 1, successes);
        player.play(new RecordedAgent(agent, batch.rollout()), successes);
        return batch;
    }

    /** How many of the episodes sampled last met their goals. */
    public long succeeded() {
        return successes.succeeded(0);
    }

    @Override
    public void close() {
        player.close();
    }
}
