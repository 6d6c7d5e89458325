package adaptarium.meta.baseline;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.Role;
import adaptarium.meta.trial.TrialLearner;
import java.util.List;

/** PPO without a memory that is told the task's hidden parameters: what an agent could reach that identified its task at once. */
public final class PpoOracle implements Algorithm<PpoBaselineSettings> {
    @Override
    public String name() {
        return "ppo-oracle";
    }

    @Override
    public String title() {
        return "PPO that sees the task";
    }

    @Override
    public Role role() {
        return Role.ORACLE;
    }

    @Override
    public String summary() {
        return "Upper reference: PPO without a memory that sees the task's hidden parameters.";
    }

    @Override
    public Class<PpoBaselineSettings> settingsType() {
        return PpoBaselineSettings.class;
    }

    @Override
    public PpoBaselineSettings defaults() {
        return PpoBaselineSettings.standard();
    }

    @Override
    public List<Metric> metrics() {
        return TrialLearner.METRICS;
    }

    @Override
    public <T extends Record> TrialLearner<T> create(
            TaskFamily<T> family, PpoBaselineSettings settings, long seed, int threads) {
        return PpoBaseline.create(family, settings, PpoBaseline.contextSize(family), seed, threads);
    }
}
