package adaptarium.meta.trial;

import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.play.RecordedAgent;
import adaptarium.meta.play.ReturnCounter;
import adaptarium.meta.play.RoundObserver;
import adaptarium.meta.play.RoundPlayer;
import adaptarium.meta.play.SuccessCounter;
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
    private final RoundPlayer<T> player;
    private final int fewest;
    private final int most;
    private final Rollout rollout;
    private final long[] seeds;
    private final RandomGenerator[] noise;
    private final ReturnCounter returns;
    private final SuccessCounter successes;
    private final int[] episodes; // that each slot plays
    private RunningMoments observationMoments;
    private RunningMoments rewardMoments;

    /** Trials of a random number of episodes each, from {@code fewest} to {@code most}. */
    TrialSampler(TaskFamily<T> family, int slots, int fewest, int most, int inputSize) {
        player = new RoundPlayer<>(family, slots, /* threads= */ 1);
        this.fewest = fewest;
        this.most = most;
        EnvironmentSpec spec = family.spec();
        rollout = new Rollout(slots, spec.observationSize(), inputSize, spec.actionSize());
        seeds = new long[slots];
        noise = new RandomGenerator[slots];
        returns = new ReturnCounter(slots, most);
        successes = new SuccessCounter(slots, most);
        episodes = new int[slots];
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
            episodes[slot] = fewest
                    + (most == fewest
                            ? 0
                            : Seeds.generator(Seeds.derive(seed, "episodes", firstSlot + slot))
                                    .nextInt(most - fewest + 1));
        }
        Observer observer = new Observer();
        player.begin(tasks, seeds, most, observer);
        player.play(new RecordedAgent(new TrialExplorer(agent, noise), rollout), observer);
    }

    /** Counts, gathers moments, and stops slots whose trial is over. */
    private final class Observer implements RoundObserver {
        @Override
        public void begun(RoundPlayer<?> round) {
            returns.begun(round);
            successes.begun(round);
        }

        @Override
        public void chosen(RoundPlayer<?> round, float[] actions) {
            for (int slot = 0; slot < seeds.length; slot++) {
                if (round.acting()[slot]) {
                    observationMoments.add(round.environments().observations(), slot * observationMoments.size());
                }
            }
        }

        @Override
        public void stepped(RoundPlayer<?> round) {
            returns.stepped(round);
            successes.stepped(round);
            for (int slot = 0; slot < seeds.length; slot++) {
                if (round.acting()[slot]) {
                    rewardMoments.add(round.environments().rewards(), slot);
                    if (returns.ended(slot) == episodes[slot] && episodes[slot] < most) {
                        player.environments().idle(slot);
                    }
                }
            }
        }
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

    /** How many episodes a slot played: until it plays again. */
    int episodes(int slot) {
        return episodes[slot];
    }

    /** Undiscounted returns: of this sampler, until it plays again. */
    ReturnCounter returns() {
        return returns;
    }

    /** How many episodes met their goals: of this sampler, until it plays again. */
    SuccessCounter successes() {
        return successes;
    }

    @Override
    public void close() {
        player.close();
    }
}
