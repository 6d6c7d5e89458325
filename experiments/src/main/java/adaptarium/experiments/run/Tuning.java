package adaptarium.experiments.run;

import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.ConfigChange;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.config.Sweep;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.MetaTraining;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a trained learner would adapt with other settings, such as another rate of its inner steps: its newest checkpoint under each of several settings, on validation tasks.
 * These are training tasks by distribution, which neither a training nor an evaluation plays; test tasks are never looked at, so that whoever chooses by what is found may
 * still be evaluated.
 */
public final class Tuning {
    private static final String ALGORITHM = "algorithm.";

    private Tuning() {}

    /**
     * What one combination of settings came to.
     *
     * @param settings {@code key=value} each
     * @param returns mean return before adaptation and after each round of it; of a few-shot problem the mean score, the larger the better
     */
    public record Tried(List<String> settings, List<Double> returns) {
        /** Copies the lists. */
        public Tried {
            settings = List.copyOf(settings);
            returns = List.copyOf(returns);
        }
    }

    /**
     * Those that nothing else beats.
     *
     * @param tried what was tried
     * @param round the round that decides
     * @return one, or several where several have the highest; empty where none is a number
     */
    public static List<Tried> best(List<Tried> tried, int round) {
        double highest = tried.stream()
                .mapToDouble(one -> one.returns().get(round))
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
        return tried.stream().filter(one -> one.returns().get(round) == highest).toList();
    }

    /**
     * Tries every combination.
     *
     * @param run a run with a checkpoint; nothing in it changes
     * @param settings {@code algorithm.…=value}, some with several values
     * @param tasks validation tasks, at least 1
     * @param rounds rounds of adaptation, at least 1
     * @return what each came to, in order
     * @throws UserException where a setting is none of the algorithm's, or the checkpoint is another run's or does not fit the setting
     */
    public static List<Tried> of(RunDirectory run, List<String> settings, int tasks, int rounds) {
        RunConfig config = run.config();
        CheckpointFolder.Saved checkpoint = Evaluator.checkpoint(run);
        Trainer.requireOf(checkpoint, config);
        List<Tried> tried = new ArrayList<>();
        for (List<String> combination : Sweep.combinations(settings)) {
            RunConfig changed = Configurations.changed("run '" + run.name() + "'", config, combination);
            for (ConfigChange change : ConfigChange.between(config, changed)) {
                if (!change.key().startsWith(ALGORITHM) || change.key().equals("algorithm.name")) {
                    throw new UserException("tune can change settings of the algorithm only, not " + change.key());
                }
            }
            double[] found = config.isFewShot()
                    ? scores(run, checkpoint, config.problem(), changed, tasks, rounds)
                    : returns(run, checkpoint, config.taskFamily(), changed, tasks, rounds);
            tried.add(new Tried(combination, Arrays.stream(found).boxed().toList()));
        }
        return tried;
    }

    private static <T extends Record> double[] returns(
            RunDirectory run,
            CheckpointFolder.Saved checkpoint,
            TaskFamily<T> family,
            RunConfig config,
            int tasks,
            int rounds) {
        try (MetaLearner<T> learner = Trainer.newLearner(config.algorithm(), family, config.seed(), config.threads())) {
            restore(run, checkpoint, learner);
            return Validation.meanReturns(tasks, rounds, family, learner, config.threads());
        }
    }

    private static <T> double[] scores(
            RunDirectory run,
            CheckpointFolder.Saved checkpoint,
            FewShotProblem<T> problem,
            RunConfig config,
            int tasks,
            int rounds) {
        try (FewShotLearner<T> learner =
                Trainer.newLearner(config.algorithm(), problem, config.seed(), config.threads())) {
            restore(run, checkpoint, learner);
            return Validation.meanScores(tasks, rounds, problem, learner, config.threads());
        }
    }

    private static void restore(RunDirectory run, CheckpointFolder.Saved checkpoint, MetaTraining<?> learner) {
        try {
            learner.restore(checkpoint.state());
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    "run '" + run.name() + "' was trained with other parameters than these settings have: "
                            + e.getMessage(),
                    e);
        }
    }
}
