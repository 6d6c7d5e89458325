package adaptarium.meta.trial;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.agents.store.State;
import adaptarium.agents.update.Adam;
import adaptarium.agents.update.Optimiser;
import adaptarium.agents.update.Ppo;
import adaptarium.agents.update.PpoSettings;
import adaptarium.agents.update.RelativeRates;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PPO on trials: plays each task for several episodes in a row, estimates advantages, improves the network. What makes it RL² or a baseline is the network (with
 * or without a memory), what it is told, and whether credit flows over the ends of episodes.
 *
 * <p>Observations are normalised with statistics frozen for an update; rewards are divided by the running deviation of discounted returns before values are
 * learnt, and by their root mean square before they are told. All of it is saved.
 *
 * @param <T> the family's task record
 */
public final class TrialLearner<T extends Record> implements MetaLearner<T> {
    static final int SLOTS_PER_SAMPLER = 64;

    static final double ADAM_EPSILON = 1e-5; // OpenAI baselines' choice for PPO

    private final TaskFamily<T> family;
    private final TrialSettings settings;
    private final ActorCritic network;
    private final TrialInputs inputs;
    private final ActionScale actionScale;
    private final Workers workers;
    private final Ppo ppo;
    private final Optimiser optimiser;
    private final TrialCompanion companion;
    private final TrialRoom room;
    private final int threads;
    private final RunningMoments observationMoments;
    private final RunningMoments rewardMoments = new RunningMoments(1);
    private final RunningMoments returnMoments = new RunningMoments(1);
    private final List<TrialSampler<T>> samplers = new ArrayList<>();
    private float[] theta;
    private long updates; // how many there were: the schedule's clock

    /**
     * A fresh learner.
     *
     * @param family what to learn on
     * @param settings how
     * @param network what is trained; its input size is that of {@code inputs}
     * @param inputs what the network is told
     * @param seed the seed of the initial parameters
     * @param threads worker threads; never change a result
     */
    public TrialLearner(
            TaskFamily<T> family,
            TrialSettings settings,
            ActorCritic network,
            TrialInputs inputs,
            long seed,
            int threads) {
        this(family, settings, network, inputs, TrialCompanion.NOBODY, TrialRoom.UNNAMED, seed, threads);
    }

    /**
     * A fresh learner with somebody who learns from the same trials.
     *
     * @param family as above
     * @param settings as above
     * @param network as above
     * @param inputs as above
     * @param companion who learns, too
     * @param room how what does not fit is called
     * @param seed as above
     * @param threads as above
     */
    public TrialLearner(
            TaskFamily<T> family,
            TrialSettings settings,
            ActorCritic network,
            TrialInputs inputs,
            TrialCompanion companion,
            TrialRoom room,
            long seed,
            int threads) {
        this.family = family;
        this.settings = settings;
        this.companion = companion;
        this.room = room;
        this.threads = threads;
        this.network = network;
        this.inputs = inputs;
        actionScale = new ActionScale(family.spec().actions());
        workers = new Workers(threads);
        ppo = new Ppo(network, settings.ppo(), settings.pieceSteps(), workers);
        optimiser = optimiser();
        observationMoments = new RunningMoments(family.spec().observationSize());
        theta = network.initialParameters(Seeds.generator(Seeds.derive(seed, "parameters")));
    }

    private Optimiser optimiser() {
        Adam adam = new Adam(network.parameterCount(), ADAM_EPSILON);
        return settings.rates().length == 0 ? adam : new RelativeRates(adam, settings.rates());
    }

    @Override
    public int metaBatchSize() {
        return settings.trials();
    }

    /** Of a network with a memory, whose trials are played and learnt from as wholes. */
    @Override
    public void requireRoom(long heap) {
        if (network.network().memorySize() > 0) {
            long bytes = TrialRoom.bytes(network.network(), settings, family.spec(), threads);
            long steps = (long) settings.episodes() * family.spec().horizon();
            room.require(bytes + companion.bytes(settings.trials(), steps), heap, settings, family.spec());
        }
    }

