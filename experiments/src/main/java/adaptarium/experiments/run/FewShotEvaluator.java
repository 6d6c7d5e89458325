package adaptarium.experiments.run;

import adaptarium.envs.Split;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.EvaluationConfig;
import adaptarium.experiments.config.FlatSettings;
import adaptarium.experiments.config.RunConfig;
import adaptarium.meta.Role;
import adaptarium.meta.RoundKind;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotEvaluation;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates a run on a few-shot problem: its checkpoint, its baselines, and whoever predicts the mean of the support set. Tasks and examples come from a seed that
 * all runs share.
 */
public final class FewShotEvaluator {
    private static final Participant MEAN = new Participant("support-mean", "mean of the support set", Role.RANDOM);

    private final RunDirectory run;
    private final RunConfig config;
    private final List<RunDirectory> baselines;

    /**
     * An evaluator of one run.
     *
     * @param run the run; the caller holds its lock
     * @param config its configuration
     * @param baselines what it is compared with, trained
     */
    FewShotEvaluator(RunDirectory run, RunConfig config, List<RunDirectory> baselines) {
        this.run = run;
        this.config = config;
        this.baselines = baselines;
    }

    /**
     * Evaluates.
     *
     * @param command the command line, for the records
     * @return what was found; scores, the larger the better, where families have returns
     */
    RunEvaluation evaluate(String command) {
        return evaluate(config.problem(), command);
    }

    private <T> RunEvaluation evaluate(FewShotProblem<T> problem, String command) {
        CheckpointFolder.Saved checkpoint = Evaluator.checkpoint(run);
        Map<RunDirectory, Participant> who = Participant.of(run, config, baselines);
        List<RunDirectory> all = new ArrayList<>(List.of(run));
        all.addAll(baselines);
        List<RunEvaluation.SplitResult> splits = new ArrayList<>();
        for (Split split : splits(problem)) {
            List<T> tasks = tasks(problem, split, config.evaluation().tasks());
            List<RunEvaluation.LearnerResult> results = new ArrayList<>();
            for (RunDirectory one : all) {
                RunConfig its = one.equals(run) ? config : one.config();
                Optional<CheckpointFolder.Saved> saved = one.equals(run)
                        ? Optional.of(checkpoint)
                        : one.checkpoints().newest();
                try (FewShotLearner<T> learner =
                        Trainer.newLearner(its.algorithm(), problem, its.seed(), config.threads())) {
                    saved.ifPresent(state -> Trainer.restore(learner, state, its));
                    int updates = saved.map(CheckpointFolder.Saved::iteration).orElse(0);
                    results.add(result(
                            problem,
                            learner,
                            its,
                            who.getOrDefault(one, MEAN),
                            Evaluator.steps(one, updates),
                            split,
                            tasks));
                }
            }
            results.add(1, mean(problem, split, tasks));
            splits.add(new RunEvaluation.SplitResult(
                    split.name().toLowerCase(Locale.ROOT),
                    tasks.stream().map(problem::toMap).toList(),
                    results,
                    "",
                    "",
                    0L));
        }
        return new RunEvaluation(
                run.name(),
                config.family(),
                config.algorithm().name(),
                checkpoint.iteration(),
                config.evaluation().rounds(),
                command,
                splits);
    }

    private List<Split> splits(FewShotProblem<?> problem) {
        EvaluationConfig protocol = config.evaluation();
        List<Split> splits = protocol.splits().stream()
                .filter(split -> split != Split.SHIFTED || problem.canShift())
                .toList();
        if (splits.isEmpty()) {
            throw new UserException(
                    "nothing of " + problem.id() + " is ever shifted; evaluation.splits must name train or test");
        }
        return splits;
    }

    /**
     * The tasks that every run is evaluated on.
     *
     * @param <T> the problem's task
     * @param problem the problem
     * @param split where from
     * @param count how many
     * @return the tasks
     */
    public static <T> List<T> tasks(FewShotProblem<T> problem, Split split, int count) {
        List<T> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(task(problem, split, i));
        }
        return tasks;
    }

    /**
     * One of the tasks that every run is evaluated on.
     *
     * @param <T> the problem's task
     * @param problem the problem
     * @param split where from
     * @param number which, from 0
     * @return the task
     */
    public static <T> T task(FewShotProblem<T> problem, Split split, int number) {
        long seed = Seeds.derive(FrozenTasks.EVALUATION_SEED, "tasks " + split.name(), number);
        return problem.sample(split, Seeds.generator(seed));
    }

    /**
     * The seed of the examples that every run is evaluated on.
     *
     * @param split where the tasks are from
     */
    public static long seed(Split split) {
        return Seeds.derive(FrozenTasks.EVALUATION_SEED, "play " + split.name());
    }

    private <T> RunEvaluation.LearnerResult result(
            FewShotProblem<T> problem,
            FewShotLearner<T> learner,
            RunConfig its,
            Participant participant,
            long examples,
            Split split,
            List<T> tasks) {
        int rounds = config.evaluation().rounds();
        List<double[]> scores =
                FewShotEvaluation.scores(problem, learner, tasks, rounds, seed(split), config.threads());
        return result(
                problem,
                participant,
                examples,
                learner.roundKind(),
                scores,
                learner.trainedRounds(),
                FlatSettings.of(its));
    }

    private <T> RunEvaluation.LearnerResult mean(FewShotProblem<T> problem, Split split, List<T> tasks) {
        List<double[]> scores = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            FewShotEpisode episode = problem.episode(tasks.get(i), Seeds.derive(seed(split), "episode", i));
            double[] scored = new double[config.evaluation().rounds() + 1];
            Arrays.fill(scored, problem.measure().score(means(episode), episode.query()));
            scores.add(scored);
        }
        return result(problem, MEAN, 0, RoundKind.NONE, scores, -1, Map.of());
    }

    private static double[] means(FewShotEpisode episode) {
        Examples support = episode.support();
        double[] means = new double[episode.query().count() * support.outputs()];
        for (int i = 0; i < means.length; i++) {
            for (int k = 0; k < support.count(); k++) {
                means[i] += support.y()[k * support.outputs() + i % support.outputs()] / support.count();
            }
        }
        return means;
    }

    private RunEvaluation.LearnerResult result(
            FewShotProblem<?> problem,
            Participant participant,
            long trainedWith,
            RoundKind kind,
            List<double[]> scores,
            int trainedRounds,
            Map<String, String> settings) {
        int rounds = config.evaluation().rounds();
        long shown = (long) problem.shots() * (problem.isClassification() ? problem.outputs() : 1);
        List<Long> seen = new ArrayList<>(Collections.nCopies(rounds + 1, shown));
        seen.set(0, 0L);
        List<Double> none = Collections.nCopies(rounds + 1, 0.0);
        return new RunEvaluation.LearnerResult(
                participant.name(),
                participant.title(),
                participant.role(),
                trainedWith,
                1,
                kind,
                scores.stream()
                        .map(task -> Arrays.stream(task).boxed().toList())
                        .toList(),
                Collections.nCopies(scores.size(), none),
                Collections.nCopies(scores.size(), seen),
                List.of(),
                List.of(),
                kind.adapts() ? trainedRounds : -1,
                settings,
                EventCurve.NONE);
    }
}
