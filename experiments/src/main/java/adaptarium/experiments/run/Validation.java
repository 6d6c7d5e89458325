package adaptarium.experiments.run;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.config.ValidationConfig;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.fewshot.FewShotEvaluation;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tries a learner on validation tasks: training tasks by distribution, which no training and no evaluation plays. */
final class Validation {
    /** The name in {@code metrics.jsonl} of what is found. */
    static final String METRIC = "validationReturn";

    private static final long SEED = 20_261_128;

    private Validation() {}

    /**
     * The learner's mean score after as many rounds of adaptation as it is trained for.
     *
     * @param <T> the problem's task
     * @param config how many tasks
     * @param problem what is learned on
     * @param learner stays as it is
     * @param threads worker threads; never change the result
     */
    static <T> double meanScore(
            ValidationConfig config, FewShotProblem<T> problem, FewShotLearner<T> learner, int threads) {
        int rounds = learner.trainedRounds();
        return meanScores(config.tasks(), rounds, problem, learner, threads)[rounds];
    }

    /**
     * The learner's mean score before adaptation and after each round of it.
     *
     * @param <T> the problem's task
     * @param count how many tasks
     * @param rounds of adaptation
     * @param problem what is learned on
     * @param learner stays as it is
     * @param threads worker threads; never change the result
     * @return double[rounds + 1]
     */
    static <T> double[] meanScores(
            int count, int rounds, FewShotProblem<T> problem, FewShotLearner<T> learner, int threads) {
        List<T> tasks = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            tasks.add(problem.sample(Split.TRAIN, Seeds.generator(Seeds.derive(SEED, "tasks", j))));
        }
        List<double[]> scores =
                FewShotEvaluation.scores(problem, learner, tasks, rounds, Seeds.derive(SEED, "play"), threads);
        double[] means = new double[rounds + 1];
        Arrays.setAll(
                means,
                round -> scores.stream()
                        .mapToDouble(task -> task[round])
                        .average()
                        .orElse(Double.NaN));
        return means;
    }

    /**
     * The learner's mean return per episode after as many rounds of adaptation as it is trained for.
     *
     * @param <T> the family's task record
     * @param config how many tasks
     * @param family what is learned on
     * @param learner stays as it is
     * @param threads worker threads; never change the result
     */
    static <T extends Record> double meanReturn(
            ValidationConfig config, TaskFamily<T> family, MetaLearner<T> learner, int threads) {
        int rounds;
        try (Adaptation adaptation = learner.newAdaptation(1, SEED)) {
            rounds = adaptation.rounds();
        }
        return meanReturns(config.tasks(), rounds, family, learner, threads)[rounds];
    }

    /**
     * The learner's mean return per episode before adaptation and after each round of it.
     *
     * @param <T> the family's task record
     * @param count how many tasks
     * @param rounds of adaptation
     * @param family what is learned on
     * @param learner stays as it is
     * @param threads worker threads; never change the result
     * @return double[rounds + 1]
     */
    static <T extends Record> double[] meanReturns(
            int count, int rounds, TaskFamily<T> family, MetaLearner<T> learner, int threads) {
        Evaluation.Result result = Evaluation.run(
                family,
                tasks(family, count),
                learner::newAdaptation,
                rounds,
                Seeds.derive(SEED, "play"),
                threads,
                (round, step, environments, episodes) -> {});
        double[] means = new double[rounds + 1];
        Arrays.setAll(
                means,
                round -> Arrays.stream(result.returnsAfter(round)).average().orElse(Double.NaN));
        return means;
    }

    /** The tasks that are played, the same for every run; more begin with fewer. */
    static <T extends Record> List<T> tasks(TaskFamily<T> family, int count) {
        List<T> tasks = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            tasks.add(family.tasks().sample(Split.TRAIN, Seeds.generator(Seeds.derive(SEED, "tasks", j))));
        }
        return tasks;
    }
}
