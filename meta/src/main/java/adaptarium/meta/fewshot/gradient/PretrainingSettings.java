package adaptarium.meta.fewshot.gradient;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import java.util.List;

/**
 * What {@link FewShotPretraining} can be told.
 *
 * @param hiddenSizes widths of the hidden layers
 * @param tasks tasks of an update
 * @param innerRate size of a gradient step in a new task
 * @param learningRate rate of Adam for the meta-parameters
 */
public record PretrainingSettings(
        @Setting(as = GradientSettings.class) List<Integer> hiddenSizes,

        @Setting(as = GradientSettings.class) int tasks,

        @Setting(
                value = "size of a gradient step in a new task",
                range = "[0, inf)",
                change = "choose it by evaluate with evaluation.splits=[train]; nothing is trained with it")
        double innerRate,

        @Setting(as = GradientSettings.class) double learningRate) {
    /** Checks every component. */
    public PretrainingSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(PretrainingSettings.class, hiddenSizes, tasks, innerRate, learningRate);
    }

    /** The same for the rule that it shares with the others: no step is taken in training. */
    GradientSettings gradient() {
        return new GradientSettings(
                hiddenSizes, tasks, /* innerSteps= */ 0, innerRate, /* firstOrder= */ false, learningRate);
    }

    /** The network, tasks and rate of MAML. */
    public static PretrainingSettings defaults() {
        return new PretrainingSettings(List.of(40, 40), 25, 0.01, 0.001);
    }
}
