package adaptarium.agents.update;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;

/**
 * Soft actor-critic (Haarnoja et al. 2018, arXiv:1812.05905).
 *
 * @param learningRate of Adam for policy, critics and temperature, positive
 * @param batchSize transitions of a gradient step, at least 1
 * @param gamma discount factor, in [0, 1]
 * @param targetRate how far the target critics follow the critics in a step, in (0, 1]
 * @param targetEntropy that the temperature is to bring about, in nats per axis of the action; at most ln 2, which is that of even draws from [-1, 1]
 * @param initialTemperature weight of the entropy at first, positive
 */
public record SacSettings(
        @Setting(
                value = "step size of Adam for policy, critics and temperature",
                range = "(0, inf)",
                change = "lower it where criticLoss grows or returns fall back, raise it where they creep")
        double learningRate,

        @Setting(
                value = "transitions drawn from the replay buffer for a gradient step",
                range = "[1, 100000]",
                change = "raise it where gradients are noisy, that is where tasks differ much; time grows with it")
        int batchSize,

        @Setting(
                value = "discount of reward per step",
                range = "[0, 1]",
                change = "raise it where the goal lies more than 100 steps away, lower it where returns are noisy")
        double gamma,

        @Setting(
                value = "how far the target critics follow the critics in a step",
                range = "(0, 1]",
                change = "lower it where value swings, raise it where it lags behind the returns")
        double targetRate,

        @Setting(
                value = "entropy that the temperature is to bring about, per axis of the action",
                unit = "nats",
                range = "(-inf, 0.693]",
                change = "lower it where the last bit of precision is missing, raise it where nothing is found")
        double targetEntropy,

        @Setting(
                value = "weight of the entropy at first; it is learnt from there on",
                range = "(0, inf)",
                change = "lower it where rewards are sparse and the entropy drowns them")
        double initialTemperature) {
    /** Checks every component. */
    public SacSettings {
        Settings.check(
                SacSettings.class, learningRate, batchSize, gamma, targetRate, targetEntropy, initialTemperature);
    }
}
