package adaptarium.meta.belief;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.ReplayBuffer;
import adaptarium.agents.experience.ReplayShape;
import adaptarium.agents.experience.ReplayTrial;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.Transitions;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.agents.store.State;
import adaptarium.agents.update.Adam;
import adaptarium.agents.update.Sac;
import adaptarium.agents.update.SacBatch;
import adaptarium.agents.update.SacNetworks;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.ShapedReward;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import adaptarium.meta.play.DrawingAgent;
import adaptarium.meta.play.TrialRecorder;
import adaptarium.meta.play.UniformAgent;
import adaptarium.meta.replay.ReplayStatistics;
import adaptarium.meta.replay.SacFigures;
import adaptarium.meta.trial.Ablation;
import adaptarium.random.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * PEARL's training, the package's page says by which equations: an update plays some trials with the present agent, puts them into the replay buffer and takes
 * gradient steps, each on transitions of several tasks, drawn from all that was done there, with a latent inferred from what was done there last.
 *
 * @param <T> the family's task record
 */
final class PearlLearner<T extends Record> implements MetaLearner<T> {
    /** What it reports beside what soft actor-critic does. */
    static final List<Metric> METRICS = List.of(
            new Metric(
                    "beliefKlToPrior",
                    "mean divergence of the tasks' beliefs from the prior, in nats; where it stays near 0 the belief"
                            + " tells nothing: lower klWeight"),
            new Metric("beliefDeviation", "mean standard deviation of the tasks' beliefs; 1 is the prior's"),
            new Metric("replayTasks", "tasks of which the replay buffer holds something"));

    private static final double ADAM_EPSILON = 1e-8; // the paper's, that is PyTorch's

    private final TaskFamily<T> family;
    private final PearlSettings settings;
    private final int episodes;
    private final @Nullable ShapedReward<T> shaping; // where critics learn from a dense reward
    private final SacNetworks networks;
    private final Network encoder;
    private final ActionScale scale;
    private final Workers workers;
    private final TrialRecorder<T> player;
    private final ReplayBuffer buffer;
    private final ReplayStatistics statistics;
    private final TaskEncoder taskEncoder;
    private final PearlContext context;
    private final Transitions drawn; // of one task
    private final Sac sac;
    private Adam adam;
    private float[] psi;
    private long updates;

    PearlLearner(TaskFamily<T> family, PearlSettings settings, long seed, int threads) {
        this.family = family;
        this.settings = settings;
        EnvironmentSpec spec = family.spec();
        if (!(spec.actions() instanceof ActionSpace.Continuous)) {
            throw new IllegalArgumentException(
                    "soft actor-critic needs actions that are numbers; those of " + spec.id() + " are choices");
        }
        episodes = settings.episodes().orElse(spec.episodesPerTrial());
        shaping = settings.shapedRewards() ? shaping(family) : null;
        int o = spec.observationSize();
        int a = spec.actionSize();
        networks = SacNetworks.perceptrons(o + settings.latentSize(), settings.hiddenSizes(), a);
        encoder = encoder(o, a, settings);
        taskEncoder = new TaskEncoder(encoder);
        scale = new ActionScale(spec.actions());
        workers = new Workers(threads);
        player = new TrialRecorder<>(family, settings.tasks(), episodes, threads);
        sac = new Sac(networks, settings.sac(), Seeds.generator(Seeds.derive(seed, "parameters")), workers);
        psi = encoder.initialParameters(Seeds.generator(Seeds.derive(seed, "encoder")));
        adam = new Adam(encoder.parameterCount(), ADAM_EPSILON);
        ReplayShape shape = new ReplayShape(o, a, shaping == null ? 0 : shaping.aimSize());
        buffer = new ReplayBuffer(shape, settings.capacity());
        statistics = new ReplayStatistics(o);
        context = new PearlContext(o, a, settings);
        drawn = new Transitions(shape, settings.sac().batchSize() / settings.batchTasks());
    }

    private static <T extends Record> ShapedReward<T> shaping(TaskFamily<T> family) {
        return ShapedReward.of(family)
                .orElseThrow(() -> new IllegalArgumentException("shapedRewards needs a family that has a dense reward"
                        + " beside its own; " + family.spec().id() + " has none"));
    }

