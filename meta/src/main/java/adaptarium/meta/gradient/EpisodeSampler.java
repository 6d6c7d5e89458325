package adaptarium.meta.gradient;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.EpisodeBatch;
import adaptarium.agents.experience.EpisodeRecorder;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.network.tensor.Actor;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.play.Agent;
import adaptarium.meta.play.RoundPlayer;
import adaptarium.meta.play.SuccessCounter;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Plays episodes with a policy: the same number in each of several tasks, side by side. It has no loop of its own: a {@link RoundPlayer} plays, an {@link Actor} acts, and
 * what happened goes into a {@code Rollout}, which {@link EpisodeBatch} shows by tasks. Beside trials, which follow one another in a slot, episodes of a task stand in
 * slots of their own here, and there is no value to be asked. Used by one thread at a time.
 *
 * @param <T> the family's task record
 */
public final class EpisodeSampler<T extends Record> implements AutoCloseable {
    private final RoundPlayer<T> player;
    private final EnvironmentSpec spec;
    private final SuccessCounter successes;
    private final Actor actor;
    private final ActionScale scale;
    private final int tasks;
    private final int episodesPerTask;
    private final float[] normalised;
    private final float[] drawn;

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
        actor = new Actor(policy, tasks, episodesPerTask);
        scale = new ActionScale(spec.actions());
        normalised = new float[player.slots() * spec.observationSize()];
        drawn = new float[player.slots() * spec.actionSize()];
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
        actor.use(theta);
        EpisodeRecorder recorder =
                new EpisodeRecorder(tasks, episodesPerTask, spec.horizon(), spec.observationSize(), spec.actionSize());
        player.begin(RoundPlayer.sideBySide(taskList, episodesPerTask), episodeSeeds, /* episodes= */ 1, successes);
        player.play(new Recording(recorder, noise, normaliser), successes);
        return recorder.batch();
    }

    /** How many of the episodes sampled last met their goals. */
    public long succeeded() {
        return successes.succeeded(0);
    }

    /** The policy at work, and what it writes down. */
    private final class Recording implements Agent {
        private final EpisodeRecorder recorder;
        private final RandomGenerator[] noise;
        private final Normaliser normaliser;

        Recording(EpisodeRecorder recorder, RandomGenerator[] noise, Normaliser normaliser) {
            this.recorder = recorder;
            this.noise = noise;
            this.normaliser = normaliser;
        }

        @Override
        public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
            for (int n = 0; n < active.length; n++) {
                normaliser.apply(observations, n * spec.observationSize(), normalised, n * spec.observationSize());
            }
            actor.sample(normalised, active, noise, drawn);
            for (int n = 0; n < active.length; n++) {
                if (active[n]) {
                    scale.apply(drawn, n * spec.actionSize(), actions);
                }
            }
            recorder.act(observations, active, drawn);
        }

        @Override
        public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
            recorder.observe(rewards, terminated, truncated, nextObservations);
        }
    }

    @Override
    public void close() {
        player.close();
    }
}
