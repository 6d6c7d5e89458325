package adaptarium.meta.rl2;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.network.layer.HeadStart;
import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.agents.network.policy.MemoryHead;
import adaptarium.agents.network.policy.RecurrentShape;
import adaptarium.agents.update.PpoSettings;
import adaptarium.agents.update.Schedule;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.trial.TrialCompanion;
import adaptarium.meta.trial.TrialInputs;
import adaptarium.meta.trial.TrialLearner;
import adaptarium.meta.trial.TrialSettings;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** RL²: a gated recurrent unit that is told its last action, reward and end of episode, and credit over the whole trial. */
public final class Rl2 implements Algorithm<Rl2Settings> {
    @Override
    public String name() {
        return "rl2";
    }

    @Override
    public String title() {
        return "RL²";
    }

    @Override
    public String summary() {
        return "A recurrent network that learns within a trial in its hidden state (RL², Duan et al. 2016), by PPO.";
    }

    @Override
    public Class<Rl2Settings> settingsType() {
        return Rl2Settings.class;
    }

    @Override
    public Rl2Settings defaults() {
        return new Rl2Settings(
                128,
                OptionalInt.empty(),
                MemoryCell.GRU,
                32,
                List.of(64),
                1,
                new PpoSettings(3e-3, 4, 4, 0.2, 0.98, 0.95, 0.002, 0.5, 1));
    }

    /** What learners start from whose memory finds single events again: fewer trials at a time, since each step costs more. */
    static Rl2Settings finding(MemoryCell memory, int memorySize, int memoryLayers) {
        return new Rl2Settings(
                /* tasks= */ 32,
                /* episodes= */ OptionalInt.empty(),
                /* mostEpisodes= */ OptionalInt.empty(),
                /* wholeTransitions= */ true,
                /* normaliseObservations= */ true,
                /* encoderSizes= */ List.of(),
                memory,
                memorySize,
                memoryLayers,
                MemoryHead.CONCATENATION,
                HeadStart.BIAS,
                /* hiddenSizes= */ List.of(64),
                /* separateValue= */ false,
                /* initialStd= */ 1,
                /* encoderRate= */ 1,
                /* backpropagation= */ OptionalInt.empty(),
                Schedule.CONSTANT,
                new PpoSettings(1e-3, 4, 8, 0.2, 0.98, 0.95, 0.002, 0.5, 1));
    }

    @Override
    public List<Metric> metrics() {
        return Stream.concat(Stream.of(Metric.RETURN), TrialLearner.METRICS.stream())
                .toList();
    }

    @Override
    public <T extends Record> TrialLearner<T> create(
            TaskFamily<T> family, Rl2Settings settings, long seed, int threads) {
        EnvironmentSpec spec = family.spec();
        TrialInputs told = TrialInputs.of(spec, /* feedback= */ true, /* contextSize= */ 0);
        TrialInputs inputs = settings.wholeTransitions() ? told.withWholeTransitions() : told;
        RecurrentShape shape = settings.shape();
        int episodes = settings.episodes().orElse(spec.episodesPerTrial());
        ActorCritic network = shape.network(
                inputs.size(), episodes * spec.horizon(), ActionDistribution.of(spec.actions()), settings.initialStd());
        TrialSettings trials = new TrialSettings(
                settings.tasks(),
                episodes,
                settings.mostEpisodes().orElse(episodes),
                /* acrossEpisodes= */ true,
                settings.normaliseObservations(),
                shape.rates(network, settings.encoderRate()),
                settings.backpropagation().orElse(Integer.MAX_VALUE),
                settings.schedule(),
                settings.ppo());
        return new TrialLearner<>(
                family, trials, network, inputs, TrialCompanion.NOBODY, settings.room(), seed, threads);
    }
}
