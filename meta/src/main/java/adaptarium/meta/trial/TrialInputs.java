package adaptarium.meta.trial;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.EnvironmentSpec;

/**
 * What a network is told at a step: the normalised observation; with feedback the previous action (one-hot where discrete, else clipped to [-1, 1]), the
 * previous reward (over its root mean square, clipped to ±10) and whether an episode has just ended, and with whole transitions the previous observation, too; for
 * an oracle the task's context.
 *
 * @param observationSize O
 * @param actionSize A, floats per action
 * @param choices how many discrete actions there are; 0 where actions are continuous
 * @param feedback whether action, reward and end are told; all 0 at a trial's first step
 * @param wholeTransitions whether the previous observation is told beside them
 * @param contextSize C, numbers of the task's context that are told; 0 except for an oracle
 */
public record TrialInputs(
        int observationSize, int actionSize, int choices, boolean feedback, boolean wholeTransitions, int contextSize) {
    private static final float MAX_REWARD = 10; // in units of the rewards' root mean square

    /**
     * The inputs for an environment.
     *
     * @param spec the environment
     * @param feedback whether action, reward and end are told
     * @param contextSize C, 0 except for an oracle
     * @return the inputs
     */
    public static TrialInputs of(EnvironmentSpec spec, boolean feedback, int contextSize) {
        int choices = spec.actions() instanceof ActionSpace.Discrete discrete
                ? discrete.choices().size()
                : 0;
        return new TrialInputs(
                spec.observationSize(),
                spec.actionSize(),
                choices,
                feedback,
                /* wholeTransitions= */ false,
                contextSize);
    }

    /** These with the previous observation beside the action, the reward and the end that followed it. */
    public TrialInputs withWholeTransitions() {
        return new TrialInputs(
                observationSize, actionSize, choices, /* feedback= */ true, /* wholeTransitions= */ true, contextSize);
    }

    /** I, numbers per input. */
    public int size() {
        return observationSize + contextSize + (feedback ? feedbackSize() : 0);
    }

    private int feedbackSize() {
        return actionFeedbackSize() + 2 + (wholeTransitions ? observationSize : 0);
    }

    /** How many numbers tell the last action: the first of the feedback. */
    public int actionFeedbackSize() {
        return choices > 0 ? choices : actionSize;
    }

    /** Index of the first number of the feedback. */
    public int feedbackOffset() {
        return observationSize + contextSize;
    }

    /**
     * Writes what an action led to.
     *
     * @param action float array holding the action as it was drawn, normalised
     * @param actionOffset index of its first number
     * @param reward in units of the rewards' root mean square
     * @param ended whether the episode has ended
     * @param input float array holding the input on which the action was taken, beginning with the observation
     * @param inputOffset index of its first number
     * @param out where to write
     * @param offset index of the first number of the feedback
     */
    public void writeFeedback(
            float[] action,
            int actionOffset,
            float reward,
            boolean ended,
            float[] input,
            int inputOffset,
            float[] out,
            int offset) {
        int at = offset;
        if (choices > 0) {
            for (int k = 0; k < choices; k++) {
                out[at++] = k == (int) action[actionOffset] ? 1 : 0;
            }
        } else {
            for (int j = 0; j < actionSize; j++) {
                out[at++] = Math.max(-1, Math.min(1, action[actionOffset + j]));
            }
        }
        out[at++] = Math.max(-MAX_REWARD, Math.min(MAX_REWARD, reward));
        out[at++] = ended ? 1 : 0;
        if (wholeTransitions) {
            System.arraycopy(input, inputOffset, out, at, observationSize);
        }
    }
}
