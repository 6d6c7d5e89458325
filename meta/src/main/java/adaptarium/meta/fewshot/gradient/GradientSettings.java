package adaptarium.meta.fewshot.gradient;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import java.util.List;

/**
 * What learners that adapt a network by gradient steps can be told.
 *
 * @param hiddenSizes widths of the hidden layers
 * @param tasks tasks of an update
 * @param innerSteps K, gradient steps of training on a support set
 * @param innerRate α, their size
 * @param firstOrder whether the derivative of a step is taken for the identity (FOMAML)
 * @param learningRate of Adam, for the meta-parameters
 */
public record GradientSettings(
        @Setting(
                value = "widths of the hidden layers",
                range = "[1, 2048]",
                most = 8,
                change = "raise them where errors of training tasks stay high; time grows with their product")
        List<Integer> hiddenSizes,

        @Setting(
                value = "tasks of an update",
                range = "[1, 100000]",
                change = "raise it where updates are noisy; time grows with it")
        int tasks,

        @Setting(
                value = "gradient steps of training on a support set",
                range = "[0, 100]",
                change = "as many as may be taken in a task; time and memory grow with it. 0 is training on all tasks"
                        + " together")
        int innerSteps,

        @Setting(
                value = "size of an inner step",
                range = "[0, inf)",
                change = "raise it where one step changes too little, lower it where gradientNorm grows without end")
        double innerRate,

        @Setting(
                value = "whether the derivative of an inner step is taken for the identity (FOMAML)",
                change = "true to halve the time, at some cost in what is learnt")
        boolean firstOrder,

        @Setting(
                value = "rate of Adam for the meta-parameters",
                range = "(0, inf)",
                change = "lower it where the loss jumps, raise it where it creeps")
        double learningRate) {
    /** Checks every component. */
    public GradientSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(GradientSettings.class, hiddenSizes, tasks, innerSteps, innerRate, firstOrder, learningRate);
    }

    /** Those of Finn et al. 2017, section 5.1. */
    public static GradientSettings defaults() {
        return new GradientSettings(List.of(40, 40), 25, 1, 0.01, /* firstOrder= */ false, 0.001);
    }
}
