package adaptarium.envs;

/**
 * A controller that is told the task: linear feedback, value iteration, a scripted gait. What it earns is the top of a family's scale, and the checker uses
 * it to reach goals that random actions do not.
 *
 * @param <T> the family's task record
 */
@FunctionalInterface
public interface ReferenceController<T extends Record> {
    /**
     * Begins to control an episode.
     *
     * @param task the hidden parameters
     * @return what acts in this episode, with a memory of its own
     */
    Control begin(T task);

    /** Acts in one episode. */
    @FunctionalInterface
    interface Control {
        /**
         * Chooses an action.
         *
         * @param observation float[O], the present one, not to be kept
         * @param action float[A], filled in; clipped by the environment
         */
        void act(float[] observation, float[] action);
    }
}