    /** From a transition to a factor. */
    static Network encoder(int observations, int actions, PearlSettings settings) {
        Mlp shape = new Mlp(
                TransitionInputs.size(observations, actions),
                settings.encoderSizes(),
                2 * settings.latentSize(),
                Activation.RELU);
        return new Network(shape.onHeap(/* outputGain= */ 1));
    }

    @Override
    public int metaBatchSize() {
        return settings.tasks();
    }

    @Override
    public int leastTasks() {
        return Math.max(settings.tasks(), settings.batchTasks());
    }

    private PearlAgent agent() {
        return new PearlAgent(
                networks,
                sac.policy(),
                encoder,
                psi,
                new TransitionInputs(
                        statistics.normaliser(),
                        statistics.rewardUnit(),
                        buffer.shape().actionSize()),
                scale,
                settings.priorEpisodes(),
                settings.testNoise());
    }

    @Override
    public Update metaUpdate(List<T> tasks, long seed) {
        requireBatch(tasks);
        boolean uniform = updates < settings.warmup();
        long playing = Seeds.derive(seed, "rollout");
        RandomGenerator[] noise = player.noise(playing);
        DrawingAgent actor = uniform
                ? new UniformAgent(scale, buffer.shape().actionSize(), noise, settings.warmupHold())
                : new PearlActor(agent(), tasks.size(), playing, noise, /* ablation= */ null);
        Rollout rollout = player.play(actor, tasks, playing);
        for (int slot = 0; slot < rollout.slots(); slot++) {
            buffer.add(rollout, slot, family.tasks().number(tasks.get(slot)), aim(tasks.get(slot)));
            statistics.add(rollout, slot);
        }
        updates++;
        int steps = Math.toIntExact(Math.max(1, Math.round(settings.replayRatio() * rollout.steps())));
        Map<String, Double> metrics = learn(uniform ? 0 : steps, Seeds.generator(Seeds.derive(seed, "replay")));
        return new Update(rollout.steps(), player.meanReturnOfLastEpisode(), metrics);
    }

    /** What a task's dense reward needs of it; nothing where none is used. */
    private float[] aim(T task) {
        float[] aim = new float[buffer.shape().contextSize()];
        if (shaping != null) {
            shaping.aim(task, aim, 0);
        }
        return aim;
    }

    private Map<String, Double> learn(int steps, RandomGenerator random) {
        // In an order that does not depend on what was dropped, so that a restored buffer gives the same.
        long[] held = buffer.trials().stream()
                .mapToLong(ReplayTrial::task)
                .sorted()
                .distinct()
                .toArray();
        SacFigures figures = new SacFigures(steps);
        PearlStep step = new PearlStep(agent().inputs(), Math.min(settings.batchTasks(), held.length));
        double divergence = 0;
        double deviation = 0;
        for (int s = 0; s < steps; s++) {
            step.draw(held, random);
            float[] latents = new float[step.tasks * settings.latentSize()];
            taskEncoder.infer(psi, step.contexts, step.counts, random, latents);
            float[] ofStates = new float[step.states.length];
            figures.add(sac.updateWithStates(step.batch(latents), random, ofStates));
            float[] gradient = taskEncoder.gradient(step.ofLatents(ofStates), settings.klWeight());
            psi = adam.step(psi, gradient, settings.sac().learningRate());
            for (Posterior belief : taskEncoder.beliefs()) {
                divergence += belief.divergence() / step.tasks / steps;
                for (int l = 0; l < belief.latents(); l++) {
                    deviation += belief.deviation(l) / belief.latents() / step.tasks / steps;
                }
            }
        }
        TrainingDivergedException.check("the encoder's parameters", psi);
        Map<String, Double> metrics = new LinkedHashMap<>();
        figures.report(metrics);
        metrics.put("replaySteps", (double) buffer.steps());
        if (steps > 0) {
            metrics.put("beliefKlToPrior", divergence);
            metrics.put("beliefDeviation", deviation);
        }
        metrics.put("replayTasks", (double) held.length);
        return metrics;
    }

    /** What a gradient step is made on: transitions of some tasks, and of each others from which it is inferred. */
    private final class PearlStep {
        private final TransitionInputs inputs;
        private final int tasks;
        private final float[] contexts;
        private final int[] counts; // transitions of each task in them
        private final float[] states;
        private final float[] nextStates;
        private final float[] actions;
        private final float[] rewards;
        private final boolean[] terminated;

