package adaptarium.meta.model;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.meta.gradient.parameter.LearnedRates;

/**
 * Settings of GrBAL.
 *
 * @param window M, steps that the model is adapted on
 * @param innerRate α at first
 * @param learnedRates how much of α is learnt
 * @param highestRate what no learnt α exceeds
 * @param model the model, its training and the planner
 */
public record GrbalSettings(
        @Setting(
                value = "last steps that the model is adapted on, at every step",
                range = "[1, 10000]",
                change = "lower it where dynamics change fast, raise it where single steps say little")
        int window,

        @Setting(
                value = "size of the gradient step on them, at first where it is learnt",
                range = "(0, inf)",
                change = "raise it where errorBefore and error are the same, lower it where error is the larger one")
        double innerRate,

        @Setting(
                value = "whether that size is learnt: not at all, one number for each weight matrix and bias, or one"
                        + " for each parameter",
                change = "none for the paper's fixed one")
        LearnedRates learnedRates,

        @Setting(
                value = "what no learnt size exceeds",
                range = "(0, inf)",
                change = "lower it to 1 where errorBefore or error suddenly rises in training")
        double highestRate,

        @Setting("the model, its training and the planner") ModelSettings model) {
    /** Checks every component. */
    public GrbalSettings {
        Settings.check(GrbalSettings.class, window, innerRate, learnedRates, highestRate, model);
        if (innerRate > highestRate) {
            throw new IllegalArgumentException(
                    "innerRate must be at most highestRate, " + highestRate + ", got " + innerRate);
        }
    }

    static GrbalSettings standard() {
        return new GrbalSettings(
                /* window= */ 16,
                /* innerRate= */ 0.02,
                LearnedRates.PARAMETER,
                /* highestRate= */ 10,
                ModelSettings.standard());
    }
}
