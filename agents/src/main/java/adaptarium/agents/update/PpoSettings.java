package adaptarium.agents.update;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;

/**
 * Proximal policy optimisation (Schulman et al. 2017, arXiv:1707.06347).
 *
 * @param learningRate of Adam, positive
 * @param epochs passes over the data of an update, at least 1
 * @param minibatches parts of a pass, each of whole sequences, at least 1
 * @param clip the ratio's distance from 1 beyond which it earns no more, positive
 * @param gamma discount factor, in [0, 1]
 * @param lambda weight of longer returns in the advantages, in [0, 1]
 * @param entropy weight of the entropy, at least 0
 * @param valueWeight weight of half the squared error of the value, at least 0
 * @param maxGradientNorm greatest Euclidean norm of a gradient, positive
 */
public record PpoSettings(
        @Setting(
                value = "step size of Adam",
                range = "(0, inf)",
                change = "lower it where kl is often over 0.03 or returns fall back, raise it where they creep")
        double learningRate,

        @Setting(
                value = "passes over the data of an update",
                range = "[1, 1000]",
                change = "raise it to get more out of each step; clipFraction over 0.3 says that it is too many")
        int epochs,

        @Setting(
                value = "parts of a pass, each of whole sequences, with a gradient step for each",
                range = "[1, 100000]",
                change = "raise it for more, noisier steps; at most as many as there are sequences in an update")
        int minibatches,

        @Setting(
                value = "distance of the likelihood ratio from 1 beyond which it earns no more",
                range = "(0, inf)",
                change = "lower it (0.1) for careful steps where learning is unstable")
        double clip,

        @Setting(
                value = "discount of reward per step",
                range = "[0, 1]",
                change = "raise it where the goal lies more than 100 steps away, lower it where returns are noisy")
        double gamma,

        @Setting(
                value = "weight of longer returns in the advantages (generalised advantage estimation)",
                range = "[0, 1]",
                change = "raise it towards 1 where the value is learnt badly, lower it where returns are noisy")
        double lambda,

        @Setting(
                value = "weight of the policy's entropy in the objective",
                range = "[0, inf)",
                change = "raise it where the entropy collapses before the task is solved")
        double entropy,

        @Setting(
                value = "weight of half the squared error of the value",
                range = "[0, inf)",
                change = "lower it where valueLoss is large and drowns the policy's gradient")
        double valueWeight,

        @Setting(
                value = "greatest Euclidean norm of a gradient; a longer one is shortened to it",
                range = "(0, inf)",
                change = "lower it where gradientNorm has spikes and returns fall after them")
        double maxGradientNorm) {
    /** Checks every component. */
    public PpoSettings {
        Settings.check(
                PpoSettings.class,
                learningRate,
                epochs,
                minibatches,
                clip,
                gamma,
                lambda,
                entropy,
                valueWeight,
                maxGradientNorm);
    }
}
