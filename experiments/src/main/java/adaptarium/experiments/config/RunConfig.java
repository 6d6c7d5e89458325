package adaptarium.experiments.config;

import adaptarium.agents.setting.Setting;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Origin;
import java.util.OptionalInt;

/**
 * Everything that decides a run's result, and how it is carried out.
 *
 * @param family versioned id of the task family, such as {@code PointNavigation-v0}
 * @param seed root of every seed of the run
 * @param threads worker threads; never changes a result
 * @param iterations how many meta-updates
 * @param checkpointEvery after how many updates a checkpoint is written; a kill loses at most so many
 * @param keepEvery every how many updates a checkpoint is kept for good; absent where the newest two and the best are enough
 * @param validation how the best checkpoint is found
 * @param tasks where training tasks come from
 * @param algorithm who learns
 * @param evaluation how the result is evaluated
 */
public record RunConfig(
        String family,
        long seed,
        int threads,
        int iterations,
        int checkpointEvery,

        @Setting(
                value = "every how many updates a checkpoint is kept for good",
                range = "[1, 1000000000]",
                auto = "the newest two and the best are enough",
                change = "give it to look back on the way")
        OptionalInt keepEvery,

        ValidationConfig validation,
        TaskSupply tasks,
        AlgorithmConfig algorithm,
        EvaluationConfig evaluation) {
    private static final int MOST_THREADS = 1024;

    /** Checks the numbers, that the family exists, and that its tasks can be drawn as is asked. */
    public RunConfig {
        TaskFamily<?> found = Families.named(family);
        family = found.spec().id(); // with its version, where that was left out
        try {
            found.tasks();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("family " + family + ": " + e.getMessage(), e);
        }
        try {
            tasks.source(found.tasks(), seed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tasks cannot be drawn: " + e.getMessage(), e);
        }
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
        return new RunConfig(
                family,
                seed,
                threads,
                iterations,
                checkpointEvery,
                keepEvery,
                validation,
                tasks,
                new AlgorithmConfig(algorithm.name(), settings),
                evaluation);
    }

    /**
     * What a checkpoint of the run is of.
     *
     * @param updates after how many updates it is taken
     */
    public Origin origin(int updates) {
        return new Origin(family, algorithm.name(), algorithm.settings(), seed, updates);
    }

    /** The family itself. */
    public TaskFamily<?> taskFamily() {
        return Families.named(family);
    }
}
