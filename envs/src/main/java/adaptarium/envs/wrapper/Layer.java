package adaptarium.envs.wrapper;

import adaptarium.envs.Episode;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a wrapper does in one episode. Steps are those of the wrapped family, counted from 0; no method allocates in steady state.
 *
 * @param <T> the task record
 */
public interface Layer<T extends Record> {
    /**
     * Makes the layer of one episode.
     *
     * @param <T> the task record
     */
    @FunctionalInterface
    interface Maker<T extends Record> {
        /**
         * A layer for an episode that begins.
         *
         * @param task its task
         * @param horizon steps after which it is truncated: whatever is planned lies before them
         * @param random the layer's own randomness
         * @return the layer
         */
        Layer<T> make(T task, int horizon, RandomGenerator random);
    }

    /**
     * The task the episode inside begins with.
     *
     * @param task the task the episode was given
     * @return that, or another that differs in live parameters only
     */
    default T start(T task) {
        return task;
    }

    /**
     * Called once, when the episode inside has begun and before anything of it is observed; may change its scene.
     *
     * @param inner the episode inside
     */
    default void begun(Episode<T> inner) {}

    /**
     * Called before every step; may change the task of the episode inside.
     *
     * @param inner the episode inside
     * @param step steps taken before
     */
    default void before(Episode<T> inner, int step) {}

    /**
     * Changes the action in place.
     *
     * @param action float[A], this layer's own copy, within bounds
     * @param step steps taken before
     */
    default void action(float[] action, int step) {}

    /**
     * Makes the observation that is shown from the one inside; called once for every moment.
     *
     * @param seen float[O] of the family inside
     * @param shown float[O] of the wrapped family, filled in
     * @param step steps taken so far
     */
    default void observation(float[] seen, float[] shown, int step) {
        System.arraycopy(seen, 0, shown, 0, seen.length);
    }

    /**
     * The reward that is given for a step.
     *
     * @param reward that of the family inside
     * @param inner the episode inside, after the step
     * @return the reward
     */
    default double reward(double reward, Episode<T> inner) {
        return reward;
    }

    /**
     * The task has been changed from outside.
     *
     * @param task the new task
     */
    default void changed(T task) {}

    /** What this layer has done so far. */
    default List<Episode.Event> events() {
        return List.of();
    }
}
