package adaptarium.meta.fewshot.metric;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.meta.fewshot.EpisodicLearner;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import java.util.List;

/**
 * What learners that compare examples can be told.
 *
 * @param hiddenSizes widths of the embedding's hidden layers, at least one
 * @param headSizes widths of the embedding's layers after the mean over rows
 * @param embedding numbers that an example is embedded in
 * @param tasks tasks of an update
 * @param together how many of them are told apart together in training, where their classes are their own
 * @param learningRate of Adam
 * @param averaging β of the mean of all updates' parameters that it predicts with
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
                value = "of them, how many are told apart together in training, where their classes are their own",
                range = "[1, 100000]",
                change = "raise it where training tasks are told apart with ease; 1 trains for just what is tested")
        int together,

        @Setting(
                value = "rate of Adam",
                range = "(0, inf)",
                change = "lower it where the loss jumps, raise it where it creeps")
        double learningRate,

        @Setting(
                value = "β: it predicts with the mean of all updates' parameters, each weighing β times as much as the"
                        + " next",
                range = "[0, 1)",
                change = "0 for the newest alone; nearer to 1 where accuracy on validation tasks jumps")
        double averaging) {
    /** Checks every component. */
    public MetricSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        headSizes = List.copyOf(headSizes);
        Settings.check(
                MetricSettings.class, hiddenSizes, headSizes, embedding, tasks, together, learningRate, averaging);
    }

    /** For snippets of motion. */
    public static MetricSettings defaults() {
        return new MetricSettings(
                List.of(64, 64),
                /* headSizes= */ List.of(64),
                32,
                /* tasks= */ 8,
                /* together= */ 4,
                0.003,
                /* averaging= */ 0.98);
    }

    /** A fresh learner with these settings. */
    <T> FewShotLearner<T> learner(FewShotProblem<T> problem, MetricRule rule, long seed, int threads) {
        return new EpisodicLearner<>(problem, rule, tasks, together, learningRate, averaging, seed, threads);
    }
}
