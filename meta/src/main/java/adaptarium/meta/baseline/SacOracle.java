package adaptarium.meta.baseline;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.Role;
import adaptarium.meta.replay.SacFigures;
import java.util.List;

/** Soft actor-critic that is told the task's hidden parameters: what an agent could reach that identified its task at once. */
public final class SacOracle implements Algorithm<SacBaselineSettings> {
    @Override
    public String name() {
        return "sac-oracle";
    }

    @Override
    public String title() {
        return "SAC that sees the task";
    }

    @Override
    public Role role() {
        return Role.ORACLE;
    }

    @Override
    public String summary() {
        return "Upper reference: soft actor-critic that sees the task's hidden parameters.";
    }

    @Override
    public Class<SacBaselineSettings> settingsType() {
        return SacBaselineSettings.class;
    }

    @Override
    public SacBaselineSettings defaults() {
        return SacBaselineSettings.standard();
    }

    @Override
    public List<Metric> metrics() {
        return SacFigures.METRICS;
    }

    @Override
    public <T extends Record> SacLearner<T> create(
            TaskFamily<T> family, SacBaselineSettings settings, long seed, int threads) {
        return new SacLearner<>(family, settings, PpoBaseline.contextSize(family), seed, threads);
    }
}
