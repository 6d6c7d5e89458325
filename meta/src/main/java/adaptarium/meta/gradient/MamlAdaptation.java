package adaptarium.meta.gradient;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.EpisodeBatch;
import adaptarium.agents.experience.EpisodeRecorder;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.kernel.Upload;
import adaptarium.agents.network.Actor;
import adaptarium.agents.network.Policy;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import adaptarium.meta.play.Agent;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Test-time MAML: after each round of episodes, one policy-gradient step per task; steps after the first are shorter. */
final class MamlAdaptation implements Adaptation {
    private final EnvironmentSpec spec;
    private final Policy policy;
    private final MamlSettings settings;
    private final float[] meta;
    private final Normaliser normaliser;
    private final int tasks;
    private final long seed;
    private final Actor actor;
    private final Upload upload = new Upload();
    private final ActionScale scale;
    private final float[] normalised;
    private final float[] actions;
    private final RandomGenerator[] noise;
    private float[] theta;
    private EpisodeRecorder recorder;
    private int round;

    MamlAdaptation(
            EnvironmentSpec spec,
            Policy policy,
            MamlSettings settings,
            float[] meta,
            Normaliser normaliser,
            int tasks,
            long seed) {
        this.spec = spec;
        this.policy = policy;
        this.settings = settings;
        this.meta = meta;
        this.normaliser = normaliser;
        this.tasks = Adaptation.requireTasks(tasks);
        this.seed = seed;
        int slots = tasks * settings.episodesAtTest();
        actor = new Actor(policy, tasks, settings.episodesAtTest());
        scale = new ActionScale(spec.actions());
        normalised = new float[slots * spec.observationSize()];
        actions = new float[slots * spec.actionSize()];
        noise = new RandomGenerator[slots];
        theta = new float[tasks * meta.length];
        for (int b = 0; b < tasks; b++) {
            System.arraycopy(meta, 0, theta, b * meta.length, meta.length);
        }
        recorder = beginRound();
    }

    private EpisodeRecorder beginRound() {
        actor.use(theta);
        for (int n = 0; n < noise.length; n++) {
            noise[n] = Seeds.generator(Seeds.derive(seed, round, n));
        }
        return new EpisodeRecorder(
                tasks, settings.episodesAtTest(), spec.horizon(), spec.observationSize(), spec.actionSize());
    }

    @Override
    public int tasks() {
        return tasks;
    }

    @Override
    public int episodesPerRound() {
        return settings.episodesAtTest();
    }

    @Override
    public int rounds() {
        return settings.innerSteps();
    }

    @Override
    public RoundKind roundKind() {
        return RoundKind.GRADIENT_STEP;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] scaled) {
        Agent.requireFinite(observations, active);
        int inputs = spec.observationSize();
        int size = spec.actionSize();
        for (int n = 0; n < noise.length; n++) {
            normaliser.apply(observations, n * inputs, normalised, n * inputs);
        }
        actor.sample(normalised, active, noise, actions);
        recorder.act(observations, active, actions);
        for (int n = 0; n < noise.length; n++) {
            if (active[n]) {
                scale.apply(actions, n * size, scaled);
            }
        }
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        recorder.observe(rewards, terminated, truncated, nextObservations);
    }

    @Override
    public void endRound() {
        double rate = settings.innerRate() * (settings.isTrained(round) ? 1 : settings.laterRateFactor());
        InnerRule rule = new InnerRule(policy, settings.surrogate(), rate, /* firstOrder= */ true);
        EpisodeBatch batch = recorder.batch();
        float[] adapted = new float[theta.length];
        for (int task = 0; task < tasks; task++) {
            adapt(rule, batch, task, adapted);
        }
        theta = adapted;
        round++;
        recorder = beginRound();
    }

    // Each task alone: side by side, the padding to the longest of them would change the rounding of the others.
    private void adapt(InnerRule rule, EpisodeBatch batch, int task, float[] adapted) {
        int size = meta.length;
        float[][] advantages = {settings.advantages().estimate(batch, task)};
        try (NDManager manager = TensorEngine.newManager()) {
            NDArray present = upload.tensor(
                    manager, Arrays.copyOfRange(theta, task * size, (task + 1) * size), new Shape(1, size));
            TaskSamples samples =
                    TaskSamples.of(manager, upload, batch, task, task + 1, advantages, normaliser, TaskSamples.ALL);
            InnerPath path = new InnerPath(rule, present, /* keepCurvature= */ false);
            path.stepOnFresh(samples);
            System.arraycopy(path.end().toFloatArray(), 0, adapted, task * size, size);
        }
    }

    /** How far the output layer and the log-std have moved from the meta-parameters. */
    @Override
    public float[] fastState(int task) {
        String outputWeight = "layer" + (policy.network().layers() - 1) + ".weight";
        int from = Math.toIntExact(policy.layout().block(outputWeight).offset());
        float[] change = new float[meta.length - from];
        for (int i = 0; i < change.length; i++) {
            change[i] = theta[task * meta.length + from + i] - meta[from + i];
        }
        return change;
    }

    @Override
    public void close() {
        // tensors live no longer than endRound
    }
}
