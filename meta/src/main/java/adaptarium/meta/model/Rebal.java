package adaptarium.meta.model;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import java.util.List;

/** A model of the dynamics with a memory, planned with. */
public final class Rebal implements Algorithm<RebalSettings> {
    @Override
    public String name() {
        return "rebal";
    }

    @Override
    public String title() {
        return "ReBAL";
    }

    @Override
    public String summary() {
        return "ReBAL (Nagabandi et al. 2019): plans with a model whose memory holds what the task is, from step to"
                + " step.";
    }

    @Override
    public Class<RebalSettings> settingsType() {
        return RebalSettings.class;
    }

    @Override
    public RebalSettings defaults() {
        return RebalSettings.standard();
    }

    @Override
    public List<Metric> metrics() {
        return ModelLearner.METRICS;
    }

    @Override
    public <T extends Record> MetaLearner<T> create(
            TaskFamily<T> family, RebalSettings settings, long seed, int threads) {
        return new ModelLearner<>(
                family,
                settings.model(),
                (observations, actions) -> new RememberingTraining(
                        ModelUnits.inputs(observations, actions, /* feedback= */ true),
                        ModelUnits.outputs(observations),
                        settings,
                        seed,
                        threads),
                threads);
    }
}