        PearlStep(TransitionInputs inputs, int tasks) {
            this.inputs = inputs;
            this.tasks = tasks;
            int rows = tasks * drawn.rows();
            contexts = new float[tasks * settings.contextSteps() * encoder.inputs()];
            counts = new int[tasks];
            states = new float[rows * networks.inputs()];
            nextStates = new float[rows * networks.inputs()];
            actions = new float[rows * inputs.actionSize()];
            rewards = new float[rows];
            terminated = new boolean[rows];
        }

        /** Other tasks, and other transitions of them. The first so many of the numbers are shuffled. */
        void draw(long[] held, RandomGenerator random) {
            int told = 0;
            for (int m = 0; m < tasks; m++) {
                int other = m + random.nextInt(held.length - m);
                long task = held[other];
                held[other] = held[m];
                held[m] = task;
                counts[m] = context.draw(buffer.trials(task), random, inputs, contexts, told * encoder.inputs());
                told += counts[m];
                buffer.sample(task, random, drawn);
                for (int k = 0; k < drawn.rows(); k++) {
                    writeState(k, m * drawn.rows() + k);
                }
            }
        }

        private void writeState(int k, int row) {
            Normaliser normaliser = inputs.normaliser();
            int o = normaliser.size();
            int a = inputs.actionSize();
            normaliser.apply(drawn.observations(), k * o, states, row * networks.inputs());
            normaliser.apply(drawn.successors(), k * o, nextStates, row * networks.inputs());
            System.arraycopy(drawn.actions(), k * a, actions, row * a, a);
            rewards[row] = (float)
                    (shaping == null
                            ? drawn.rewards()[k] / inputs.rewardUnit()
                            : shaping.shapedReward(drawn.contexts(), k * shaping.aimSize(), drawn.successors(), k * o));
            terminated[row] = drawn.terminated()[k];
        }

        /** The transitions, each told the latent of its task. */
        SacBatch batch(float[] latents) {
            int l = settings.latentSize();
            int o = networks.inputs() - l;
            for (int row = 0; row < rewards.length; row++) {
                int task = row / drawn.rows();
                System.arraycopy(latents, task * l, states, row * networks.inputs() + o, l);
                System.arraycopy(latents, task * l, nextStates, row * networks.inputs() + o, l);
            }
            return new SacBatch(rewards.length, states, actions, rewards, terminated, nextStates);
        }

        /** The gradient in the latents, each task's rows summed. */
        float[] ofLatents(float[] ofStates) {
            int l = settings.latentSize();
            int o = networks.inputs() - l;
            float[] sums = new float[tasks * l];
            for (int row = 0; row < rewards.length; row++) {
                for (int i = 0; i < l; i++) {
                    sums[row / drawn.rows() * l + i] += ofStates[row * networks.inputs() + o + i];
                }
            }
            return sums;
        }
    }

    @Override
    public Adaptation newAdaptation(int tasks, long seed) {
        return adaptation(tasks, seed, /* ablation= */ null);
    }

    private Adaptation adaptation(int tasks, long seed, @Nullable Ablation ablation) {
        return new PearlAdaptation(agent(), episodes, family.spec().horizon(), tasks, seed, ablation);
    }

    @Override
    public List<String> ablations() {
        return Ablation.titles();
    }

    @Override
    public Adaptation newAblation(String name, int tasks, long seed) {
        return adaptation(tasks, seed, Ablation.of(name));
    }

    @Override
    public State state() {
        return new State()
                .putAll("sac", sac.state())
                .put("encoder", psi)
                .putAll("encoderAdam", adam.state())
                .putAll("statistics", statistics.state())
                .put("updates", new long[] {updates})
                .putAll("replay", buffer.state());
    }

    @Override
    public void restore(State state) {
        long[] savedUpdates = state.longs("updates", 1);
        float[] savedPsi = state.floats("encoder", psi.length);
        Adam savedAdam = new Adam(encoder.parameterCount(), ADAM_EPSILON);
        savedAdam.restore(state.under("encoderAdam"));
        // Everything is tried on strangers first, so that a refused state changes nothing.
        new Sac(networks, settings.sac(), Seeds.generator(0), workers).restore(state.under("sac"));
        statistics.check(state.under("statistics"));
        buffer.restore(state.under("replay"));
        sac.restore(state.under("sac"));
        statistics.restore(state.under("statistics"));
        adam = savedAdam;
        psi = savedPsi;
        updates = savedUpdates[0];
    }

    @Override
    public void close() {
        workers.close();
        player.close();
    }
}
