package adaptarium.experiments.config;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;

/**
 * How the best checkpoint is found: now and then in a training, the agent adapts to validation tasks. They come from the training distribution, from a seed of
 * their own: neither training nor evaluation plays them, and they change nothing in what is learned.
 *
 * @param times how often in a training, in [0, 100000]; 10
 * @param tasks how many tasks, in [1, 100000]; 20
 */
public record ValidationConfig(
        @Setting(
                value = "how often in a training the agent is tried on validation tasks; the best is kept",
                range = "[0, 100000]",
                change = "raise it where returns go up and down, 0 to save its time")
        int times,

        @Setting(
                value = "validation tasks",
                range = "[1, 100000]",
                change = "raise it where tasks differ much and the best is a matter of luck")
        int tasks) {
    /** Checks both. */
    public ValidationConfig {
        Settings.check(ValidationConfig.class, times, tasks);
    }

    /**
     * Whether the agent is tried after an update.
     *
     * @param update number of the update, from 1
     * @param iterations how many are to be made
     */
    public boolean isDue(int update, int iterations) {
        int every = Math.max(1, (iterations + times - 1) / Math.max(1, times));
        return times > 0 && (update % every == 0 || update == iterations);
    }
}
