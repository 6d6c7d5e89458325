package adaptarium.agents.experience;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.network.Actor;
import adaptarium.agents.network.Policy;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Plays episodes with a policy: the same number in each of several tasks, side by side. Used by one thread at a time.
 *
 * @param <T> the family's task record
 */
public final class EpisodeSampler<T extends Record> implements AutoCloseable {
    private final VectorEnvironment<T> environment;
    private final int actionSize;
    private final Actor actor;
    private final ActionScale scale;
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
        actionSize = policy.distribution().actionSize();
        this.tasks = tasks;
        this.episodesPerTask = episodesPerTask;
        environment = new VectorEnvironment<>(family, tasks * episodesPerTask, threads);
        actor = new Actor(policy, tasks, episodesPerTask);
        scale = new ActionScale(family.spec().actions());
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
        EnvironmentSpec spec = environment.spec();
        int slots = environment.slots();
        EpisodeRecorder recorder =
                new EpisodeRecorder(tasks, episodesPerTask, spec.horizon(), spec.observationSize(), actionSize);
        RandomGenerator[] noise = new RandomGenerator[slots];
        List<T> perSlot = new ArrayList<>(slots);
        long[] episodeSeeds = new long[slots];
        for (int n = 0; n < slots; n++) {
            int task = n / episodesPerTask;
            int episode = n % episodesPerTask;
            perSlot.add(taskList.get(task));
            episodeSeeds[n] = Seeds.derive(seeds[task], "episode", episode);
            noise[n] = Seeds.generator(Seeds.derive(seeds[task], "noise", episode));
        }
        environment.assignAll(perSlot, episodeSeeds, /* episodes= */ 1);
        actor.use(theta);
        play(recorder, noise, normaliser);
        return recorder.batch();
    }

    private void play(EpisodeRecorder recorder, RandomGenerator[] noise, Normaliser normaliser) {
        int slots = environment.slots();
        int inputs = environment.spec().observationSize();
        float[] actions = new float[slots * actionSize];
        float[] scaled = new float[slots * actionSize];
        float[] normalised = new float[slots * inputs];
        boolean[] active = environment.active();
        while (any(active)) {
            float[] observations = environment.observations();
            for (int n = 0; n < slots; n++) {
                normaliser.apply(observations, n * inputs, normalised, n * inputs);
            }
            actor.sample(normalised, active, noise, actions);
            for (int n = 0; n < slots; n++) {
                scale.apply(actions, n * actionSize, scaled);
            }
            recorder.act(observations, active, actions);
            environment.step(scaled);
            recorder.observe(
                    environment.rewards(),
                    environment.terminated(),
                    environment.truncated(),
                    environment.nextObservations());
        }
    }

    private static boolean any(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        environment.close();
    }
}
