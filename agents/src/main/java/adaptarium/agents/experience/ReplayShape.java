package adaptarium.agents.experience;

/**
 * What a {@link ReplayBuffer} holds of a step and of a trial.
 *
 * @param observationSize O, numbers per raw observation
 * @param actionSize A, numbers per action
 * @param contextSize C, numbers of a task's context; 0 where nobody is told
 */
public record ReplayShape(int observationSize, int actionSize, int contextSize) {
    /** Checks that no size is negative. */
    public ReplayShape {
        if (observationSize < 1 || actionSize < 1 || contextSize < 0) {
            throw new IllegalArgumentException("a buffer holds observations, actions and contexts of at least 1, 1 and"
                    + " 0 numbers, got " + observationSize + ", " + actionSize + " and " + contextSize);
        }
    }
}
