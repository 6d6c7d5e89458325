package adaptarium.meta.baseline;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.replay.SacFigures;
import java.util.List;

/** What soft actor-critic is in the list of algorithms, with and without sight of the task. */
interface SacAlgorithm extends Algorithm<SacBaselineSettings> {
    /** Whether the networks are told the task's hidden parameters. */
    boolean seesTask();

    @Override
    default Class<SacBaselineSettings> settingsType() {
        return SacBaselineSettings.class;
    }

    @Override
    default SacBaselineSettings defaults() {
        return SacBaselineSettings.standard();
    }

    @Override
    default List<Metric> metrics() {
        return SacFigures.METRICS;
    }

    @Override
    default <T extends Record> SacLearner<T> create(
            TaskFamily<T> family, SacBaselineSettings settings, long seed, int threads) {
        int contextSize = seesTask() ? family.tasks().contextSize() : 0;
        return new SacLearner<>(family, settings, contextSize, seed, threads);
    }
}
