package adaptarium.meta.belief;

import adaptarium.agents.experience.ReplayBuffer;
import adaptarium.agents.experience.ReplayShape;
import adaptarium.agents.experience.ReplayTrial;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.store.State;
import adaptarium.meta.trial.TrialAgent;
import adaptarium.meta.trial.TrialInputs;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Trials of earlier updates, which a belief goes on learning from, as in the paper: they show more of what a task may be than those of a policy that has settled.
 * They are kept raw, and told in the units of whoever learns.
 */
final class PastTrials {
    private static final float[] NO_CONTEXT = {};

    private final ReplayBuffer buffer;
    private final int count;

    /**
     * None yet.
     *
     * @param shape of a step
     * @param settings how many are kept, and drawn
     */
    PastTrials(ReplayShape shape, BeliefSettings settings) {
        buffer = new ReplayBuffer(shape, settings.pastSteps());
        count = settings.pastTrials();
    }

    /**
     * Draws trials, each as likely as any other, with replacement.
     *
     * @param agent who is to learn: what it is told, and in which units
     * @param random source of the draws
     * @return one rollout with a slot for each of them; none where nothing is kept
     */
    List<Rollout> draw(TrialAgent agent, RandomGenerator random) {
        if (count == 0 || buffer.trials().isEmpty()) {
            return List.of();
        }
        Rollout rollout = new Rollout(
                count,
                buffer.shape().observationSize(),
                agent.inputs().size(),
                buffer.shape().actionSize());
        Teller teller = new Teller(agent, rollout);
        for (int slot = 0; slot < count; slot++) {
            teller.tell(slot, buffer.sampleTrial(random));
        }
        return List.of(rollout);
    }

    /** Writes trials as the agent would be told them. */
    private static final class Teller {
        private final TrialAgent agent;
        private final TrialInputs told;
        private final Rollout rollout;
        private final float[] observations; // of all slots, as a rollout takes them
        private final float[] successors;
        private final float[] action;
        private final float[] input;

        Teller(TrialAgent agent, Rollout rollout) {
            this.agent = agent;
            this.rollout = rollout;
            told = agent.inputs();
            observations = new float[rollout.slots() * rollout.observationSize()];
            successors = new float[observations.length];
            action = new float[rollout.actionSize()];
            input = new float[told.size()];
        }

        void tell(int slot, ReplayTrial trial) {
            Arrays.fill(input, 0);
            int at = slot * rollout.observationSize();
            for (int t = 0; t < trial.length(); t++) {
                trial.copyObservation(t, observations, at);
                trial.copySuccessor(t, successors, at);
                trial.copyAction(t, action, 0);
                agent.normaliser().apply(observations, at, input, 0);
                rollout.act(slot, observations, input, 0, action, 0, /* logProbability= */ 0, /* value= */ 0);
                boolean terminated = trial.terminated(t);
                boolean truncated = trial.ended(t) && !terminated;
                rollout.outcome(slot, trial.reward(t), terminated, truncated, successors, /* finalValue= */ 0);
                float reward = (float) (trial.reward(t) / agent.rewardUnit());
                told.writeFeedback(action, 0, reward, trial.ended(t), input, 0, input, told.feedbackOffset());
            }
        }
    }

    /** Keeps what was played, where anything is ever drawn. */
    void add(List<Rollout> rollouts) {
        for (Rollout rollout : rollouts) {
            for (int slot = 0; slot < rollout.slots() && count > 0; slot++) {
                buffer.add(rollout, slot, /* task= */ 0, NO_CONTEXT);
            }
        }
    }

    /** What is kept; empty where nothing ever is. */
    State state() {
        return count == 0 ? new State() : new State().putAll("past", buffer.state());
    }

    /**
     * Goes on from a state.
     *
     * @param state that holds what {@link #state} gave
     * @throws IllegalArgumentException where it does not fit; nothing is changed then
     */
    void restore(State state) {
        if (count > 0) {
            buffer.restore(state.under("past"));
        }
    }
}
