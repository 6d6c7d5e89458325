package adaptarium.meta.baseline;

import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.Role;
import adaptarium.meta.trial.FineTuningLearner;
import adaptarium.meta.trial.TrialLearner;
import java.util.List;

/** PPO on all tasks at once, and PPO on the one task at test time: what the adaptation's budget is worth when it is spent on plain gradient steps. */
public final class FineTunedPpo implements Algorithm<TunedPpoSettings> {
    @Override
    public String name() {
        return "ppo-finetuned";
    }

    @Override
    public String title() {
        return "PPO, fine-tuned";
    }

    @Override
    public Role role() {
        return Role.BASELINE;
    }

    @Override
    public String summary() {
        return "Baseline: PPO without a memory on all tasks, and at test time PPO on the task, after every round of"
                + " episodes.";
    }

    @Override
    public Class<TunedPpoSettings> settingsType() {
        return TunedPpoSettings.class;
    }

    @Override
    public TunedPpoSettings defaults() {
        return new TunedPpoSettings(PpoBaselineSettings.standard(), TunedPpoSettings.tuning(3e-4));
    }

    @Override
    public List<Metric> metrics() {
        return TrialLearner.METRICS;
    }

    @Override
    public <T extends Record> FineTuningLearner<T> create(
            TaskFamily<T> family, TunedPpoSettings settings, long seed, int threads) {
        return new FineTuningLearner<>(
                new PpoBaseline().create(family, settings.training(), seed, threads), settings.tuning());
    }
}
