package adaptarium.meta;

import adaptarium.meta.play.Agent;
import java.util.List;
import java.util.Optional;

/**
 * The test-time side of a learner: it acts in tasks it has never seen and gets better. Evaluation and viewer both drive it; neither can tell whether it
 * adapts by gradient steps between rounds (MAML), in its hidden state at every step (RL²), or not at all (the baselines).
 *
 * <p>Experience comes in <em>rounds</em>. In a round every task is played for {@link #episodesPerRound} episodes side by side, in the slots
 * {@code task * episodesPerRound + e}; a slot whose episode has ended idles until the round ends. For MAML a round is the batch of one gradient step,
 * for RL² it is one episode of the trial.
 *
 * <p>The order of calls in a round: {@link #act}, {@link #observe} until no slot is active; then {@link #endRound}. There are N = tasks * episodesPerRound
 * slots.
 */
public interface Adaptation extends Agent, AutoCloseable {
    /** How many tasks are adapted to side by side. */
    int tasks();

    /** How many episodes of each task a round plays; one by default. */
    default int episodesPerRound() {
        return 1;
    }

    /**
     * How many rounds follow the first one, as the learner was trained: the inner steps of MAML, the episodes of an RL² trial but for the first. More are
     * allowed.
     */
    int rounds();

    /** What a round is, and so whether anything is carried from one to the next. It says nothing of how many episodes a round has: that alone tells nobody. */
    RoundKind roundKind();

    /** Ends a round: all its episodes are over. A gradient learner takes its step here. */
    void endRound();

    /**
     * What the adaptation carries from one round to the next for one task, to be drawn: a hidden state, a parameter change, a context.
     *
     * @param task index of the task
     * @return a few to a few hundred numbers, owned by the caller; empty where nothing adapts, and by default
     */
    default float[] fastState(int task) {
        return new float[0];
    }

    /**
     * What {@link #fastState} consists of.
     *
     * @return its parts, in their order; empty where its numbers are all of one kind, and by default
     */
    default List<FastPart> fastParts() {
        return List.of();
    }

    /**
     * A part of what the adaptation carries.
     *
     * @param name what it is, such as {@code "belief mean"}
     * @param size of how many numbers
     */
    record FastPart(String name, int size) {}

    /**
     * Where the agent expects to get to, by its own model: along its plan, and along others that it weighed.
     *
     * @param task index of the task
     * @return observations, raw, float[H * O] each, step after step; the plan comes first. Owned by the caller; empty where the agent does not plan, and by
     *     default
     */
    default List<float[]> expectedPaths(int task) {
        return List.of();
    }

    /**
     * What the agent's model says from this moment on, as it is now: what the agent learns later does not change it, so that it can be held against what came.
     *
     * @param task index of the task
     * @return the forecast; empty where the agent has no model of what is observed, before its first step, and by default
     */
    default Optional<Forecast> forecast(int task) {
        return Optional.empty();
    }

    /** What a model says of the time after a moment. Used by one thread at a time. */
    @FunctionalInterface
    interface Forecast {
        /**
         * What will be observed after some actions, each step built on the one before.
         *
         * @param actions as the agent asks for them, in the family's units, float[H * A]
         * @return raw, float[H * O], the first after the first action; owned by the caller
         */
        float[] observations(float[] actions);
    }

    /**
     * The reward that the agent expects, by its own model of the task, for staying where it is observed to be: without an action, or with the first choice.
     *
     * @param task index of the task
     * @param observations raw, float[M * O], such as every cell of a grid
     * @return float[M], owned by the caller; empty where the agent has no such model, and by default
     */
    default float[] expectedRewards(int task, float[] observations) {
        return new float[0];
    }

    /**
     * What the policy held of its last action in a slot, to be drawn.
     *
     * @param slot index of the slot
     * @return by default that nobody knows
     */
    default Outlook outlook(int slot) {
        return Outlook.UNKNOWN;
    }

    /**
     * What a policy holds of an action it takes. A value.
     *
     * @param value the return that its value function expects from here on, as it was trained to; not a number where it has none
     * @param entropy of the distribution that the action was drawn from, nat; not a number where it is unknown
     */
    record Outlook(double value, double entropy) {
        /** Nothing is known. */
        public static final Outlook UNKNOWN = new Outlook(Double.NaN, Double.NaN);
    }

    /** Gives back native memory; nothing by default. */
    @Override
    default void close() {}

    /**
     * Refuses to adapt to no task.
     *
     * @param tasks how many tasks are to be adapted to side by side
     * @return the same number
     * @throws IllegalArgumentException where it is less than 1
     */
    static int requireTasks(int tasks) {
        if (tasks < 1) {
            throw new IllegalArgumentException("tasks must be at least 1, got " + tasks);
        }
        return tasks;
    }
}
