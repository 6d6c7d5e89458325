package adaptarium.meta.play;

/**
 * Whoever chooses actions in N slots played side by side and hears what they led to: a learner while it trains, an adaptation, a controller, a hand at the
 * keyboard. The order of calls is {@link #act}, {@link #observe} until no slot is active. O, A and C are the sizes of an observation, an action and a context.
 */
public interface Agent {
    /**
     * Chooses actions.
     *
     * @param observations float[N * O], raw (normalisation is the agent's own business); not to be changed or kept
     * @param active boolean[N]; actions of inactive slots are left as they are
     * @param contexts float[N * C], the tasks' context vectors; read by an oracle only
     * @param actions float[N * A], filled in; inside the family's bounds
     */
    void act(float[] observations, boolean[] active, float[] contexts, float[] actions);

    /**
     * Takes in what the last actions led to. Slots that were inactive at {@link #act} are ignored. The arrays are not to be changed or kept.
     *
     * @param rewards float[N]; 0 in a slot that took no part
     * @param terminated boolean[N]
     * @param truncated boolean[N]
     * @param nextObservations float[N * O], the true successor even where the episode ended
     */
    void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations);

    /**
     * Refuses an observation that is not finite: no action can follow from it.
     *
     * @param observations float[N * O]
     * @param active boolean[N]; others are not looked at
     * @throws IllegalArgumentException where a number of an active slot is infinite or not a number
     */
    static void requireFinite(float[] observations, boolean[] active) {
        int size = observations.length / active.length;
        for (int i = 0; i < observations.length; i++) {
            if (active[i / size] && !Float.isFinite(observations[i])) {
                throw new IllegalArgumentException("the observation of slot " + i / size + " must be finite, got "
                        + observations[i] + " at " + i % size);
            }
        }
    }
}
