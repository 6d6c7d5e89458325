package adaptarium.meta.baseline;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.agents.update.Schedule;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.Role;
import adaptarium.meta.trial.FineTuningLearner;
import adaptarium.meta.trial.TrialInputs;
import adaptarium.meta.trial.TrialLearner;
import adaptarium.meta.trial.TrialSettings;
import java.util.List;

/**
 * PPO on the one task at test time, from random parameters: what the adaptation's budget is worth to who has learnt nothing before. Its updates only play, so that
 * observations and rewards are known in their usual units; one is enough.
 */
public final class PpoFromScratch implements Algorithm<TunedPpoSettings> {
    @Override
    public String name() {
        return "ppo-from-scratch";
    }

    @Override
    public String title() {
        return "PPO from scratch";
    }

    @Override
    public Role role() {
        return Role.BASELINE;
    }

    @Override
    public String summary() {
        return "Baseline: PPO without a memory from random parameters, on the one task at test time; one update is"
                + " enough, it only tells the units of observations and rewards.";
    }

    @Override
    public Class<TunedPpoSettings> settingsType() {
        return TunedPpoSettings.class;
    }

    @Override
    public TunedPpoSettings defaults() {
        return new TunedPpoSettings(PpoBaselineSettings.standard(), TunedPpoSettings.tuning(3e-3));
    }

    @Override
    public List<Metric> metrics() {
        return TrialLearner.METRICS;
    }

    @Override
    public <T extends Record> FineTuningLearner<T> create(
            TaskFamily<T> family, TunedPpoSettings settings, long seed, int threads) {
        EnvironmentSpec spec = family.spec();
        PpoBaselineSettings training = settings.training();
        TrialInputs inputs = TrialInputs.of(spec, /* feedback= */ false, /* contextSize= */ 0);
        ActorCritic network = ActorCritic.withoutMemory(
                inputs.size(), training.hiddenSizes(), ActionDistribution.of(spec.actions()), training.initialStd());
        int episodes = training.episodes().orElse(spec.episodesPerTrial());
        TrialSettings trials = new TrialSettings(
                training.tasks(),
                episodes,
                episodes,
                /* acrossEpisodes= */ false,
                /* normaliseObservations= */ true,
                /* rates= */ new float[network.parameterCount()], // nothing moves
                Integer.MAX_VALUE,
                Schedule.CONSTANT,
                training.ppo());
        return new FineTuningLearner<>(
                new TrialLearner<>(family, trials, network, inputs, seed, threads), settings.tuning());
    }
}
