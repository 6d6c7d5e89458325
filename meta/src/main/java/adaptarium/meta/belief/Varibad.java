package adaptarium.meta.belief;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.experience.ReplayShape;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Detached;
import adaptarium.agents.network.layer.Join;
import adaptarium.agents.network.layer.Slice;
import adaptarium.agents.network.layer.Tanh;
import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.agents.update.PpoSettings;
import adaptarium.agents.update.Schedule;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import adaptarium.meta.trial.TrialInputs;
import adaptarium.meta.trial.TrialLearner;
import adaptarium.meta.trial.TrialRoom;
import adaptarium.meta.trial.TrialSettings;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** VariBAD: a belief about the task, learnt by predicting what happens, and a policy that is told it. */
public final class Varibad implements Algorithm<VaribadSettings> {
    private static final double POLICY_GAIN = 0.01; // nearly uniform actions at first

    @Override
    public String name() {
        return "varibad";
    }

    @Override
    public String title() {
        return "VariBAD";
    }

    @Override
    public String summary() {
        return "A belief about the task, learnt by predicting rewards and observations, and a policy that acts on it"
                + " (VariBAD, Zintgraf et al. 2020), by PPO.";
    }

    @Override
    public Class<VaribadSettings> settingsType() {
        return VaribadSettings.class;
    }

    @Override
    public VaribadSettings defaults() {
        return new VaribadSettings(
                /* tasks= */ 128,
                /* episodes= */ OptionalInt.empty(),
                MemoryCell.GRU,
                /* memorySize= */ 64,
                /* latentSize= */ 5,
                /* boundedBelief= */ false,
                /* hiddenSizes= */ List.of(64),
                /* initialStd= */ 1,
                new BeliefSettings(
                        /* decoderSizes= */ List.of(64, 32),
                        /* rewardOfSuccessor= */ false,
                        /* terms= */ 8,
                        /* decodes= */ 16,
                        /* klWeight= */ 0.1,
                        /* rewardWeight= */ 1,
                        /* stateWeight= */ 1,
                        /* learningRate= */ 2e-3,
                        /* epochs= */ 4,
                        /* minibatches= */ 32,
                        /* pastTrials= */ 64,
                        /* pastSteps= */ 100_000,
                        /* maxGradientNorm= */ 10),
                NoveltySettings.NONE,
                Schedule.CONSTANT,
                new PpoSettings(3e-3, 4, 4, 0.2, 0.98, 0.95, 0.002, 0.5, 1));
    }

    @Override
    public List<Metric> metrics() {
        return Stream.of(List.of(Metric.RETURN), TrialLearner.METRICS, BeliefModel.METRICS)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public <T extends Record> TrialLearner<T> create(
            TaskFamily<T> family, VaribadSettings settings, long seed, int threads) {
        EnvironmentSpec spec = family.spec();
        TrialInputs inputs =
                TrialInputs.of(spec, /* feedback= */ true, /* contextSize= */ 0).withWholeTransitions();
        int episodes = settings.episodes().orElse(spec.episodesPerTrial());
        Layer memory = settings.memory()
                .stack(inputs.size(), settings.memorySize(), /* layers= */ 1, episodes * spec.horizon());
        Layer encoder = Decoders.encoder(memory, settings.latentSize());
        ActionDistribution distribution = ActionDistribution.of(spec.actions());
        TrialSettings trials = new TrialSettings(settings.tasks(), episodes, /* acrossEpisodes= */ true, settings.ppo())
                .withSchedule(settings.schedule());
        Network decoders = Decoders.network(
                settings.latentSize(),
                spec.observationSize(),
                inputs.actionFeedbackSize(),
                settings.belief().decoderSizes(),
                settings.belief().rewardOfSuccessor());
        BeliefModel model = new BeliefModel(
                new Network(encoder),
                decoders,
                settings.belief(),
                settings.novelty(),
                new ReplayShape(spec.observationSize(), spec.actionSize(), /* contextSize= */ 0),
                Seeds.derive(seed, "belief"));
        ActorCritic network = network(encoder, spec.observationSize(), settings, distribution);
        TrialRoom room = new TrialRoom(
                "memory " + settings.memory().title() + " of memorySize " + settings.memorySize(),
                "episodes, tasks or memorySize");
        return new TrialLearner<>(family, trials, network, inputs, model, room, seed, threads);
    }

    /** Policy and value, both told the observation and the belief. The encoder's parameters come first; they are the model's to teach. */
    static ActorCritic network(
            Layer encoder, int observations, VaribadSettings settings, ActionDistribution distribution) {
        int told = encoder.outputs() + observations;
        Layer detached = new Detached(encoder);
        Layer belief = settings.boundedBelief() ? Chain.of(detached, new Tanh(encoder.outputs())) : detached;
        Mlp policy = new Mlp(told, settings.hiddenSizes(), distribution.outputs(), Activation.TANH);
        Mlp value = new Mlp(told, settings.hiddenSizes(), 1, Activation.TANH);
        Layer all = Chain.of(
                Join.of(belief, new Slice(encoder.inputs(), 0, observations)),
                Join.of(policy.onHeap(POLICY_GAIN), value.onHeap(1)));
        return new ActorCritic(new Network(all), distribution, settings.initialStd());
    }
}
