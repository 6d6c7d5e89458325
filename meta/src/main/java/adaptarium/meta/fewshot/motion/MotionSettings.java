package adaptarium.meta.fewshot.motion;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import java.util.List;

/**
 * What a network that tells parameters from motion can be told.
 *
 * @param hiddenSizes widths of the layers that see one step after the other, at least one
 * @param headSizes widths of the layers after the mean over steps
 * @param tasks tasks of an update
 * @param learningRate of Adam
 */
public record MotionSettings(
        @Setting(
                value = "widths of the layers that see one step after the other",
                range = "[1, 2048]",
                fewest = 1,
                most = 8,
                change = "raise them where the loss stays high; time grows with their product")
        List<Integer> hiddenSizes,

        @Setting(
                value = "widths of the layers after the mean over steps",
                range = "[1, 2048]",
                most = 8,
                change = "raise them where parameters show in what several steps have in common")
        List<Integer> headSizes,

        @Setting(
                value = "tasks of an update",
                range = "[1, 100000]",
                change = "raise it where updates are noisy; time grows with it")
        int tasks,

        @Setting(
                value = "rate of Adam",
                range = "(0, inf)",
                change = "lower it where the loss jumps, raise it where it creeps")
        double learningRate) {
    /** Copies the lists and checks every component. */
    public MotionSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        headSizes = List.copyOf(headSizes);
        Settings.check(MotionSettings.class, hiddenSizes, headSizes, tasks, learningRate);
    }

    static MotionSettings standard() {
        return new MotionSettings(List.of(64, 64), List.of(64), /* tasks= */ 32, /* learningRate= */ 0.003);
    }
}
