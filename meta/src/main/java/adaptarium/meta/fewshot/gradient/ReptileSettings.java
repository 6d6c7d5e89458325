package adaptarium.meta.fewshot.gradient;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import java.util.List;

/**
 * What {@link FewShotReptile} can be told.
 *
 * @param hiddenSizes widths of the hidden layers
 * @param tasks tasks of an update
 * @param innerSteps steps of training on small batches of a task
 * @param batch examples of a step of training, from support and query set together
 * @param innerRate size of an inner step
 * @param learningRate rate of Adam for the meta-parameters
 */
public record ReptileSettings(
        @Setting(as = GradientSettings.class) List<Integer> hiddenSizes,

        @Setting(as = GradientSettings.class) int tasks,

        @Setting(
                value = "steps of training on small batches of a task",
                range = "[1, 1000]",
                change = "more than one: with one it is training on all tasks together; raise it where adapting goes no"
                        + " far way")
        int innerSteps,

        @Setting(
                value = "examples of a step of training, from support and query set together",
                range = "[1, 100000]",
                change = "fewer are noisier and quicker")
        int batch,

        @Setting(
                value = "size of an inner step",
                range = "(0, inf)",
                change = "raise it where one step changes too little, lower it where loss grows; with none it"
                        + " would never move")
        double innerRate,

        @Setting(as = GradientSettings.class) double learningRate) {
    /** Checks every component. */
    public ReptileSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(ReptileSettings.class, hiddenSizes, tasks, innerSteps, batch, innerRate, learningRate);
    }

    /** Ten steps on ten examples each, at half the rate of the authors' sinusoid: with that, 0.02, it comes to no numbers within 2,000 updates of 15,000 (two seeds). */
    public static ReptileSettings defaults() {
        return new ReptileSettings(List.of(40, 40), 25, 10, 10, 0.01, 0.001);
    }
}
