package adaptarium.meta.baseline;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.Role;
import adaptarium.meta.replay.SacFigures;
import java.util.List;

/** Soft actor-critic on all tasks at once: the best fixed behaviour from fewer environment steps than PPO needs. It does not adapt. */
public final class SacBaseline implements Algorithm<SacBaselineSettings> {
    @Override
    public String name() {
        return "sac";
    }

    @Override
    public String title() {
        return "SAC without adaptation";
    }

    @Override
    public Role role() {
        return Role.BASELINE;
    }

    @Override
    public String summary() {
        return "Baseline: soft actor-critic (SAC, Haarnoja et al. 2018) from replay on all tasks; does not adapt.";
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
        return new SacLearner<>(family, settings, /* contextSize= */ 0, seed, threads);
    }
}
