package adaptarium.meta.trial;

import adaptarium.agents.experience.Rollout;
import adaptarium.agents.store.State;
import adaptarium.meta.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What else learns from the trials of an update, after the policy: such as a model that infers the task. Some of the agent's parameters may be its own to teach,
 * where the policy's network takes no gradient into them.
 */
public interface TrialCompanion {
    /** Nobody. */
    TrialCompanion NOBODY = new TrialCompanion() {
        @Override
        public Lesson learn(TrialAgent agent, float[] theta, List<Rollout> rollouts, double rate, long seed) {
            return new Lesson(theta, Map.of());
        }

        @Override
        public List<Metric> metrics() {
            return List.of();
        }

        @Override
        public State state() {
            return new State();
        }

        @Override
        public void check(State state) {}

        @Override
        public void restore(State state) {}
    };

    /**
     * What came of it.
     *
     * @param theta the agent's parameters, float[P], owned by the caller
     * @param metrics figures of {@link #metrics}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not compared
    record Lesson(float[] theta, Map<String, Double> metrics) {}

    /**
     * Learns from what was played.
     *
     * @param agent who played it: what it was told, and in which units
     * @param theta the agent's parameters now, float[P]; left as they are
     * @param rollouts what was played
     * @param rate what the schedule has left of learning rates, in (0, 1]
     * @param seed of every draw
     * @return the parameters from now on
     */
    Lesson learn(TrialAgent agent, float[] theta, List<Rollout> rollouts, double rate, long seed);

    /**
     * What the agent is to learn from beside the rewards; called before {@link #learn}, once an update.
     *
     * @param agent who played
     * @param rollouts what was played
     * @param seed of every draw
     * @return of each rollout what its steps earn, in units of the scaled return, as long as its rewards; empty where nothing is, and by default
     */
    default List<float[]> bonuses(TrialAgent agent, List<Rollout> rollouts, long seed) {
        return List.of();
    }

    /**
     * What the agent believes of its tasks, to be looked at.
     *
     * @param agent who acts, as it is now
     * @param slots N
     * @return what looks on; empty where there is no belief, and by default
     */
    default Optional<TrialInsight> insight(TrialAgent agent, int slots) {
        return Optional.empty();
    }

    /**
     * Bytes of Java's heap that it has in use while it learns, at least; 0 where nothing is said.
     *
     * @param trials of an update
     * @param steps of each
     */
    default long bytes(int trials, long steps) {
        return 0;
    }

    /** What it reports of an update. */
    List<Metric> metrics();

    /** All that it needs to go on. */
    State state();

    /**
     * Refuses a state that does not fit; nothing is changed.
     *
     * @param state what {@link #state} of another one gave
     * @throws IllegalArgumentException where it does not fit
     */
    void check(State state);

    /**
     * Goes on from a state.
     *
     * @param state one that {@link #check} has let pass
     */
    void restore(State state);
}
