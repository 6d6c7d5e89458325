package adaptarium.meta.replay;

import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.agents.store.State;

/** What a learner from replay has seen so far of observations and rewards. The buffer keeps them raw; they are normalised where they are used. */
public final class ReplayStatistics {
    private final RunningMoments observations;
    private final RunningMoments rewards = new RunningMoments(1);

    /**
     * Of nothing yet.
     *
     * @param observationSize O
     */
    public ReplayStatistics(int observationSize) {
        observations = new RunningMoments(observationSize);
    }

    /**
     * Takes in what a slot did.
     *
     * @param rollout what was played
     * @param slot whose
     */
    public void add(Rollout rollout, int slot) {
        for (int t = 0; t < rollout.length(slot); t++) {
            int i = t * rollout.slots() + slot;
            observations.add(rollout.observations(), i * rollout.observationSize());
            rewards.add(rollout.rewards(), i);
        }
    }

    /** Normalises observations as they were so far, frozen. */
    public Normaliser normaliser() {
        return Normaliser.of(observations);
    }

    /** Root mean square of all rewards so far: what they are divided by before values are learnt; 1 where nothing can be said. */
    public double rewardUnit() {
        double rms = Math.sqrt(rewards.variance(0) + rewards.mean(0) * rewards.mean(0));
        return rewards.count() < 2 || rms == 0 ? 1 : rms;
    }

    /** All of it: a copy on the heap. */
    public State state() {
        return new State().putAll("observations", observations.state()).putAll("rewards", rewards.state());
    }

    /**
     * Refuses a state that does not fit.
     *
     * @param state what {@link #state} gave
     * @throws IllegalArgumentException where a tensor is missing or does not fit
     */
    public void check(State state) {
        new ReplayStatistics(observations.size()).restore(state);
    }

    /**
     * Continues from a saved state.
     *
     * @param state what {@link #check} accepts
     */
    public void restore(State state) {
        observations.restore(state.under("observations"));
        rewards.restore(state.under("rewards"));
    }
}
