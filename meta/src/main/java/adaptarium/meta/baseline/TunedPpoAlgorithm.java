package adaptarium.meta.baseline;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.Role;
import adaptarium.meta.trial.FineTuningLearner;
import adaptarium.meta.trial.TrialLearner;
import java.util.List;

/** What PPO that learns at test time is in the list of algorithms, trained before or not. */
interface TunedPpoAlgorithm extends Algorithm<TunedPpoSettings> {
    /** Whether it learns anything before it is at its task. */
    boolean isTrained();

    /** Step size at test time, by default. */
    double tuningRate();

    @Override
    default Role role() {
        return Role.BASELINE;
    }

    @Override
    default Class<TunedPpoSettings> settingsType() {
        return TunedPpoSettings.class;
    }

    @Override
    default TunedPpoSettings defaults() {
        return new TunedPpoSettings(PpoBaselineSettings.standard(), TunedPpoSettings.tuning(tuningRate()));
    }

    @Override
    default List<Metric> metrics() {
        return TrialLearner.METRICS;
    }

    @Override
    default <T extends Record> FineTuningLearner<T> create(
            TaskFamily<T> family, TunedPpoSettings settings, long seed, int threads) {
        return new FineTuningLearner<>(
                PpoAlgorithm.learner(family, settings.training(), /* contextSize= */ 0, isTrained(), seed, threads),
                settings.tuning());
    }
}
