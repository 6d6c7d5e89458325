package adaptarium.render.watch;

/**
 * The numbers of one agent at one moment, to be plotted over time: what it observes, does and thinks. Immutable by convention.
 *
 * @param observation float[O], what it observes now; empty where it is not known
 * @param action float[A], what it did last, in the environment's units; empty before its first step
 * @param reward for its last step
 * @param value the return it expected when it acted last; not a number where it has no value function
 * @param entropy of what it drew its last action from, nat; not a number where it is unknown
 * @param memory what its adaptation carries; empty where nothing adapts
 */
@SuppressWarnings("ArrayRecordComponent") // drawn every frame; equality is never asked
public record Readings(
        float[] observation, float[] action, double reward, double value, double entropy, float[] memory) {
    /** Nothing is known. */
    public static final Readings NONE =
            new Readings(new float[0], new float[0], Double.NaN, Double.NaN, Double.NaN, new float[0]);
}
