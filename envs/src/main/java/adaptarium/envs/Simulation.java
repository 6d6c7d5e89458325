package adaptarium.envs;

import java.util.random.RandomGenerator;

/**
 * The reusable machinery behind one environment slot: it begins episodes one after the other.
 *
 * @param <T> the task record
 */
@FunctionalInterface
public interface Simulation<T extends Record> {
    /**
     * Begins an episode; the one before it is not to be used from then on.
     *
     * @param task the hidden parameters
     * @param random the episode's only source of randomness, its own to the end of the episode
     * @return the episode, in its initial state
     */
    Episode<T> begin(T task, RandomGenerator random);
}
