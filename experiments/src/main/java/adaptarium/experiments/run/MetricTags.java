package adaptarium.experiments.run;

import adaptarium.envs.Families;
import adaptarium.meta.Metric;
import adaptarium.meta.fewshot.FewShotProblems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What figures are called outside of {@code metrics.jsonl}, in TensorBoard and in {@code metrics.csv}: the same for every learner.
 *
 * <p>{@code return/before}, {@code return/after} and {@code return/episode/K} are returns on training tasks, {@code return/validation} those on validation tasks, {@code success/episode/K} the share that met the goal;
 * {@code update/NAME} is what an update reports of itself, {@code progress/NAME} how far the run is; {@code evaluation/SPLIT/return/…} and
 * {@code evaluation/SPLIT/success/after}, of families with a goal, are what an evaluation found.
 */
final class MetricTags {
    private static final String BEFORE = "return/before";
    private static final String AFTER = "return/after";

    private MetricTags() {}

    /**
     * The figures of an update.
     *
     * @param row the update
     * @param before the one before it; null where it is the first
     * @return figures by tag, in a fixed order
     */
    static Map<String, Double> of(MetricsRow row, @Nullable MetricsRow before) {
        Map<String, Double> tags = new LinkedHashMap<>();
        Double first = row.metrics().get(Metric.RETURN.of(0));
        if (first != null) {
            tags.put(BEFORE, first);
        }
        tags.put(AFTER, row.meanReturn());
        tags.put("progress/environmentSteps", (double) row.environmentSteps());
        tags.put("progress/seconds", row.seconds());
        if (!Double.isNaN(row.processorSeconds())) {
            tags.put("progress/processorSeconds", row.processorSeconds());
        }
        row.metrics().forEach((name, value) -> tags.put(tag(name), value));
        double seconds = row.seconds() - (before == null ? 0 : before.seconds());
        if (seconds > 0) {
            long steps = row.environmentSteps() - (before == null ? 0 : before.environmentSteps());
            tags.put("progress/stepsPerSecond", steps / seconds);
        }
        return tags;
    }

    private static String tag(String name) {
        return name.equals(Validation.METRIC)
                ? "return/validation"
                : Metric.RETURN.isCalled(name) || Metric.SUCCESS.isCalled(name) ? name : "update/" + name;
    }

    /**
     * What an evaluation found of the run's own learner: mean returns over the tasks of each split, and the share of successes where there is a goal to meet.
     *
     * @param found the evaluation
     * @return figures by tag, in a fixed order
     */
    static Map<String, Double> of(RunEvaluation found) {
        boolean goal = FewShotProblems.measure(found.family()).isEmpty()
                && Families.named(found.family()).hasGoal();
        Map<String, Double> tags = new LinkedHashMap<>();
        for (RunEvaluation.SplitResult split : found.splits()) {
            RunEvaluation.LearnerResult learner = split.learners().get(0);
            String of = "evaluation/" + split.split() + "/";
            int trained = found.headlineRound(learner);
            tags.put(of + BEFORE, mean(learner.returns(), 0));
            tags.put(of + AFTER, mean(learner.returns(), trained));
            for (int round = 0; round <= found.rounds(); round++) {
                tags.put(of + Metric.RETURN.of(round), mean(learner.returns(), round));
            }
            if (goal) {
                tags.put(of + "success/after", learner.success(trained));
            }
        }
        return tags;
    }

    private static double mean(List<List<Double>> byTask, int round) {
        return byTask.stream().mapToDouble(task -> task.get(round)).average().orElse(Double.NaN);
    }
}
