package adaptarium.meta.model;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import java.util.List;

/** A model of the dynamics that is adapted by a gradient step at every control step, and planned with. */
public final class Grbal implements Algorithm<GrbalSettings> {
    @Override
    public String name() {
        return "grbal";
    }

    @Override
    public String title() {
        return "GrBAL";
    }

    @Override
    public String summary() {
        return "GrBAL (Nagabandi et al. 2019): plans with a model that takes a gradient step on the last steps, at"
                + " every step.";
    }

    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Class<GrbalSettings> settingsType() {
        return GrbalSettings.class;
    }

    @Override
    public GrbalSettings defaults() {
        return GrbalSettings.standard();
    }

    @Override
    public List<Metric> metrics() {
        return ModelLearner.METRICS;
    }

    @Override
    public <T extends Record> MetaLearner<T> create(
            TaskFamily<T> family, GrbalSettings settings, long seed, int threads) {
        return new ModelLearner<>(
                family,
                settings.model(),
                (observations, actions) -> new SteppedTraining(
                        ModelUnits.inputs(observations, actions, /* feedback= */ false),
                        ModelUnits.outputs(observations),
                        settings.model(),
                        SteppedModel.Start.META,
                        settings.window(),
                        settings.innerRate(),
                        settings.learnedRates(),
                        settings.highestRate(),
                        seed,
                        threads),
                threads);
    }
}
