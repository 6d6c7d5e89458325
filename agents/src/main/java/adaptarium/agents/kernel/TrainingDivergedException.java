package adaptarium.agents.kernel;

import java.util.Arrays;

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
     * Refuses an action that was drawn from a distribution that is not finite. Its log-probability alone does not tell: that of a Gaussian is a function of
     * the noise and the deviation, whatever the mean.
     *
     * @param slot whose action
     * @param logProbability of the action
     * @param actions float array holding it
     * @param offset index of its first number
     * @param size how many numbers it has
     * @throws TrainingDivergedException where a number is infinite or not a number
     */
    public static void checkAction(int slot, double logProbability, float[] actions, int offset, int size) {
        boolean finite = Double.isFinite(logProbability);
        for (int j = 0; j < size; j++) {
            finite &= Float.isFinite(actions[offset + j]);
        }
        if (!finite) {
            throw new TrainingDivergedException("the policy's action in slot " + slot + " is "
                    + Arrays.toString(Arrays.copyOfRange(actions, offset, offset + size)) + " with log-probability "
                    + logProbability + "; lower the learning rate or the inner rate");
        }
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
