package adaptarium.meta.trial;

import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Plays one trial in each of some slots, all on the calling thread, into arrays that are used again for the next trials. Several samplers may work at the same
 * time on several threads.
 *
 * @param <T> the family's task record
 */
final class TrialSampler<T extends Record> implements AutoCloseable {
    private final VectorEnvironment<T> environments;
    private final TaskSpace<T> taskSpace;
    private final int episodes;
    private final Rollout rollout;
    private final float[] contexts;
    private final float[] actions;
    private final float[] finalValues;
    private final boolean[] active;
    private final long[] seeds;
    private final RandomGenerator[] noise;
    private final double[][] returns;
    private final int[] episode; // of each slot, before a step moves it on
    private RunningMoments observationMoments;
    private RunningMoments rewardMoments;

    TrialSampler(TaskFamily<T> family, int slots, int episodes, int inputSize) {
        environments = new VectorEnvironment<>(family, slots, /* threads= */ 1);
        taskSpace = TaskSpace.of(family.taskType());
        this.episodes = episodes;
        EnvironmentSpec spec = family.spec();
        rollout = new Rollout(slots, inputSize, spec.actionSize());
        contexts = new float[slots * taskSpace.contextSize()];
        actions = new float[slots * spec.actionSize()];
        finalValues = new float[slots];
        active = new boolean[slots];
        seeds = new long[slots];
        noise = new RandomGenerator[slots];
        returns = new double[slots][episodes];
        episode = new int[slots];
        observationMoments = new RunningMoments(spec.observationSize());
        rewardMoments = new RunningMoments(1);
    }

    /**
     * Plays one trial per slot.
     *
     * @param agent who acts
     * @param tasks one per slot
     * @param seed of initial states and action noise
     * @param firstSlot this sampler's first slot among all samplers', so that slots have seeds of their own
     */
    void play(TrialAgent agent, List<T> tasks, long seed, int firstSlot) {
        rollout.clear();
        observationMoments = new RunningMoments(observationMoments.size());
        rewardMoments = new RunningMoments(1);
        for (int slot = 0; slot < seeds.length; slot++) {
            seeds[slot] = Seeds.derive(seed, "trial", firstSlot + slot);
            noise[slot] = Seeds.generator(Seeds.derive(seed, "noise", firstSlot + slot));
            taskSpace.context(tasks.get(slot), contexts, slot * taskSpace.contextSize());
            java.util.Arrays.fill(returns[slot], 0);
        }
        environments.assignAll(tasks, seeds, episodes);
        TrialActor actor = new TrialActor(agent, seeds.length);
        while (anyActive()) {
            step(agent, actor);
        }
    }

    private void step(TrialAgent agent, TrialActor actor) {
        System.arraycopy(environments.active(), 0, active, 0, active.length);
        actor.act(environments.observations(), active, contexts, noise, actions);
        int inputSize = rollout.inputSize();
        int actionSize = rollout.actionSize();
        for (int slot = 0; slot < active.length; slot++) {
            if (active[slot]) {
                rollout.act(
                        slot,
                        actor.inputs(),
                        slot * inputSize,
                        actor.drawn(),
                        slot * actionSize,
                        actor.logProbabilities()[slot],
                        actor.values()[slot]);
                observationMoments.add(environments.observations(), slot * observationMoments.size());
            }
        }
        System.arraycopy(environments.episodeIndex(), 0, episode, 0, episode.length);
        environments.step(actions);
        if (!agent.inputs().feedback() && any(environments.truncated())) {
            actor.evaluate(environments.nextObservations(), environments.truncated(), contexts, finalValues);
        }
        for (int slot = 0; slot < active.length; slot++) {
            if (active[slot]) {
                float reward = environments.rewards()[slot];
                returns[slot][episode[slot]] += reward;
                rewardMoments.add(environments.rewards(), slot);
                rollout.outcome(
                        slot,
                        reward,
                        environments.terminated()[slot],
                        environments.truncated()[slot],
                        finalValues[slot]);
            }
        }
        actor.observe(environments.rewards(), environments.terminated(), environments.truncated());
    }

    private boolean anyActive() {
        return any(environments.active());
    }

    private static boolean any(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }

    /** What was done: of this sampler, until it plays again. */
    Rollout rollout() {
        return rollout;
    }

    /** Moments of the raw observations that were acted on. */
    RunningMoments observationMoments() {
        return observationMoments;
    }

    /** Moments of the raw rewards. */
    RunningMoments rewardMoments() {
        return rewardMoments;
    }

    /** Undiscounted return by slot and episode: of this sampler, until it plays again. */
    double[][] returns() {
        return returns;
    }

    @Override
    public void close() {
        environments.close();
    }
}
