package adaptarium.meta.baseline;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.trial.TrialInputs;
import adaptarium.meta.trial.TrialLearner;
import adaptarium.meta.trial.TrialSettings;
import java.util.List;

/** What PPO without a memory is in the list of algorithms, with and without sight of the task. */
interface PpoAlgorithm extends Algorithm<PpoBaselineSettings> {
    /** Whether the network is told the task's hidden parameters. */
    boolean seesTask();

    @Override
    default Class<PpoBaselineSettings> settingsType() {
        return PpoBaselineSettings.class;
    }

    @Override
    default PpoBaselineSettings defaults() {
        return PpoBaselineSettings.standard();
    }

    @Override
    default List<Metric> metrics() {
        return TrialLearner.METRICS;
    }

    @Override
    default <T extends Record> TrialLearner<T> create(
            TaskFamily<T> family, PpoBaselineSettings settings, long seed, int threads) {
        return learner(
                family, settings, seesTask() ? family.tasks().contextSize() : 0, /* moves= */ true, seed, threads);
    }

    /**
     * A fresh learner.
     *
     * @param family what to learn on
     * @param settings how
     * @param contextSize C, numbers of the task's context that it is told
     * @param moves whether its updates move the parameters; otherwise they only tell the units of what is observed and earned
     * @param seed of the initial parameters
     * @param threads worker threads
     */
    static <T extends Record> TrialLearner<T> learner(
            TaskFamily<T> family,
            PpoBaselineSettings settings,
            int contextSize,
            boolean moves,
            long seed,
            int threads) {
        EnvironmentSpec spec = family.spec();
        TrialInputs inputs = TrialInputs.of(spec, /* feedback= */ false, contextSize);
        ActorCritic network = ActorCritic.withoutMemory(
                inputs.size(), settings.hiddenSizes(), ActionDistribution.of(spec.actions()), settings.initialStd());
        int episodes = settings.episodes().orElse(spec.episodesPerTrial());
        TrialSettings trials =
                new TrialSettings(settings.tasks(), episodes, /* acrossEpisodes= */ false, settings.ppo());
        return new TrialLearner<>(
                family,
                moves ? trials : trials.withRates(new float[network.parameterCount()]),
                network,
                inputs,
                seed,
                threads);
    }
}
