package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import java.util.random.RandomGenerator;

/**
 * A way to play one family that was made by hand: the top of its scale, or a mark on it. Found by {@link java.util.ServiceLoader}; stateless and safe
 * for any number of threads.
 *
 * @param <T> the family's task record
 */
public interface Reference<T extends Record> {
    /** The family it plays. */
    TaskFamily<T> family();

    /** What it does, in a few words, such as {@code "linear-quadratic regulator"}. */
    String method();

    /** Whether it is told the task; otherwise it learns about it from observations and rewards, as an agent does. */
    boolean toldTask();

    /** Whether what happened in one episode of a trial changes what it does in the next; by default where it is not told the task. */
    default boolean remembers() {
        return !toldTask();
    }

    /** What it does and whether it is told the task, in words: what tables and pictures call it. */
    default String title() {
        return method() + (toldTask() ? ", told the task" : "");
    }

    /**
     * A controller for one trial.
     *
     * @param task the task; a reference that is not told it does not look at it
     * @param episodes how many episodes the trial has
     * @param random the controller's only source of randomness, its own to the end of the trial
     * @return the controller
     */
    Controller begin(T task, int episodes, RandomGenerator random);
}
