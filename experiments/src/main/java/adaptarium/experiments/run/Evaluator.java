package adaptarium.experiments.run;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.reference.Reference;
import adaptarium.envs.reference.References;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.EvaluationConfig;
import adaptarium.experiments.config.FlatSettings;
import adaptarium.experiments.config.RunConfig;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.RandomPolicy;
import adaptarium.meta.ReferencePlayer;
import adaptarium.random.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates a run's newest checkpoint, its baselines and the family's reference controllers on tasks of each split. Tasks (where no file of them
 * is given), initial states and noise come from a seed that all runs share: whoever is evaluated on a family meets the same.
 */
public final class Evaluator {
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
     * @param taskFile frozen tasks to play; without it, tasks of every configured split are drawn
     * @param command the command line, for the records
     * @param audience watches the run's own learner
     * @return what was found
     * @throws UserException where the run has no checkpoint, or the tasks do not fit
     */
    public RunEvaluation evaluate(Optional<Path> taskFile, String command, Audience audience) {
        if (config.isFewShot()) {
            if (taskFile.isPresent()) {
                throw new UserException("--tasks goes with a family; " + config.family()
                        + " draws its tasks and examples itself, the same for every run");
            }
            return new FewShotEvaluator(run, config, trainedBaselines()).evaluate(command);
        }
        return evaluate(config.taskFamily(), taskFile, command, audience);
    }

    private List<RunDirectory> trainedBaselines() {
        List<RunDirectory> trained = new ArrayList<>();
        config.evaluation().baselines().stream().distinct().forEach(baseline -> trained.add(baselines.train(baseline)));
        return trained;
    }

