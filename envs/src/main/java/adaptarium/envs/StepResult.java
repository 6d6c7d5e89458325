package adaptarium.envs;

/**
 * What one step of an {@link Environment} led to.
 *
 * @param observation float[O], owned by the caller
 * @param reward reward of the step
 * @param terminated whether the step ended the episode for good
 * @param truncated whether the horizon is used up without an end
 * @param success whether the task's goal is met
 */
@SuppressWarnings("ArrayRecordComponent") // one per step; equality is never asked
public record StepResult(float[] observation, double reward, boolean terminated, boolean truncated, boolean success) {
    /** Whether the episode is over. */
    public boolean done() {
        return terminated || truncated;
    }
}
