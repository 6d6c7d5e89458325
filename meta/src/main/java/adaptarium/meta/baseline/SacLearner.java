package adaptarium.meta.baseline;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.ReplayBuffer;
import adaptarium.agents.experience.ReplayShape;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.Transitions;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.store.State;
import adaptarium.agents.update.Sac;
import adaptarium.agents.update.SacBatch;
import adaptarium.agents.update.SacNetworks;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.play.DrawingAgent;
import adaptarium.meta.play.TrialRecorder;
import adaptarium.meta.play.UniformAgent;
import adaptarium.meta.replay.ReplayStatistics;
import adaptarium.meta.replay.SacFigures;
import adaptarium.meta.replay.SquashedGaussianActor;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Soft actor-critic on all tasks at once, without a memory: an update plays some episodes with the present policy, puts them into the replay buffer and takes
 * gradient steps on transitions drawn from all of it.
 *
 * <p>The buffer keeps observations and rewards raw; they are normalised where they are used, with statistics frozen for an update. All of it is saved.
 *
 * @param <T> the family's task record
 */
public final class SacLearner<T extends Record> implements MetaLearner<T> {
    private final SacBaselineSettings settings;
    private final int contextSize;
    private final int episodes;
    private final SacNetworks networks;
    private final ActionScale scale;
    private final Workers workers;
    private final TrialRecorder<T> player;
    private final Sac sac;
    private final ReplayBuffer buffer;
    private final ReplayStatistics statistics;
    private final Transitions drawn;
    private final float[] states;
    private final float[] nextStates;
    private final float[] rewards;
    private long updates;

    /**
     * A fresh learner.
     *
     * @param family what to learn on; its actions are numbers
     * @param settings how
     * @param contextSize C, numbers of the task's context that the networks are told; 0 except for an oracle
     * @param seed the seed of the initial parameters
     * @param threads worker threads; never change a result
     * @throws IllegalArgumentException where actions are choices
     */
    SacLearner(TaskFamily<T> family, SacBaselineSettings settings, int contextSize, long seed, int threads) {
        this.settings = settings;
        this.contextSize = contextSize;
        EnvironmentSpec spec = family.spec();
        if (!(spec.actions() instanceof ActionSpace.Continuous)) {
            throw new IllegalArgumentException(
                    "soft actor-critic needs actions that are numbers; those of " + spec.id() + " are choices");
        }
        episodes = settings.episodes().orElse(spec.episodesPerTrial());
        networks = SacNetworks.perceptrons(
                spec.observationSize() + contextSize, settings.hiddenSizes(), spec.actionSize());
        scale = new ActionScale(spec.actions());
        workers = new Workers(threads);
        player = new TrialRecorder<>(family, settings.tasks(), episodes, threads);
        sac = new Sac(networks, settings.sac(), Seeds.generator(Seeds.derive(seed, "parameters")), workers);
        ReplayShape shape = new ReplayShape(spec.observationSize(), spec.actionSize(), contextSize);
        buffer = new ReplayBuffer(shape, settings.capacity());
        statistics = new ReplayStatistics(spec.observationSize());
        int batch = settings.sac().batchSize();
        drawn = new Transitions(shape, batch);
        states = new float[batch * networks.inputs()];
        nextStates = new float[batch * networks.inputs()];
        rewards = new float[batch];
    }

    @Override
    public int metaBatchSize() {
        return settings.tasks();
    }

    @Override
    public Update metaUpdate(List<T> tasks, long seed) {
        requireBatch(tasks);
        boolean uniform = updates < settings.warmup();
        long rolloutSeed = Seeds.derive(seed, "rollout");
        RandomGenerator[] noise = player.noise(rolloutSeed);
        DrawingAgent agent = uniform
                ? new UniformAgent(scale, buffer.shape().actionSize(), noise, /* hold= */ 1)
                : new SacExplorer(actor(settings.tasks()), noise);
        Rollout rollout = player.play(agent, tasks, rolloutSeed);
        for (int slot = 0; slot < rollout.slots(); slot++) {
            float[] context = Arrays.copyOfRange(player.contexts(), slot * contextSize, (slot + 1) * contextSize);
            buffer.add(rollout, slot, /* task= */ 0, context); // nobody asks for one task's steps alone
            statistics.add(rollout, slot);
        }
        updates++;
        int steps = Math.toIntExact(Math.max(1, Math.round(settings.replayRatio() * rollout.steps())));
        Map<String, Double> metrics = learn(uniform ? 0 : steps, Seeds.generator(Seeds.derive(seed, "replay")));
        return new Update(rollout.steps(), player.meanReturnOfLastEpisode(), metrics);
    }

    private Map<String, Double> learn(int steps, RandomGenerator random) {
        SacFigures figures = new SacFigures(steps);
        Normaliser normaliser = statistics.normaliser();
        double unit = statistics.rewardUnit();
        for (int step = 0; step < steps; step++) {
            buffer.sample(random, drawn);
            figures.add(sac.update(batch(normaliser, unit), random));
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        figures.report(metrics);
        metrics.put("replaySteps", (double) buffer.steps());
        return metrics;
    }

    private SacBatch batch(Normaliser normaliser, double unit) {
        int o = normaliser.size();
        for (int row = 0; row < drawn.rows(); row++) {
            int at = row * networks.inputs();
            normaliser.apply(drawn.observations(), row * o, states, at);
            normaliser.apply(drawn.successors(), row * o, nextStates, at);
            System.arraycopy(drawn.contexts(), row * contextSize, states, at + o, contextSize);
            System.arraycopy(drawn.contexts(), row * contextSize, nextStates, at + o, contextSize);
            rewards[row] = (float) (drawn.rewards()[row] / unit);
        }
        return new SacBatch(drawn.rows(), states, drawn.actions(), rewards, drawn.terminated(), nextStates);
    }

    private SquashedGaussianActor actor(int slots) {
        return new SquashedGaussianActor(networks, sac.policy(), statistics.normaliser(), scale, contextSize, slots);
    }

    @Override
    public Adaptation newAdaptation(int tasks, long seed) {
        return new SacAdaptation(actor(Adaptation.requireTasks(tasks)), tasks, episodes);
    }

    @Override
    public State state() {
        return new State()
                .putAll("sac", sac.state())
                .putAll("observations", statistics.state().under("observations"))
                .putAll("rewards", statistics.state().under("rewards"))
                .put("updates", new long[] {updates})
                .putAll("replay", buffer.state());
    }

    @Override
    public void restore(State state) {
        long[] saved = state.longs("updates", 1);
        // Everything is tried on strangers first, so that a refused state changes nothing.
        new Sac(networks, settings.sac(), Seeds.generator(0), workers).restore(state.under("sac"));
        statistics.check(state);
        buffer.restore(state.under("replay"));
        sac.restore(state.under("sac"));
        statistics.restore(state);
        updates = saved[0];
    }

    @Override
    public void close() {
        workers.close();
        player.close();
    }
}
