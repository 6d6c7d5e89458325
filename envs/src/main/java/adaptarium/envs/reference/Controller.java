package adaptarium.envs.reference;

/** A reference controller at work in one trial of one task. It is used by one thread and may remember what it has seen. */
@FunctionalInterface
public interface Controller {
    /** Called before the first action of every episode. */
    default void beginEpisode() {}

    /**
     * Chooses an action.
     *
     * @param observations float[], read from {@code offset} on
     * @param offset index of the observation's first number
     * @param actions float[], written from {@code actionOffset} on; the environment clips to the bounds
     * @param actionOffset index of the action's first number
     */
    void act(float[] observations, int offset, float[] actions, int actionOffset);

    /**
     * Takes in the reward of the last action.
     *
     * @param reward the reward
     */
    default void observe(double reward) {}
}
