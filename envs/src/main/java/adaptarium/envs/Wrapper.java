package adaptarium.envs;

import java.util.List;

/**
 * A change to any family, such as a fault, a delay or a switch of the task in mid-episode. Found by {@link java.util.ServiceLoader} and asked for behind a
 * family's name: {@code CartPole-v0+switch=abrupt}. Stateless and safe for any number of threads.
 */
public interface Wrapper {
    /** Its name, lower case with hyphens, such as {@code "action-delay"}. */
    String name();

    /** How it is written, and what it does, in one line. */
    String usage();

    /**
     * Wraps a family.
     *
     * @param <T> the task record
     * @param family what to wrap
     * @param arguments what stood behind the equals sign, cut at the commas; empty where there was none
     * @return a family with the same tasks
     * @throws IllegalArgumentException where the arguments are wrong or the wrapper does not fit the family
     */
    <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> arguments);
}
