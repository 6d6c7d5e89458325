package adaptarium.meta.play;

/** Looks on while a round is played. What it reads changes nothing; what it may change it is told. */
public interface RoundObserver {
    /** Nobody. */
    RoundObserver NOBODY = new RoundObserver() {};

    /**
     * A round has begun; no step has been taken.
     *
     * @param player where to look
     */
    default void begun(RoundPlayer<?> player) {}

    /**
     * Actions have been chosen and not yet carried out.
     *
     * @param player where to look; {@link RoundPlayer#acting} says whose actions they are
     * @param actions float[N * A]; what is changed here reaches the environments, and the agent does not know of it
     */
    default void chosen(RoundPlayer<?> player, float[] actions) {}

    /**
     * A step has been taken, and the agent has heard of it.
     *
     * @param player where to look; {@link RoundPlayer#acting} says who took part in the step
     */
    default void stepped(RoundPlayer<?> player) {}
}
