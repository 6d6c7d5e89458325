package adaptarium.meta.baseline;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.update.PpoSettings;
import adaptarium.meta.trial.FineTuning;

/**
 * Settings of PPO that learns on at test time.
 *
 * @param training of what it starts from
 * @param tuning at test time
 */
public record TunedPpoSettings(
        @Setting("how the agent is trained that is tuned, as algorithm ppo is")
        PpoBaselineSettings training,

        @Setting("how it is tuned to a task at test time") FineTuning tuning) {
    /** Checks every component. */
    public TunedPpoSettings {
        Settings.check(TunedPpoSettings.class, training, tuning);
    }

    /** Ten passes over each round, since there is only one task to learn. */
    static FineTuning tuning(double learningRate) {
        return new FineTuning(
                /* episodes= */ 1,
                /* rounds= */ 20,
                new PpoSettings(learningRate, 10, 1, 0.2, 0.99, 0.95, 0.003, 0.5, 1));
    }
}
