package adaptarium.meta.baseline;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.Role;
import adaptarium.meta.trial.TrialInputs;
import adaptarium.meta.trial.TrialLearner;
import adaptarium.meta.trial.TrialSettings;
import java.util.List;

/** PPO without a memory on all tasks at once: the best fixed behaviour for the whole distribution. It does not adapt. */
public final class PpoBaseline implements Algorithm<PpoBaselineSettings> {
    @Override
    public String name() {
        return "ppo";
    }

    @Override
    public String title() {
        return "PPO without adaptation";
    }

    @Override
    public Role role() {
        return Role.BASELINE;
    }

    @Override
    public String summary() {
        return "Baseline: PPO without a memory on all tasks (domain randomisation, Tobin et al. 2017); does not adapt.";
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
        return create(family, settings, /* contextSize= */ 0, seed, threads);
    }

    static <T extends Record> TrialLearner<T> create(
            TaskFamily<T> family, PpoBaselineSettings settings, int contextSize, long seed, int threads) {
        EnvironmentSpec spec = family.spec();
        TrialInputs inputs = TrialInputs.of(spec, /* feedback= */ false, contextSize);
        ActorCritic network = ActorCritic.withoutMemory(
                inputs.size(), settings.hiddenSizes(), ActionDistribution.of(spec.actions()), settings.initialStd());
        int episodes = settings.episodes().orElse(spec.episodesPerTrial());
        TrialSettings trials =
                new TrialSettings(settings.tasks(), episodes, /* acrossEpisodes= */ false, settings.ppo());
        return new TrialLearner<>(family, trials, network, inputs, seed, threads);
    }

    static int contextSize(TaskFamily<?> family) {
        return family.tasks().contextSize();
    }
}
