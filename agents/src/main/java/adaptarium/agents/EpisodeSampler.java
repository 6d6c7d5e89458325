package adaptarium.agents;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.sim.Seeds;
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
        EpisodeBatch batch =
                new EpisodeBatch(tasks, episodesPerTask, spec.horizon(), spec.observationSize(), actionSize);
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
        play(batch, noise, normaliser);
        return batch;
    }

    private void play(EpisodeBatch batch, RandomGenerator[] noise, Normaliser normaliser) {
        int slots = environment.slots();
        int inputs = batch.observationSize;
        int width = batch.actionSize;
        float[] actions = new float[slots * width];
        float[] scaled = new float[slots * width];
        float[] normalised = new float[slots * inputs];
        float[] logProbabilities = new float[slots];
        boolean[] active = environment.active();
        boolean[] wasActive = new boolean[slots];
        for (int t = 0; any(active); t++) {
            System.arraycopy(active, 0, wasActive, 0, slots);
            float[] observations = environment.observations();
            for (int n = 0; n < slots; n++) {
                normaliser.apply(observations, n * inputs, normalised, n * inputs);
            }
            actor.sample(normalised, wasActive, noise, actions, logProbabilities);
            for (int n = 0; n < slots; n++) {
                if (wasActive[n]) {
                    scale.apply(actions, n * width, scaled);
                    int row = t * slots + n;
                    System.arraycopy(observations, n * inputs, batch.observations, row * inputs, inputs);
                    System.arraycopy(actions, n * width, batch.actions, row * width, width);
                    batch.logProbabilities[row] = logProbabilities[n];
                }
            }
            environment.step(scaled);
            record(batch, t, wasActive);
        }
    }

    private void record(EpisodeBatch batch, int t, boolean[] wasActive) {
        int slots = wasActive.length;
        int inputs = batch.observationSize;
        for (int n = 0; n < slots; n++) {
            if (wasActive[n]) {
                int row = t * slots + n;
                batch.rewards[row] = environment.rewards()[n];
                batch.terminated[row] = environment.terminated()[n];
                batch.truncated[row] = environment.truncated()[n];
                batch.success[n] |= environment.success()[n];
                batch.lengths[n] = t + 1;
                if (batch.terminated[row] || batch.truncated[row]) {
                    System.arraycopy(
                            environment.nextObservations(), n * inputs, batch.finalObservations, n * inputs, inputs);
                }
            }
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
        actor.close();
        environment.close();
    }
}
