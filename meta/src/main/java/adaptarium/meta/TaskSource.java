package adaptarium.meta;

import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Where the training tasks of a learner come from. The tasks of an update are a function of the source and the number of the update alone, so that a run can be
 * resumed at any update.
 *
 * @param <T> the task
 */
@FunctionalInterface
public interface TaskSource<T> {
    /**
     * The tasks of one update.
     *
     * @param update number of the update, from 0
     * @param count how many tasks it wants
     * @return as many tasks
     */
    List<T> tasks(int update, int count);

    /**
     * New draws in every update.
     *
     * @param <T> the task
     * @param draw draws a task
     * @param seed what to draw from
     * @return the source
     */
    static <T> TaskSource<T> fresh(Function<RandomGenerator, T> draw, long seed) {
        return scheduled(update -> draw, seed);
    }

    /**
     * New draws in every update, from a distribution that may be another in each.
     *
     * @param <T> the task
     * @param drawAt for the number of an update, what draws its tasks
     * @param seed what to draw from
     * @return the source
     */
    static <T> TaskSource<T> scheduled(IntFunction<Function<RandomGenerator, T>> drawAt, long seed) {
        return (update, count) -> {
            Function<RandomGenerator, T> draw = drawAt.apply(update);
            List<T> tasks = new ArrayList<>(count);
            for (int j = 0; j < count; j++) {
                tasks.add(draw.apply(Seeds.generator(Seeds.derive(seed, "tasks", update, j))));
            }
            return tasks;
        };
    }

    /**
     * A pool of tasks that never changes. An update takes them in an order of its own, each once; where it wants more than there are it goes through the pool
     * again, in another order, so that no task comes more than once more often than another. A larger pool begins with a smaller one.
     *
     * @param <T> the task
     * @param draw draws a task
     * @param size how many tasks, at least 1
     * @param seed what to draw from
     * @return the source
     * @throws IllegalArgumentException where the size is less than 1
     */
    static <T> TaskSource<T> pool(Function<RandomGenerator, T> draw, int size, long seed) {
        if (size < 1) {
            throw new IllegalArgumentException("a pool needs at least 1 task, got " + size);
        }
        List<T> pool = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            pool.add(draw.apply(Seeds.generator(Seeds.derive(seed, "pool", i))));
        }
        return (update, count) -> {
            List<T> tasks = new ArrayList<>(count);
            for (int pass = 0; tasks.size() < count; pass++) {
                List<T> order = new ArrayList<>(pool);
                Seeds.shuffle(order, Seeds.generator(Seeds.derive(seed, "order", update, pass)));
                tasks.addAll(order.subList(0, Math.min(size, count - tasks.size())));
            }
            return tasks;
        };
    }
}
