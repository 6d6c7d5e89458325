package adaptarium.meta.model;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.ReplayBuffer;
import adaptarium.agents.experience.ReplayShape;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.store.State;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import adaptarium.meta.play.DrawingAgent;
import adaptarium.meta.play.TrialRecorder;
import adaptarium.meta.play.UniformAgent;
import adaptarium.random.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A learner that plans with a model: an update plays some episodes, with random actions at first and then with plans of the present model, puts them into the replay
 * buffer and lets the model learn from all of it.
 *
 * @param <T> the family's task record
 */
final class ModelLearner<T extends Record> implements MetaLearner<T> {
    /** What an update reports. */
    static final List<Metric> METRICS = List.of(
            new Metric("errorBefore", "mean of half the squared errors' sum, in units of what is predicted, unadapted"),
            new Metric("error", "the same after adapting, of which the gradient is taken"),
            new Metric("replaySteps", "environment steps that the replay buffer holds"));

    private final TaskFamily<T> family;
    private final ModelSettings settings;
    private final ModelTraining training;
    private final int episodes;
    private final ActionScale scale;
    private final Workers workers;
    private final TrialRecorder<T> player;
    private final ReplayBuffer buffer;
    private final RunningMoments observed;
    private final RunningMoments outcomes;
    private long updates;

    /** Makes the model's way to learn, once its numbers are known. */
    @FunctionalInterface
    interface Training {
        /**
         * A fresh one.
         *
         * @param observations O, numbers of an observation
         * @param actions A, numbers of an action
         */
        ModelTraining create(int observations, int actions);
    }

    /**
     * A fresh learner.
     *
     * @param family what to learn on; its actions are numbers
     * @param settings how
     * @param training how the model learns; closed with the learner
     * @param threads worker threads; never change a result
     * @throws IllegalArgumentException where actions are choices
     */
    ModelLearner(TaskFamily<T> family, ModelSettings settings, Training training, int threads) {
        this.family = family;
        this.settings = settings;
        EnvironmentSpec spec = family.spec();
        if (!(spec.actions() instanceof ActionSpace.Continuous)) {
            throw new IllegalArgumentException(
                    "planning with a model needs actions that are numbers; those of " + spec.id() + " are choices");
        }
        int observations = spec.observationSize();
        this.training = training.create(observations, spec.actionSize());
        episodes = settings.episodes().orElse(spec.episodesPerTrial());
        scale = new ActionScale(spec.actions());
        workers = new Workers(threads);
        player = new TrialRecorder<>(family, settings.tasks(), episodes, threads);
        ReplayShape shape = new ReplayShape(observations, spec.actionSize(), /* contextSize= */ 0);
        buffer = new ReplayBuffer(shape, settings.capacity());
        observed = new RunningMoments(observations);
        outcomes = new RunningMoments(ModelUnits.outputs(observations));
    }

    @Override
    public int metaBatchSize() {
        return settings.tasks();
    }

    private ModelUnits units() {
        return ModelUnits.of(observed, outcomes, family.spec().actionSize(), training.feedback());
    }

    private PlanningAgent agent(int slots, boolean adapts, double noise, long seed, Workers workersOfSlots) {
        OnlineModel model = training.online(slots, adapts);
        return new PlanningAgent(units(), model, settings.planner(), scale, noise, slots, seed, workersOfSlots);
    }

    @Override
    public Update metaUpdate(List<T> tasks, long seed) {
        requireBatch(tasks);
        long rolloutSeed = Seeds.derive(seed, "rollout");
        boolean random = updates < settings.warmup();
        DrawingAgent agent = random
                ? new UniformAgent(
                        scale,
                        family.spec().actionSize(),
                        player.noise(rolloutSeed),
                        settings.planner().hold())
                : agent(
                        settings.tasks(),
                        /* adapts= */ true,
                        settings.explorationNoise(),
                        Seeds.derive(seed, "plans"),
                        workers);
        Rollout rollout = player.play(agent, tasks, rolloutSeed);
        float[] next = new float[rollout.observationSize()];
        for (int slot = 0; slot < rollout.slots(); slot++) {
            buffer.add(rollout, slot, /* task= */ 0, new float[0]);
            for (int t = 0; t < rollout.length(slot); t++) {
                take(rollout, slot, t, next);
            }
        }
        updates++;
        RandomGenerator draws = Seeds.generator(Seeds.derive(seed, "replay"));
        Map<String, Double> metrics = new LinkedHashMap<>(training.learn(buffer, units(), draws));
        metrics.put("replaySteps", (double) buffer.steps());
        return new Update(rollout.steps(), player.meanReturnOfLastEpisode(), metrics);
    }

    private void take(Rollout rollout, int slot, int t, float[] next) {
        int i = t * rollout.slots() + slot;
        float[] now = new float[next.length];
        System.arraycopy(rollout.observations(), i * now.length, now, 0, now.length);
        rollout.copySuccessor(slot, t, next, 0);
        observed.add(now, 0);
        ModelUnits.addOutcome(outcomes, now, next, rollout.rewards()[i], rollout.terminated()[i]);
    }

    @Override
    public Adaptation newAdaptation(int tasks, long seed) {
        return adaptation(tasks, seed, training.adapts());
    }

    @Override
    public List<String> ablations() {
        return training.adapts() ? List.of(training.ablation()) : List.of();
    }

    @Override
    public Adaptation newAblation(String name, int tasks, long seed) {
        if (!ablations().contains(name)) {
            return MetaLearner.super.newAblation(name, tasks, seed);
        }
        return adaptation(tasks, seed, /* adapts= */ false);
    }

    private Adaptation adaptation(int tasks, long seed, boolean adapts) {
        Workers own = new Workers(1);
        PlanningAgent agent = agent(Adaptation.requireTasks(tasks), adapts, /* noise= */ 0, seed, own);
        return new PlanningAdaptation(agent, own, tasks, episodes, adapts);
    }

    @Override
    public State state() {
        return new State()
                .putAll("model", training.state())
                .putAll("observed", observed.state())
                .putAll("outcomes", outcomes.state())
                .put("updates", new long[] {updates})
                .putAll("replay", buffer.state());
    }

    @Override
    public void restore(State state) {
        long[] saved = state.longs("updates", 1);
        // Everything is tried on strangers first, so that a refused state changes nothing.
        new RunningMoments(observed.size()).restore(state.under("observed"));
        new RunningMoments(outcomes.size()).restore(state.under("outcomes"));
        new ReplayBuffer(buffer.shape(), settings.capacity()).restore(state.under("replay"));
        training.restore(state.under("model"));
        buffer.restore(state.under("replay"));
        observed.restore(state.under("observed"));
        outcomes.restore(state.under("outcomes"));
        updates = saved[0];
    }

    @Override
    public void close() {
        training.close();
        workers.close();
        player.close();
    }
}
