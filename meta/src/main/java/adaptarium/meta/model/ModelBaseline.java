package adaptarium.meta.model;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import adaptarium.meta.Role;
import adaptarium.meta.gradient.parameter.LearnedRates;
import java.util.List;

/** One model of the dynamics of all tasks, planned with: what an adapting one has to surpass. */
public final class ModelBaseline implements Algorithm<ModelSettings> {
    @Override
    public String name() {
        return "model-planner";
    }

    @Override
    public String title() {
        return "Model without adaptation";
    }

    @Override
    public Role role() {
        return Role.BASELINE;
    }

    @Override
    public String summary() {
        return "Baseline: plans with one model for all tasks; it does not adapt.";
    }

    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Class<ModelSettings> settingsType() {
        return ModelSettings.class;
    }

    @Override
    public ModelSettings defaults() {
        return ModelSettings.standard();
    }

    @Override
    public List<Metric> metrics() {
        return ModelLearner.METRICS;
    }

    @Override
    public <T extends Record> MetaLearner<T> create(
            TaskFamily<T> family, ModelSettings settings, long seed, int threads) {
        return new ModelLearner<>(
                family,
                settings,
                (observations, actions) -> new SteppedTraining(
                        ModelUnits.inputs(observations, actions, /* feedback= */ false),
                        ModelUnits.outputs(observations),
                        settings,
                        SteppedModel.Start.NOWHERE,
                        /* window= */ 16,
                        /* rate= */ 1,
                        LearnedRates.NONE,
                        /* highest= */ Double.POSITIVE_INFINITY,
                        seed,
                        threads),
                threads);
    }
}
