package adaptarium.meta;

import java.util.List;

/**
 * Something that meta-trains on tasks of one family and can then adapt to a task it has never seen.
 *
 * <p>{@link MetaTraining} is its training side, this the test-time side.
 *
 * @param <T> the family's task record
 */
public interface MetaLearner<T extends Record> extends MetaTraining<T> {
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
}
