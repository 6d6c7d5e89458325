package adaptarium.experiments.run;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.EvaluationConfig;
import adaptarium.experiments.config.RunConfig;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.RandomPolicy;
import adaptarium.sim.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates a run's newest checkpoint and its baselines on tasks it has never seen. Tasks, initial states and noise come from a seed that all runs share:
 * whoever is evaluated on a family meets the same tasks.
 */
public final class Evaluator {
    private static final long ROOT = 20_261_121; // seed of every evaluation's tasks and noise
    private static final Evaluation.Observer NOBODY = (round, step, environments, episodes) -> {};

    private final RunDirectory run;
    private final RunConfig config;
    private final Baselines baselines;

    /**
     * An evaluator of one run.
     *
     * @param run the run; the caller holds its lock
     * @param config its configuration
     * @param baselines trains and keeps the baselines that learn
     */
    public Evaluator(RunDirectory run, RunConfig config, Baselines baselines) {
        this.run = run;
        this.config = config;
        this.baselines = baselines;
    }

    /** Watches the run's own learner play, to draw its paths. */
    @FunctionalInterface
    public interface Audience {
        /**
         * A watcher of one split.
         *
         * @param split which split is played next
         * @return who watches it; {@code (round, step, environments, episodes) -> {}} for nobody
         */
        Evaluation.Observer of(Split split);
    }

    /**
     * Evaluates.
     *
     * @param command the command line, for the records
     * @param audience watches the run's own learner
     * @return what was found
     * @throws UserException where the run has no checkpoint
     */
    public RunEvaluation evaluate(String command, Audience audience) {
        return evaluate(config.taskFamily(), command, audience);
    }

    private <T extends Record> RunEvaluation evaluate(TaskFamily<T> family, String command, Audience audience) {
        EvaluationConfig protocol = config.evaluation();
        Optional<CheckpointFolder.Saved> saved = run.checkpoints().newest();
        CheckpointFolder.Saved checkpoint = saved.orElseThrow(() -> new UserException(
                "run '" + run.name() + "' has no checkpoint yet; 'adaptarium resume " + run.name() + "' makes one"));
        List<RunDirectory> trained = new ArrayList<>();
        protocol.baselines().forEach(baseline -> trained.add(baselines.train(baseline)));
        try (MetaLearner<T> learner = Trainer.newLearner(config.algorithm(), family, config.seed(), config.threads())) {
            Trainer.restore(learner, checkpoint.state());
            TaskSpace<T> space = TaskSpace.of(family.taskType());
            List<RunEvaluation.SplitResult> splits = new ArrayList<>();
            for (Split split : protocol.splits()) {
                if (split == Split.SHIFTED && !space.canShift()) {
                    continue; // nothing of this family is ever shifted
                }
                List<T> tasks = draw(space, split, protocol.tasks());
                List<RunEvaluation.LearnerResult> results = new ArrayList<>();
                results.add(own(family, learner, split, tasks, audience.of(split)));
                learner.ablations().forEach(name -> results.add(ablation(family, learner, name, split, tasks)));
                results.add(random(family, learner, split, tasks));
                trained.forEach(baseline -> results.add(baseline(family, baseline, split, tasks)));
                List<Map<String, Object>> parameters =
                        tasks.stream().map(space::toMap).toList();
                splits.add(new RunEvaluation.SplitResult(split.name().toLowerCase(Locale.ROOT), parameters, results));
            }
            return new RunEvaluation(
                    run.name(),
                    config.family(),
                    config.algorithm().name(),
                    checkpoint.iteration(),
                    protocol.rounds(),
                    command,
                    splits);
        }
    }

    private static <T extends Record> List<T> draw(TaskSpace<T> space, Split split, int count) {
        List<T> tasks = new ArrayList<>(count);
        for (int j = 0; j < count; j++) {
            tasks.add(space.sample(split, Seeds.generator(Seeds.derive(ROOT, "tasks " + split.name(), j))));
        }
        return tasks;
    }

    private <T extends Record> RunEvaluation.LearnerResult own(
            TaskFamily<T> family, MetaLearner<T> learner, Split split, List<T> tasks, Evaluation.Observer watcher) {
        Evaluation.Result result = play(family, tasks, split, learner::newAdaptation, watcher);
        return RunEvaluation.LearnerResult.of(config.algorithm().name(), steps(run), result);
    }

    private <T extends Record> RunEvaluation.LearnerResult ablation(
            TaskFamily<T> family, MetaLearner<T> learner, String name, Split split, List<T> tasks) {
        Evaluation.AdaptationFactory factory = (n, seed) -> learner.newAblation(name, n, seed);
        Evaluation.Result result = play(family, tasks, split, factory, NOBODY);
        return RunEvaluation.LearnerResult.of(config.algorithm().name() + ", " + name, steps(run), result);
    }

    private <T extends Record> RunEvaluation.LearnerResult random(
            TaskFamily<T> family, MetaLearner<T> learner, Split split, List<T> tasks) {
        int episodes = episodesPerRound(learner);
        Evaluation.AdaptationFactory random = (n, seed) -> new RandomPolicy(family.spec(), n, episodes, seed);
        return RunEvaluation.LearnerResult.of("random", 0, play(family, tasks, split, random, NOBODY));
    }

    private <T extends Record> RunEvaluation.LearnerResult baseline(
            TaskFamily<T> family, RunDirectory trained, Split split, List<T> tasks) {
        try (MetaLearner<T> baseline = Baselines.learner(trained, family)) {
            Evaluation.Result result = play(family, tasks, split, baseline::newAdaptation, NOBODY);
            return RunEvaluation.LearnerResult.of(trained.config().algorithm().name(), steps(trained), result);
        }
    }

    private <T extends Record> Evaluation.Result play(
            TaskFamily<T> family,
            List<T> tasks,
            Split split,
            Evaluation.AdaptationFactory factory,
            Evaluation.Observer watcher) {
        long seed = Seeds.derive(ROOT, "play " + split.name());
        return Evaluation.run(family, tasks, factory, config.evaluation().rounds(), seed, config.threads(), watcher);
    }

    private static int episodesPerRound(MetaLearner<?> learner) {
        try (Adaptation adaptation = learner.newAdaptation(1, 0)) {
            return adaptation.episodesPerRound();
        }
    }

    private static long steps(RunDirectory run) {
        List<MetricsRow> rows = run.metrics().rows();
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).environmentSteps();
    }
}
