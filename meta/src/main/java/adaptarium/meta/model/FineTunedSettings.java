package adaptarium.meta.model;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;

/**
 * Settings of a model that was trained without adapting, and is trained on while it is used.
 *
 * @param window M, steps that a gradient step is taken on
 * @param innerRate its size
 * @param model the model, its training and the planner
 */
public record FineTunedSettings(
        @Setting(
                value = "last steps that a gradient step is taken on, at every step",
                range = "[1, 10000]",
                change = "raise it where single steps say little")
        int window,

        @Setting(
                value = "size of the gradient step on them",
                range = "(0, inf)",
                change = "raise it until returns fall; tune it on validation tasks")
        double innerRate,

        @Setting("the model, its training and the planner") ModelSettings model) {
    /** Checks every component. */
    public FineTunedSettings {
        Settings.check(FineTunedSettings.class, window, innerRate, model);
    }

    static FineTunedSettings standard() {
        return new FineTunedSettings(/* window= */ 16, /* innerRate= */ 0.005, ModelSettings.standard());
    }
}
