package adaptarium.meta.fewshot.gradient;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import java.util.List;

/**
 * What {@link FewShotCavia} can be told.
 *
 * @param hiddenSizes widths of the hidden layers
 * @param contextSize context numbers that stand behind every input
 * @param tasks tasks of an update
 * @param innerSteps gradient steps of training on a support set
 * @param innerRate size of an inner step
 * @param learningRate rate of Adam for the meta-parameters
 */
public record CaviaSettings(
        @Setting(as = GradientSettings.class) List<Integer> hiddenSizes,

        @Setting(
                value = "context numbers that stand behind every input",
                range = "[1, 1024]",
                change = "as many as the tasks have hidden parameters, and a few more")
        int contextSize,

        @Setting(as = GradientSettings.class) int tasks,

        @Setting(
                value = "gradient steps of training on a support set",
                range = "[0, 100]",
                change = "as many as may be taken in a task; time and memory grow with it")
        int innerSteps,

        @Setting(as = GradientSettings.class) double innerRate,

        @Setting(as = GradientSettings.class) double learningRate) {
    /** Checks every component. */
    public CaviaSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(CaviaSettings.class, hiddenSizes, contextSize, tasks, innerSteps, innerRate, learningRate);
    }

    /** The same for the rule that it shares with the others; second order always. */
    GradientSettings gradient() {
        return new GradientSettings(hiddenSizes, tasks, innerSteps, innerRate, /* firstOrder= */ false, learningRate);
    }

    /** Those of Zintgraf et al. 2019 for the sinusoid. */
    public static CaviaSettings defaults() {
        return new CaviaSettings(List.of(40, 40), 5, 25, 1, 1, 0.001);
    }
}
