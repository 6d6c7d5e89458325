package adaptarium.experiments.config;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/**
 * Which algorithm learns, and its settings. In a file the settings' keys stand beside {@code name}.
 *
 * @param name an algorithm's name, such as {@code "maml"}
 * @param settings the algorithm's settings record
 */
public record AlgorithmConfig(String name, Record settings) {
    /** Checks that the algorithm exists and that the settings are its own. */
    public AlgorithmConfig {
        Class<?> type = Algorithms.named(name).settingsType();
        if (!type.isInstance(settings)) {
            throw new IllegalArgumentException("algorithm '" + name + "' takes " + type.getSimpleName() + ", got "
                    + settings.getClass().getSimpleName());
        }
    }

    /**
     * An algorithm with the settings it starts from.
     *
     * @param name an algorithm's name
     * @return its configuration
     * @throws IllegalArgumentException where there is no such algorithm
     */
    public static AlgorithmConfig byDefault(String name) {
        return new AlgorithmConfig(name, Algorithms.named(name).defaults());
    }

    /** The algorithm itself. */
    public Algorithm<?> algorithm() {
        return Algorithms.named(name);
    }

    /**
     * A fresh learner.
     *
     * @param <T> the family's task record
     * @param family what to learn on
     * @param seed the seed of the initial parameters
     * @param threads worker threads; never changes a result
     * @return the learner, owned and closed by the caller
     * @throws IllegalArgumentException where family and settings do not fit
     */
    public <T extends Record> MetaLearner<T> newLearner(TaskFamily<T> family, long seed, int threads) {
        return newLearner(algorithm(), family, seed, threads);
    }

    /**
     * A fresh learner of a few-shot problem.
     *
     * @param <T> the problem's task
     * @param problem what to learn on
     * @param seed the seed of the initial parameters
     * @param threads worker threads; never changes a result
     * @return the learner, owned and closed by the caller
     * @throws IllegalArgumentException where problem and settings do not fit
     */
    public <T> FewShotLearner<T> newLearner(FewShotProblem<T> problem, long seed, int threads) {
        if (algorithm() instanceof FewShotAlgorithm<?> fewShot) {
            return newLearner(fewShot, problem, seed, threads);
        }
        throw new IllegalArgumentException("it plays families, and " + problem.id() + " is a few-shot problem");
    }

    private <C extends Record, T> FewShotLearner<T> newLearner(
            FewShotAlgorithm<C> algorithm, FewShotProblem<T> problem, long seed, int threads) {
        return algorithm.create(problem, algorithm.settingsType().cast(settings), seed, threads);
    }

    private <C extends Record, T extends Record> MetaLearner<T> newLearner(
            Algorithm<C> algorithm, TaskFamily<T> family, long seed, int threads) {
        return algorithm.create(family, algorithm.settingsType().cast(settings), seed, threads);
    }
}
