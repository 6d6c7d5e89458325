package adaptarium.meta.model;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import adaptarium.meta.Role;
import adaptarium.meta.gradient.parameter.LearnedRates;
import java.util.List;

/** One model of the dynamics of all tasks whose training goes on at test time: adapting without having been trained to. */
public final class FineTunedModel implements Algorithm<FineTunedSettings> {
    @Override
    public String name() {
        return "fine-tuned-model";
    }

    @Override
    public String title() {
        return "Model with naive fine-tuning";
    }

    @Override
    public Role role() {
        return Role.BASELINE;
    }

    @Override
    public String summary() {
        return "Baseline: plans with one model for all tasks, which goes on being trained on the last steps while it"
                + " is used.";
    }

    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Class<FineTunedSettings> settingsType() {
        return FineTunedSettings.class;
    }

    @Override
    public FineTunedSettings defaults() {
        return FineTunedSettings.standard();
    }

    @Override
    public List<Metric> metrics() {
        return ModelLearner.METRICS;
    }

    @Override
    public <T extends Record> MetaLearner<T> create(
            TaskFamily<T> family, FineTunedSettings settings, long seed, int threads) {
        return new ModelLearner<>(
                family,
                settings.model(),
                (observations, actions) -> new SteppedTraining(
                        ModelUnits.inputs(observations, actions, /* feedback= */ false),
                        ModelUnits.outputs(observations),
                        settings.model(),
                        SteppedModel.Start.LAST,
                        settings.window(),
                        settings.innerRate(),
                        LearnedRates.NONE,
                        /* highest= */ Double.POSITIVE_INFINITY,
                        seed,
                        threads),
                threads);
    }
}
