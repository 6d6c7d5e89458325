package adaptarium.meta.fewshot.metric;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import java.util.List;

/**
 * What learners that compare examples can be told.
 *
 * @param hiddenSizes widths of the embedding's hidden layers, at least one
 * @param headSizes widths of the embedding's layers after the mean over rows
 * @param embedding numbers that an example is embedded in
 * @param tasks tasks of an update
 * @param learningRate of Adam
 */
public record MetricSettings(
        @Setting(
                value = "widths of the embedding's hidden layers",
                range = "[1, 2048]",
                fewest = 1,
                most = 8,
                change = "raise them where training tasks are not told apart; time grows with their product")
        List<Integer> hiddenSizes,

        @Setting(
                value = "widths of the embedding's layers after the mean over rows",
                range = "[1, 2048]",
                most = 8,
                change = "[] where what a single step shows is enough")
        List<Integer> headSizes,

        @Setting(
                value = "numbers that an example is embedded in",
                range = "[1, 2048]",
                change = "2 can be drawn; more where tasks differ in more ways")
        int embedding,

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
    /** Checks every component. */
    public MetricSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        headSizes = List.copyOf(headSizes);
        Settings.check(MetricSettings.class, hiddenSizes, headSizes, embedding, tasks, learningRate);
    }

    /** For snippets of motion. */
    public static MetricSettings defaults() {
        return new MetricSettings(List.of(64, 64), /* headSizes= */ List.of(64), 32, 16, 0.003);
    }
}
