package adaptarium.experiments.run;

import adaptarium.agents.store.State;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.RunConfig;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.MetaTraining;
import adaptarium.meta.TaskSource;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.random.Seeds;
import java.util.function.DoubleSupplier;

/**
 * A run's training as its loop sees it, whether a family is learned on or a few-shot problem: who learns, on which tasks, and how good it is on those of validation.
 *
 * @param learner a fresh learner
 * @param tasks where its tasks come from
 * @param validation its mean return or score on validation tasks, as it is at that moment
 * @param <T> the task
 */
public record Course<T>(MetaTraining<T> learner, TaskSource<T> tasks, DoubleSupplier validation)
        implements AutoCloseable {
    /**
     * The training that a configuration describes, from its beginning.
     *
     * @param config the configuration
     * @return the course, closed by the caller
     */
    public static Course<?> of(RunConfig config) {
        return config.isFewShot() ? of(config, config.problem()) : of(config, config.taskFamily());
    }

    private static <T extends Record> Course<T> of(RunConfig config, TaskFamily<T> family) {
        MetaLearner<T> learner = config.tasks()
                .choosing(
                        withTasks(
                                config,
                                Trainer.newLearner(config.algorithm(), family, config.seed(), config.threads())),
                        family,
                        config.threads());
        return new Course<>(
                learner,
                config.tasks().source(family.tasks(), config.seed()),
                () -> Validation.meanReturn(config.validation(), family, learner, config.threads()));
    }

    private static <T> Course<T> of(RunConfig config, FewShotProblem<T> problem) {
        FewShotLearner<T> learner =
                withTasks(config, Trainer.newLearner(config.algorithm(), problem, config.seed(), config.threads()));
        return new Course<>(
                learner,
                config.tasks().source(random -> problem.sample(Split.TRAIN, random), config.seed()),
                () -> Validation.meanScore(config.validation(), problem, learner, config.threads()));
    }

    /** Refuses a pool of fewer tasks than the learner needs, and updates that do not fit Java's heap. */
    private static <L extends MetaTraining<?>> L withTasks(RunConfig config, L learner) {
        int pool = config.tasks().pool().orElse(Integer.MAX_VALUE);
        int least = learner.leastTasks();
        if (pool < least) {
            learner.close();
            throw new UserException("tasks.pool must be at least " + least + ", as many different tasks as "
                    + config.algorithm().name() + " learns from at a time, got " + pool);
        }
        try {
            learner.requireRoom(Runtime.getRuntime().maxMemory());
        } catch (IllegalArgumentException e) {
            learner.close();
            throw new UserException(config.algorithm().name() + ": " + e.getMessage(), e);
        }
        return learner;
    }

    /**
     * One update, on the tasks of its number.
     *
     * @param number of the update, from 0
     * @param seed of the run
     * @return what happened
     */
    public MetaTraining.Update update(int number, long seed) {
        return learner.metaUpdate(tasks.tasks(number, learner.metaBatchSize()), Seeds.derive(seed, "update", number));
    }

    State state() {
        return learner.state();
    }

    @Override
    public void close() {
        learner.close();
    }
}