    private <T extends Record> RunEvaluation evaluate(
            TaskFamily<T> family, Optional<Path> taskFile, String command, Audience audience) {
        EvaluationConfig protocol = config.evaluation();
        List<FrozenTasks<T>> sets = taskFile.map(file -> List.of(frozen(file, family)))
                .orElseGet(() ->
                        drawn(family)); // read first: a file that does not fit is known before anything is trained
        CheckpointFolder.Saved checkpoint = checkpoint(run);
        List<RunDirectory> trained = trainedBaselines();
        Map<RunDirectory, Participant> who = Participant.of(run, config, trained);
        try (MetaLearner<T> learner = Trainer.newLearner(config.algorithm(), family, config.seed(), config.threads())) {
            Trainer.restore(learner, checkpoint, config);
            TaskSpace<T> space = family.tasks();
            long trainingSteps = steps(run, checkpoint.iteration());
            List<RunEvaluation.SplitResult> splits = new ArrayList<>();
            for (FrozenTasks<T> set : sets) {
                Split split = set.split();
                List<T> tasks = set.tasks();
                List<RunEvaluation.LearnerResult> results = new ArrayList<>();
                results.add(own(family, learner, known(who, run), trainingSteps, split, tasks, audience.of(split)));
                learner.ablations()
                        .forEach(name -> results.add(ablation(
                                family, learner, known(who, run).without(name), trainingSteps, name, split, tasks)));
                results.add(random(family, learner, split, tasks));
                trained.forEach(
                        baseline -> results.add(baseline(family, baseline, known(who, baseline), split, tasks)));
                References.of(family, split)
                        .forEach(hand -> results.add(reference(family, learner, hand, split, tasks)));
                List<Map<String, Object>> parameters =
                        tasks.stream().map(space::toMap).toList();
                splits.add(new RunEvaluation.SplitResult(
                        split.name().toLowerCase(Locale.ROOT),
                        parameters,
                        results,
                        taskFile.map(Path::toString).orElse(""),
                        set.sha256(),
                        space.count(split).orElse(0)));
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

    /** The run's checkpoint that is looked at. */
    static CheckpointFolder.Saved checkpoint(RunDirectory run) {
        return run.chosenCheckpoint()
                .orElseThrow(() -> new UserException("run '" + run.name()
                        + "' has no checkpoint yet; 'adaptarium resume " + run.typed() + "' makes one"));
    }

    private static <T extends Record> FrozenTasks<T> frozen(Path file, TaskFamily<T> family) {
        FrozenTasks<T> frozen = FrozenTasks.read(file, family);
        if (!frozen.scene().isEmpty()) {
            throw new UserException(file + " holds an edited scene, not tasks to evaluate in; a run of "
                    + family.spec().id() + "+scene=" + file + " is trained and evaluated in it");
        }
        if (frozen.tasks().size() < 2) {
            throw new UserException("an evaluation needs at least 2 tasks for its intervals, " + file + " holds "
                    + frozen.tasks().size());
        }
        return frozen;
    }

    private <T extends Record> List<FrozenTasks<T>> drawn(TaskFamily<T> family) {
        boolean canShift = family.tasks().canShift();
        if (!canShift && Set.of(Split.SHIFTED).containsAll(config.evaluation().splits())) {
            throw new UserException(
                    "nothing of " + family.spec().id() + " is ever shifted; evaluation.splits must name train or test");
        }
        return config.evaluation().splits().stream()
                .filter(split -> split != Split.SHIFTED || canShift) // nothing of some families is ever shifted
                .map(split -> FrozenTasks.draw(
                        family,
                        split,
                        FrozenTasks.EVALUATION_SEED,
                        config.evaluation().tasks()))
                .toList();
    }

    private static Participant known(Map<RunDirectory, Participant> participants, RunDirectory run) {
        Participant participant = participants.get(run);
        if (participant == null) {
            throw new IllegalArgumentException("run '" + run.name() + "' takes no part");
        }
        return participant;
    }

    private <T extends Record> RunEvaluation.LearnerResult own(
            TaskFamily<T> family,
            MetaLearner<T> learner,
            Participant who,
            long trainingSteps,
            Split split,
            List<T> tasks,
            Evaluation.Observer watcher) {
        return play(who, trainingSteps, FlatSettings.of(config), family, tasks, split, learner::newAdaptation, watcher);
    }

    private <T extends Record> RunEvaluation.LearnerResult ablation(
            TaskFamily<T> family,
            MetaLearner<T> learner,
            Participant who,
            long trainingSteps,
            String name,
            Split split,
            List<T> tasks) {
        Evaluation.AdaptationFactory factory = (n, seed) -> learner.newAblation(name, n, seed);
        return play(who, trainingSteps, FlatSettings.of(config), family, tasks, split, factory, NOBODY);
    }

    private <T extends Record> RunEvaluation.LearnerResult random(
            TaskFamily<T> family, MetaLearner<T> learner, Split split, List<T> tasks) {
        int episodes = episodesPerRound(learner);
        Evaluation.AdaptationFactory random = (n, seed) -> new RandomPolicy(family.spec(), n, episodes, seed);
        return play(Participant.RANDOM, 0, Map.of(), family, tasks, split, random, NOBODY);
    }

    /** One that is told the task plays the learner's episodes; one that learns has one episode per round to learn from. */
    private <T extends Record> RunEvaluation.LearnerResult reference(
            TaskFamily<T> family, MetaLearner<T> learner, Reference<T> reference, Split split, List<T> tasks) {
        int episodes = reference.toldTask() ? episodesPerRound(learner) : 1;
        int rounds = config.evaluation().rounds();
        Evaluation.AdaptationFactory factory =
                (n, seed) -> new ReferencePlayer<>(reference, tasks, episodes, rounds, seed);
        return play(Participant.of(reference), 0, Map.of(), family, tasks, split, factory, NOBODY);
    }

    private <T extends Record> RunEvaluation.LearnerResult baseline(
            TaskFamily<T> family, RunDirectory trained, Participant who, Split split, List<T> tasks) {
        try (MetaLearner<T> baseline = Baselines.learner(trained, family)) {
            Map<String, String> settings = FlatSettings.of(trained.config());
            long trainingSteps = steps(trained, trained.checkpoints().newestUpdate());
            return play(who, trainingSteps, settings, family, tasks, split, baseline::newAdaptation, NOBODY);
        }
    }

    private <T extends Record> RunEvaluation.LearnerResult play(
            Participant who,
            long trainingSteps,
            Map<String, String> settings,
            TaskFamily<T> family,
            List<T> tasks,
            Split split,
            Evaluation.AdaptationFactory factory,
            Evaluation.Observer watcher) {
        long seed = Seeds.derive(FrozenTasks.EVALUATION_SEED, "play " + split.name());
        AroundEvents events = new AroundEvents(watcher);
        Evaluation.Result result =
                Evaluation.run(family, tasks, factory, config.evaluation().rounds(), seed, config.threads(), events);
        return RunEvaluation.LearnerResult.of(who, trainingSteps, result, events, settings);
    }

    private static int episodesPerRound(MetaLearner<?> learner) {
        try (Adaptation adaptation = learner.newAdaptation(1, 0)) {
            return adaptation.episodesPerRound();
        }
    }

    /** Steps, or examples, that a run's checkpoint was trained with; -1 where nobody knows, because the checkpoint lies alone. */
    static long steps(RunDirectory run, int updates) {
        List<MetricsRow> rows = run.rows();
        return updates == 0
                ? 0
                : rows.size() < updates ? -1 : rows.get(updates - 1).environmentSteps();
    }
}
