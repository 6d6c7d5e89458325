package adaptarium.meta.gradient.learner;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import adaptarium.meta.gradient.Maml;
import adaptarium.meta.gradient.MamlSettings;
import adaptarium.meta.gradient.inner.InnerStep;
import java.util.List;

/** What the learners by gradient steps have in common in the list of algorithms: all are a {@link Maml}, and differ in what their settings begin with and may become. */
public interface GradientAlgorithm extends Algorithm<MamlSettings> {
    @Override
    default boolean usesTensors() {
        return true;
    }

    @Override
    default Class<MamlSettings> settingsType() {
        return MamlSettings.class;
    }

    @Override
    default List<Metric> metrics() {
        return List.of(
                Metric.RETURN,
                Metric.SUCCESS,
                new Metric("lossBefore", "surrogate loss at the old meta-parameters (trust region only)"),
                new Metric("lossAfter", "surrogate loss at the new meta-parameters; lower is better"),
                Metric.KL,
                new Metric(
                        "expectedGain",
                        "how much the loss should have fallen by its gradient (trust region only); far over lossBefore"
                                + " - lossAfter, the step is too long"),
                new Metric("lineSearchTries", "how many step lengths the line search tried (trust region only)"),
                new Metric("accepted", "1 where a step was taken, 0 where none was good enough (trust region only)"),
                new Metric("gradientNorm", "length of the gradient estimated from returns (evolution only)"));
    }

    /**
     * Refuses settings that would make it another learner than its name says.
     *
     * @param settings read from a configuration
     * @throws IllegalArgumentException where they do
     */
    void require(MamlSettings settings);

    /**
     * Refuses a setting that is not what makes this learner.
     *
     * @param holds whether it is
     * @param name of the setting
     * @param expected what it must be, in words
     */
    default void demand(boolean holds, String name, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    name + " must be " + expected + " for " + name() + "; algorithm maml can be any combination");
        }
    }

    /**
     * How it adapts: the kind of inner step that the settings ask for, unless it has one of its own.
     *
     * @param settings read from a configuration
     * @return with its exact derivative; {@code firstOrder} is seen to by whoever takes the steps
     */
    default InnerStep.Kind kind(MamlSettings settings) {
        return settings.kind();
    }

    @Override
    default <T extends Record> MetaLearner<T> create(
            TaskFamily<T> family, MamlSettings settings, long seed, int threads) {
        require(settings);
        return new Maml<>(family, settings, kind(settings), seed, threads);
    }
}
