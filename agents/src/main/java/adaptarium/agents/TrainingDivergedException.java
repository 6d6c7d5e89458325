package adaptarium.agents;

/** Training went non-finite: a gradient, a parameter or a loss is infinite or not a number. The message names the tensor. */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Says what diverged.
     *
     * @param message which tensor, at which index, with which value
     */
    public TrainingDivergedException(String message) {
        super(message);
    }

    /**
     * Refuses an array that holds a number that is not finite.
     *
     * @param tensor what the array is, for the message
     * @param values the array
     * @throws TrainingDivergedException where a number is infinite or not a number
     */
    public static void check(String tensor, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new TrainingDivergedException(tensor + "[" + i + "] is " + values[i]
                        + "; lower the learning rate or check the family's observations and rewards");
            }
        }
    }
}
