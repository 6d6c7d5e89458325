package adaptarium.meta;

import adaptarium.agents.store.State;
import java.util.List;
import java.util.Map;

/**
 * Something that meta-trains on tasks of one family and can then adapt to a task it has never seen.
 *
 * <p>A learner is a function of its configuration, its seed and the updates made so far, on any number of threads: {@link #state} after n updates and
 * {@link #restore} into a fresh learner of the same configuration continue to the same bits.
 *
 * @param <T> the family's task record
 */
public interface MetaLearner<T extends Record> extends AutoCloseable {
    /** How many tasks {@link #metaUpdate} wants. */
    int metaBatchSize();

    /**
     * Refuses a batch of another size than {@link #metaBatchSize}.
     *
     * @param tasks what {@link #metaUpdate} was given
     * @throws IllegalArgumentException where there are more or fewer
     */
    default void requireBatch(List<T> tasks) {
        if (tasks.size() != metaBatchSize()) {
            throw new IllegalArgumentException("metaUpdate needs " + metaBatchSize() + " tasks, got " + tasks.size());
        }
    }

    /**
     * Collects experience in the given tasks and improves the meta-parameters once.
     *
     * @param tasks {@link #metaBatchSize} tasks of the training split
     * @param seed the seed of everything random in this update
     * @return what happened
     * @throws IllegalArgumentException where there are more or fewer tasks
     */
    Update metaUpdate(List<T> tasks, long seed);

    /**
     * The test-time side: adapts to several tasks at once, each on its own, from the present meta-parameters. It keeps a copy of them: later updates do
     * not reach it.
     *
     * @param tasks how many tasks are adapted to side by side
     * @param seed the seed of the action noise
     * @return the adaptation, owned and closed by the caller
     */
    Adaptation newAdaptation(int tasks, long seed);

    /**
     * What can be taken away from the adaptation to see what its gain is owed to, such as {@code "memory wiped"}.
     *
     * @return names for {@link #newAblation}; empty where there is nothing to take away
     */
    default List<String> ablations() {
        return List.of();
    }

    /**
     * The test-time side with something taken away.
     *
     * @param name one of {@link #ablations}
     * @param tasks how many tasks are adapted to side by side
     * @param seed the seed of the action noise; equal seeds give {@link #newAdaptation}'s noise
     * @return the adaptation, owned and closed by the caller
     * @throws IllegalArgumentException where there is no such ablation
     */
    default Adaptation newAblation(String name, int tasks, long seed) {
        throw new IllegalArgumentException("no ablation '" + name + "'; there are " + ablations());
    }

    /** Everything a resumed run needs: parameters, optimiser, normalisation statistics, counters. A copy on the heap. */
    State state();

    /**
     * Continues from a saved state.
     *
     * @param state what {@link #state} of a learner of the same configuration gave
     * @throws IllegalArgumentException where a tensor is missing or has another shape; the learner is then unchanged
     */
    void restore(State state);

    /** Gives back threads and native memory; nothing by default. */
    @Override
    default void close() {}

    /**
     * What one update did.
     *
     * @param environmentSteps steps taken in all environments
     * @param meanReturn mean undiscounted return per episode after adaptation, over the training tasks of this update
     * @param metrics further figures by name, in a fixed order, such as {@code "kl"}
     */
    record Update(long environmentSteps, double meanReturn, Map<String, Double> metrics) {}
}
