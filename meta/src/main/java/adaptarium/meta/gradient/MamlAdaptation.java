package adaptarium.meta.gradient;

import adaptarium.agents.experience.EpisodeBatch;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.kernel.Upload;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import adaptarium.meta.gradient.inner.FrozenBatch;
import adaptarium.meta.gradient.inner.InnerPath;
import adaptarium.meta.gradient.inner.InnerRule;
import adaptarium.meta.gradient.inner.LaterSteps;
import adaptarium.meta.play.Agent;
import adaptarium.meta.play.RecordedAgent;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Test-time adaptation by gradient steps: after each round of episodes one per task; those beyond training as the settings' {@link LaterSteps} have it. */
final class MamlAdaptation implements Adaptation {
    private final EnvironmentSpec spec;
    private final InnerRule rule;
    private final MamlSettings settings;
    private final float[] start; // ψ_0
    private final Normaliser normaliser;
    private final int tasks;
    private final long seed;
    private final PolicyAgent agent;
    private final Upload upload = new Upload();
    private final float[] origin; // θ of the meta-parameters
    private final float[] theta; // of the policy, a row per task
    private final float[] before; // the last step's loss where it began, a number per task
    private final float[] after; // and where it led
    private float[] fast; // ψ, a row per task
    private EpisodeBatch episodes; // of this round
    private Agent recorded;
    private int round;

    MamlAdaptation(
            EnvironmentSpec spec,
            InnerRule rule,
            MamlSettings settings,
            float[] meta,
            Normaliser normaliser,
            int tasks,
            long seed) {
        this.spec = spec;
        this.rule = rule;
        this.settings = settings;
        this.normaliser = normaliser;
        this.tasks = Adaptation.requireTasks(tasks);
        this.seed = seed;
        agent = new PolicyAgent(spec, rule.policy(), tasks, settings.episodesAtTest());
        int size = rule.parameters().fast();
        start = Arrays.copyOf(meta, size); // with a context of 0
        fast = new float[tasks * size];
        origin = Arrays.copyOf(meta, rule.parameters().parameters());
        theta = new float[tasks * origin.length];
        before = new float[tasks];
        after = new float[tasks];
        for (int task = 0; task < tasks; task++) {
            System.arraycopy(start, 0, fast, task * size, size);
            System.arraycopy(origin, 0, theta, task * origin.length, origin.length);
        }
        episodes = beginRound();
        recorded = new RecordedAgent(agent, episodes.rollout());
    }

    private EpisodeBatch beginRound() {
        RandomGenerator[] noise = new RandomGenerator[tasks * settings.episodesAtTest()];
        for (int n = 0; n < noise.length; n++) {
            noise[n] = Seeds.generator(Seeds.derive(seed, round, n));
        }
        agent.begin(theta, normaliser, noise);
        return EpisodeBatch.empty(
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
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        Agent.requireFinite(observations, active);
        recorded.act(observations, active, contexts, actions);
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        recorded.observe(rewards, terminated, truncated, nextObservations);
    }

    @Override
    public void endRound() {
        float[] adapted = new float[fast.length];
        for (int task = 0; task < tasks; task++) {
            adapt(episodes, task, adapted);
        }
        fast = adapted;
        round++;
        episodes = beginRound();
        recorded = new RecordedAgent(agent, episodes.rollout());
    }

    // Each task alone: side by side, the padding to the longest of them would change the rounding of the others.
    private void adapt(EpisodeBatch batch, int task, float[] adapted) {
        int size = start.length;
        float[][] advantages = {settings.advantages().estimate(batch, task)};
        try (NDManager manager = TensorEngine.newManager()) {
            NDArray present = upload.tensor(
                    manager, Arrays.copyOfRange(fast, task * size, (task + 1) * size), new Shape(1, size));
            TaskSamples samples =
                    TaskSamples.of(manager, upload, batch, task, task + 1, advantages, normaliser, TaskSamples.ALL);
            double factor = settings.isTrained(round)
                    ? 1
                    : settings.laterSteps().factor(part -> divergence(step(present, samples, part), samples));
            InnerPath path = step(present, samples, factor);
            System.arraycopy(path.fast().toFloatArray(), 0, adapted, task * size, size);
            float[] own = path.end().toFloatArray();
            System.arraycopy(own, 0, theta, task * own.length, own.length);
            FrozenBatch data = FrozenBatch.of(samples, path.tape(0));
            before[task] = (float) rule.loss(path.tape(0), data);
            after[task] = (float) rule.loss(path.record(samples), data);
        }
    }

    private InnerPath step(NDArray present, TaskSamples samples, double factor) {
        InnerPath path = InnerPath.from(rule.shortened(factor), present, round);
        path.stepOnFresh(samples);
        return path;
    }

    /** Mean divergence of the policy at a path's end from that at its start, on the latter's samples. */
    private double divergence(InnerPath path, TaskSamples samples) {
        Policy.Outputs before = path.tape(0).outputs();
        Policy.Outputs now = path.outputs(samples);
        return rule.policy()
                .distribution()
                .divergence(before.outputs(), before.logStd(), now.outputs(), now.logStd())
                .mul(samples.masks())
                .sum()
                .getFloat();
    }

    /**
     * The context where there is one, and nothing else: it is drawn as a plane. Otherwise how far the output layer and the log-std have moved from the
     * meta-parameters; then how far each block of the policy's parameters has, root mean square; then the last step's loss before it was taken, and after
     * it, both 0 before any.
     */
    @Override
    public float[] fastState(int task) {
        List<ParameterLayout.Block> blocks = rule.policy().layout().blocks();
        int from = rule.parameters().shownFrom();
        int shown = rule.parameters().shownTo() - from;
        float[] state = new float[shown + (rule.parameters().hasContext() ? 0 : blocks.size() + 2)];
        for (int i = 0; i < shown; i++) {
            state[i] = fast[task * start.length + from + i] - start[from + i];
        }
        if (rule.parameters().hasContext()) {
            return state;
        }
        int next = shown;
        for (ParameterLayout.Block block : blocks) {
            double squares = 0;
            int first = Math.toIntExact(block.offset());
            for (int i = first; i < first + block.size(); i++) {
                squares += Math.pow(theta[task * origin.length + i] - origin[i], 2);
            }
            state[next++] = (float) Math.sqrt(squares / block.size());
        }
        state[next++] = before[task];
        state[next] = after[task];
        return state;
    }

    @Override
    public List<FastPart> fastParts() {
        int size = rule.parameters().shownTo() - rule.parameters().shownFrom();
        List<FastPart> parts = new ArrayList<>();
        if (rule.parameters().hasContext()) {
            return List.of(new FastPart("context", size));
        }
        parts.add(new FastPart("change of the output", size));
        rule.policy().layout().blocks().forEach(block -> parts.add(new FastPart(block.name() + " moved", 1)));
        parts.add(new FastPart("loss before the step", 1));
        parts.add(new FastPart("loss after the step", 1));
        return parts;
    }

    @Override
    public Outlook outlook(int slot) {
        return new Outlook(
                Double.NaN, agent.entropy(slot)); // the baseline is fitted to whole rounds, not asked at steps
    }

    @Override
    public void close() {
        // tensors live no longer than endRound
    }
}
