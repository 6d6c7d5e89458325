package adaptarium.experiments.config;

import adaptarium.agents.setting.Setting;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import adaptarium.meta.LearnableTasks;
import adaptarium.meta.Origin;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.FewShotProblems;
import java.util.List;
import java.util.OptionalInt;

/**
 * Everything that decides a run's result, and how it is carried out. Defaults stand in {@code configs/defaults.yaml}.
 *
 * @param family versioned id of the task family, such as {@code PointNavigation-v0}, or of a few-shot problem, such as {@code Sinusoid-v0}; no default
 * @param seed root of every seed of the run, a long; 1
 * @param threads worker threads, in [1, 1024]; never changes a result; one for each processor
 * @param iterations how many meta-updates, at least 1; no default
 * @param checkpointEvery after how many updates a checkpoint is written, at least 1; a kill loses at most so many; 1
 * @param keepEvery every how many updates a checkpoint is kept for good, at least 1; auto: the newest two and the best are enough
 * @param validation how the best checkpoint is found; ten times, on 20 tasks
 * @param tasks where training tasks come from; fresh draws
 * @param algorithm who learns: a name, and of the settings those that are not its own defaults; no default
 * @param evaluation how the result is evaluated; 40 tasks of test and shifted split, three rounds, no baselines
 */
public record RunConfig(
        @Setting(
                value = "the task family or few-shot problem, with options behind its name",
                change = "a smaller or plainer one first, where nothing is learnt")
        String family,

        @Setting(
                value = "root of every seed of the run",
                change = "for a repetition; choose settings on seeds that are not reported")
        long seed,

        @Setting(
                value = "worker threads; they never change a result",
                change = "lower it where several runs share the machine")
        int threads,

        @Setting(
                value = "how many meta-updates",
                change = "raise it while the curve still rises, lower it for a first look")
        int iterations,

        @Setting(
                value = "after how many updates a checkpoint is written; a kill loses at most so many",
                unit = "updates",
                change =
                        "raise it where an update takes less time than writing a checkpoint, with a replay buffer above all")
        int checkpointEvery,

        @Setting(
                value = "every how many updates a checkpoint is kept for good",
                range = "[1, 1000000000]",
                auto = "the newest two and the best are enough",
                change = "give it to look back on the way")
        OptionalInt keepEvery,

        @Setting("how the best checkpoint is found") ValidationConfig validation,

        @Setting(
                value = "where training tasks come from",
                change =
                        "a pool to see how many tasks it takes, or where a learner has to come back to them; a curriculum"
                                + " where the whole range is too hard at first")
        TaskSupply tasks,

        @Setting("who learns, and how") AlgorithmConfig algorithm,

        @Setting("how the result is evaluated") EvaluationConfig evaluation) {
    private static final int MOST_THREADS = 1024;

    /** Checks the numbers, that the family exists, and that its tasks can be drawn as is asked. */
    public RunConfig {
        boolean fewShot = FewShotProblems.kind(family).isPresent();
        String id = id(family, fewShot);
        family = id;
        requireFit(id, fewShot, algorithm);
        evaluation.baselines().forEach(baseline -> requireFit(id, fewShot, baseline.algorithm()));
        requireSource(id, fewShot, tasks, seed);
        if (keepEvery.isPresent() && keepEvery.getAsInt() < 1) {
            throw new IllegalArgumentException("keepEvery must be at least 1 or auto, got " + keepEvery.getAsInt());
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads must lie in [1, " + MOST_THREADS + "], got " + threads);
        }
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
        }
        if (checkpointEvery < 1) {
            throw new IllegalArgumentException("checkpointEvery must be at least 1, got " + checkpointEvery);
        }
    }

    private static String id(String family, boolean fewShot) {
        try {
            return fewShot ? FewShotProblems.named(family).id() : familyId(family);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("family: " + e.getMessage(), e);
        }
    }

    /** A family's id with its version, where that was left out. */
    private static String familyId(String family) {
        TaskFamily<?> found = Families.named(family);
        String id = found.spec().id();
        try {
            found.tasks();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(id + ": " + e.getMessage(), e);
        }
        return id;
    }

    private static void requireSource(String id, boolean fewShot, TaskSupply tasks, long seed) {
        if (fewShot) {
            if (tasks.curriculum().isPresent() || tasks.learnable().isPresent()) {
                String what = tasks.curriculum().isPresent() ? "a curriculum goes" : "learnable tasks go";
                throw new IllegalArgumentException(
                        "tasks cannot be drawn: " + what + " with a family, and " + id + " is a few-shot problem");
            }
            return;
        }
        try {
            tasks.source(Families.named(id).tasks(), seed);
            if (tasks.learnable().isPresent()) {
                LearnableTasks.requireGoal(Families.named(id));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tasks cannot be drawn: " + e.getMessage(), e);
        }
    }

    private static void requireFit(String family, boolean fewShot, AlgorithmConfig algorithm) {
        boolean learnsExamples = algorithm.algorithm() instanceof FewShotAlgorithm<?>;
        if (learnsExamples != fewShot) {
            List<String> fitting = Algorithms.all().stream()
                    .filter(other -> other instanceof FewShotAlgorithm<?> == fewShot)
                    .map(Algorithm::name)
                    .toList();
            throw new IllegalArgumentException("algorithm " + algorithm.name()
                    + (fewShot ? " plays families, and " : " learns few-shot problems, and ") + family
                    + (fewShot ? " is a few-shot problem" : " is a family") + "; there are "
                    + String.join(", ", fitting)
                    + " for it");
        }
    }

    /**
     * The same, carried out on another number of threads.
     *
     * @param count worker threads
     * @return the configuration; its results are the same
     */
    public RunConfig withThreads(int count) {
        return new RunConfig(
                family, seed, count, iterations, checkpointEvery, keepEvery, validation, tasks, algorithm, evaluation);
    }

    /**
     * The same with other settings of the algorithm.
     *
     * @param settings the algorithm's settings record
     */
    public RunConfig withSettings(Record settings) {
        return with(new AlgorithmConfig(algorithm.name(), settings));
    }

    /**
     * The same with another algorithm.
     *
     * @param other who learns
     */
    public RunConfig with(AlgorithmConfig other) {
        return new RunConfig(
                family, seed, threads, iterations, checkpointEvery, keepEvery, validation, tasks, other, evaluation);
    }

    /**
     * What a checkpoint of the run is of.
     *
     * @param updates after how many updates it is taken
     */
    public Origin origin(int updates) {
        return new Origin(family, algorithm.name(), algorithm.settings(), seed, updates);
    }

    /** Whether it is a few-shot problem that is learned on, and no family. */
    public boolean isFewShot() {
        return FewShotProblems.kind(family).isPresent();
    }

    /** The few-shot problem itself. */
    public FewShotProblem<?> problem() {
        return FewShotProblems.named(family);
    }

    /**
     * The family itself.
     *
     * @throws UserException where it is a few-shot problem, in which nobody acts
     */
    public TaskFamily<?> taskFamily() {
        if (isFewShot()) {
            throw new UserException(family + " is a few-shot problem: there is nothing to play in it. 'adaptarium"
                    + " evaluate' and 'adaptarium report' show what was learnt, 'adaptarium watch' and 'record'"
                    + " how classes are told apart");
        }
        return Families.named(family);
    }
}
