package adaptarium.meta.fewshot;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import java.util.List;

/**
 * An algorithm for {@link FewShotProblem}s: found, named, described and configured as any other, but it plays nothing.
 *
 * @param <C> its settings
 */
public interface FewShotAlgorithm<C extends Record> extends Algorithm<C> {
    /**
     * A fresh learner.
     *
     * @param <T> the problem's task
     * @param problem what to learn on
     * @param settings the settings
     * @param seed the seed of the initial parameters
     * @param threads worker threads; never changes a result
     * @return the learner, owned and closed by the caller
     * @throws IllegalArgumentException where problem and settings do not fit, such as a regression for a learner that tells classes apart
     */
    <T> FewShotLearner<T> create(FewShotProblem<T> problem, C settings, long seed, int threads);

    /** Those of an {@link EpisodicLearner}, which nearly all of them are. */
    @Override
    default List<Metric> metrics() {
        return EpisodicLearner.metrics();
    }

    /** Refuses: nothing is played here. */
    @Override
    default <T extends Record> MetaLearner<T> create(TaskFamily<T> family, C settings, long seed, int threads) {
        throw new IllegalArgumentException("it learns few-shot problems such as Sinusoid-v0, and plays no family;"
                + " 'adaptarium list problems' shows all");
    }
}