    /** The agent at this moment. */
    TrialAgent agent() {
        double rms = Math.sqrt(rewardMoments.variance(0) + rewardMoments.mean(0) * rewardMoments.mean(0));
        return new TrialAgent(
                network,
                theta,
                inputs,
                actionScale,
                settings.normaliseObservations()
                        ? Normaliser.of(observationMoments)
                        : Normaliser.identity(observationMoments.size()),
                rewardMoments.count() == 0 || rms == 0 ? 1 : rms);
    }

    /** What rewards are multiplied by before values are learnt: discounted returns then have deviation 1. */
    double rewardScale() {
        double deviation = Math.sqrt(returnMoments.variance(0));
        return deviation > 0 ? 1 / deviation : 1;
    }

    /** What an update of PPO reports. */
    public static final List<Metric> METRICS = List.of(
            Metric.SUCCESS,
            new Metric("policyLoss", "mean clipped surrogate loss of the update's minibatches"),
            new Metric("valueLoss", "mean half squared error of the value, in units of the scaled return"),
            new Metric("entropy", "mean entropy of the policy, in nats; where it collapses early, raise ppo.entropy"),
            Metric.KL,
            new Metric(
                    "clipFraction", "share of samples whose likelihood ratio was beyond ppo.clip; usually under 0.3"),
            new Metric("gradientNorm", "mean norm of the gradient before it is shortened to ppo.maxGradientNorm"),
            new Metric(
                    "firstRatioError",
                    "greatest |log ratio| in the first minibatch, before any change: 0 but for rounding, or the"
                            + " program is wrong"));

    @Override
    public Update metaUpdate(List<T> tasks, long seed) {
        requireBatch(tasks);
        TrialAgent agent = agent();
        List<Rollout> rollouts = play(agent, tasks, Seeds.derive(seed, "rollout"));
        for (TrialSampler<T> sampler : samplers) {
            observationMoments.merge(sampler.observationMoments());
            rewardMoments.merge(sampler.rewardMoments());
            sampler.rollout().addReturns(returnMoments, settings.ppo().gamma(), settings.acrossEpisodes());
        }
        double rewardScale = rewardScale();
        List<float[]> bonuses = companion.bonuses(agent, rollouts, Seeds.derive(seed, "bonuses"));
        double gamma = settings.ppo().gamma();
        for (int r = 0; r < rollouts.size(); r++) {
            float[] beside = bonuses.isEmpty() ? Rollout.NO_BONUSES : bonuses.get(r);
            rollouts.get(r).estimate(rewardScale, beside, gamma, settings.ppo().lambda(), settings.acrossEpisodes());
        }
        PpoSettings present = settings.schedule().at(settings.ppo(), updates);
        Ppo.Result result = ppo.with(present).update(theta, optimiser, rollouts, Seeds.derive(seed, "ppo"));
        double rate = present.learningRate() / settings.ppo().learningRate();
        TrialCompanion.Lesson lesson =
                companion.learn(agent, result.theta(), rollouts, rate, Seeds.derive(seed, "companion"));
        theta = lesson.theta();
        updates++;
        return update(rollouts, result, lesson.metrics());
    }

    // Slots are dealt to samplers in fixed blocks, whatever the number of threads.
    private List<Rollout> play(TrialAgent agent, List<T> tasks, long seed) {
        while (samplers.size() * SLOTS_PER_SAMPLER < settings.trials()) {
            int slots = Math.min(SLOTS_PER_SAMPLER, settings.trials() - samplers.size() * SLOTS_PER_SAMPLER);
            samplers.add(
                    new TrialSampler<>(family, slots, settings.episodes(), settings.mostEpisodes(), inputs.size()));
        }
        return workers.map(samplers.size(), i -> {
            int first = i * SLOTS_PER_SAMPLER;
            int end = Math.min(tasks.size(), first + SLOTS_PER_SAMPLER);
            samplers.get(i).play(agent, tasks.subList(first, end), seed, first);
            return samplers.get(i).rollout();
        });
    }

    /** Means over the trials that got so far; of episodes that no trial got to, those of the one before. */
    private double[] returnsByEpisode() {
        double[] sums = new double[settings.mostEpisodes()];
        int[] counts = new int[sums.length];
        for (TrialSampler<T> sampler : samplers) {
            for (int slot = 0; slot < sampler.rollout().slots(); slot++) {
                for (int e = 0; e < sampler.episodes(slot); e++) {
                    sums[e] += sampler.returns().of(slot, e);
                    counts[e]++;
                }
            }
        }
        for (int e = 0; e < sums.length; e++) {
            sums[e] = counts[e] > 0 ? sums[e] / counts[e] : sums[e - 1];
        }
        return sums;
    }

