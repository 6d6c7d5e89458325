package adaptarium.meta.belief;

import adaptarium.agents.experience.Normaliser;

/**
 * What an encoder is told of a transition: [s, a, r, s′], observations normalised, the action as it was drawn, the reward in units of its root mean square and clipped
 * to ±10.
 *
 * @param normaliser of observations of O numbers
 * @param rewardUnit the rewards' root mean square
 * @param actionSize A
 */
record TransitionInputs(Normaliser normaliser, double rewardUnit, int actionSize) {
    private static final double MAX_REWARD = 10;

    /** Numbers that tell a transition. */
    static int size(int observationSize, int actionSize) {
        return 2 * observationSize + actionSize + 1;
    }

    /**
     * Writes a transition.
     *
     * @param observations float array holding s, raw
     * @param observation index of its first number
     * @param actions float array holding a, in [-1, 1]
     * @param action index of its first number
     * @param reward raw
     * @param successors float array holding s′, raw
     * @param successor index of its first number
     * @param out where to write
     * @param offset index of the first number
     */
    void write(
            float[] observations,
            int observation,
            float[] actions,
            int action,
            double reward,
            float[] successors,
            int successor,
            float[] out,
            int offset) {
        int at = offset;
        normaliser.apply(observations, observation, out, at);
        at += normaliser.size();
        System.arraycopy(actions, action, out, at, actionSize);
        at += actionSize;
        out[at++] = (float) Math.max(-MAX_REWARD, Math.min(MAX_REWARD, reward / rewardUnit));
        normaliser.apply(successors, successor, out, at);
    }
}
