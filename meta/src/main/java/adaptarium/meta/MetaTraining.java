package adaptarium.meta;

import adaptarium.agents.store.State;
import java.util.List;
import java.util.Map;

/**
 * Learning from one batch of tasks after another, with a state that can be saved: what a {@link MetaLearner} has in common with learners of problems that are no
 * control tasks, such as regression or classification from a few examples.
 *
 * <p>It is a function of its configuration, its seed and the updates made so far, on any number of threads: {@link #state} after n updates and {@link #restore}
 * into a fresh learner of the same configuration continue to the same bits.
 *
 * @param <T> the task: a family's record, or whatever a problem draws
 */
public interface MetaTraining<T> extends AutoCloseable {
    /** How many tasks {@link #metaUpdate} wants. */
    int metaBatchSize();

    /**
     * How many different tasks it needs to learn from at least; 1 by default. A pool of fewer is refused before anything is played.
     */
    default int leastTasks() {
        return 1;
    }

    /**
     * Refuses to begin where an update takes more of Java's heap than there is, as far as that is known before; never by default. Who only acts with what was
     * learnt elsewhere needs less, and does not ask.
     *
     * @param heap bytes that there are
     * @throws IllegalArgumentException where it does not fit
     */
    default void requireRoom(long heap) {}

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

    /** Everything a resumed run needs: parameters, optimiser, normalisation statistics, counters. A copy on the heap. */
    State state();

    /**
     * Continues from a saved state.
     *
     * @param state what {@link #state} of a learner of the same configuration gave
     * @throws IllegalArgumentException where a tensor is missing, has another shape or is not finite; the learner is then unchanged
     */
    void restore(State state);

    /** Gives back threads and native memory; nothing by default. */
    @Override
    default void close() {}

    /**
     * What one update did.
     *
     * @param environmentSteps steps taken in all environments; of a problem without any, examples seen
     * @param meanReturn mean undiscounted return per episode after adaptation, over the training tasks of this update; of a problem without episodes, the mean of
     *     what is to be made large, such as minus the loss
     * @param metrics further figures by name, in a fixed order, such as {@code "kl"}
     */
    record Update(long environmentSteps, double meanReturn, Map<String, Double> metrics) {}
}
