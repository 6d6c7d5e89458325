package adaptarium.meta.rl2;

import adaptarium.agents.update.PpoSettings;

/**
 * Settings of RL².
 *
 * @param trials trials per update, each in a task of its own
 * @param episodes episodes of a trial; 0 means the family's own number
 * @param hiddenSize numbers of the hidden state
 * @param headSize numbers of the layer between hidden state and outputs
 * @param initialStd standard deviation of continuous actions at first, in units of half the axis
 * @param ppo the optimiser
 */
public record Rl2Settings(int trials, int episodes, int hiddenSize, int headSize, double initialStd, PpoSettings ppo) {
    /** Checks every component. */
    public Rl2Settings {
        if (trials < 1) {
            throw new IllegalArgumentException("trials must be at least 1, got " + trials);
        }
        if (episodes < 0) {
            throw new IllegalArgumentException("episodes must be at least 1, or 0 for the family's, got " + episodes);
        }
        if (hiddenSize < 1 || headSize < 1) {
            throw new IllegalArgumentException(
                    "hiddenSize and headSize must be at least 1, got " + hiddenSize + " and " + headSize);
        }
        if (!(initialStd > 0) || Double.isInfinite(initialStd)) {
            throw new IllegalArgumentException("initialStd must be positive, got " + initialStd);
        }
    }
}