    /** Of an episode that every trial got to; without a memory the first stands for all. */
    private void putSuccess(int e, Map<String, Double> metrics) {
        long ended = samplers.stream().mapToLong(s -> s.successes().ended(e)).sum();
        if (ended > 0 && (e == 0 || settings.acrossEpisodes())) {
            long met =
                    samplers.stream().mapToLong(s -> s.successes().succeeded(e)).sum();
            metrics.put(Metric.SUCCESS.of(e), (double) met / ended);
        }
    }

    private Update update(List<Rollout> rollouts, Ppo.Result result, Map<String, Double> others) {
        double[] byEpisode = returnsByEpisode();
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int e = 0; e < byEpisode.length && settings.acrossEpisodes(); e++) {
            metrics.put(Metric.RETURN.of(e), byEpisode[e]);
        }
        for (int e = 0; e < byEpisode.length && family.hasGoal(); e++) {
            putSuccess(e, metrics);
        }
        metrics.put("policyLoss", result.policyLoss());
        metrics.put("valueLoss", result.valueLoss());
        metrics.put("entropy", result.entropy());
        metrics.put("kl", result.divergence());
        metrics.put("clipFraction", result.clipFraction());
        metrics.put("gradientNorm", result.gradientNorm());
        metrics.put("firstRatioError", result.firstRatioError());
        metrics.putAll(others);
        long steps = rollouts.stream().mapToLong(Rollout::steps).sum();
        // After adaptation: the last episode of a trial.
        return new Update(steps, byEpisode[byEpisode.length - 1], metrics);
    }

    @Override
    public Adaptation newAdaptation(int tasks, long seed) {
        return adaptation(tasks, seed, null);
    }

    private Adaptation adaptation(int tasks, long seed, @Nullable Ablation ablation) {
        int horizon = family.spec().horizon();
        TrialAgent agent = agent();
        TrialInsight insight =
                companion.insight(agent, Adaptation.requireTasks(tasks)).orElse(null);
        return new TrialAdaptation(agent, settings.mostEpisodes(), horizon, tasks, seed, ablation, insight);
    }

    /** With a memory there are several, without one there are none. */
    @Override
    public List<String> ablations() {
        return network.network().memorySize() > 0 ? Ablation.titles() : List.of();
    }

    @Override
    public Adaptation newAblation(String name, int tasks, long seed) {
        if (network.network().memorySize() == 0) {
            throw new IllegalArgumentException("no ablation '" + name + "'; there are none without a memory");
        }
        return adaptation(tasks, seed, Ablation.of(name));
    }

    @Override
    public State state() {
        State state = new State()
                .put("theta", theta)
                .putAll("adam", optimiser.state())
                .putAll("observations", observationMoments.state())
                .putAll("rewards", rewardMoments.state())
                .putAll("returns", returnMoments.state());
        state.putAll("companion", companion.state());
        return settings.schedule().isConstant() ? state : state.put("updates", new long[] {updates});
    }

    @Override
    public void restore(State state) {
        float[] saved = state.floats("theta", theta.length);
        long savedUpdates = settings.schedule().isConstant() ? 0 : state.longs("updates", 1)[0];
        // Everything is tried on strangers first, so that a refused state changes nothing.
        optimiser().restore(state.under("adam"));
        new RunningMoments(observationMoments.size()).restore(state.under("observations"));
        new RunningMoments(1).restore(state.under("rewards"));
        new RunningMoments(1).restore(state.under("returns"));
        companion.check(state.under("companion"));
        companion.restore(state.under("companion"));
        optimiser.restore(state.under("adam"));
        observationMoments.restore(state.under("observations"));
        rewardMoments.restore(state.under("rewards"));
        returnMoments.restore(state.under("returns"));
        theta = saved;
        updates = savedUpdates;
    }

    @Override
    public void close() {
        workers.close();
        samplers.forEach(TrialSampler::close);
    }
}
