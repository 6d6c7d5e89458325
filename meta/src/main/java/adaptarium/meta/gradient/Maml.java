package adaptarium.meta.gradient;

import adaptarium.agents.experience.EpisodeBatch;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.network.Policy;
import adaptarium.agents.store.State;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Model-agnostic meta-learning for reinforcement learning (Finn et al. 2017, arXiv:1703.03400, algorithm 3): meta-parameters from which one policy-gradient
 * step per task leads to a good policy of that task.
 *
 * <p>With FOMAML ({@code firstOrder}), ProMP ({@code outerStep: clipped}) and Reptile ({@code outerStep: reptile}) as settings: an {@link InnerStep} leads from
 * the meta-parameters to a task's, an {@link OuterStep} moves the meta-parameters. See the package's description for deviations from the papers.
 *
 * @param <T> the family's task record
 */
public final class Maml<T extends Record> implements MetaLearner<T> {
    /** Into how many chunks a meta-batch is cut at least, where it has as many tasks: enough for the cores of a laptop. */
    private static final int CHUNKS = 4;

    /** A larger chunk takes more memory and no less time. */
    private static final int TASKS_PER_CHUNK = 5;

    private final TaskFamily<T> family;
    private final MamlSettings settings;
    private final Policy policy;
    private final List<TaskChunk<T>> chunks = new ArrayList<>();
    private final Workers workers;
    private final OuterUpdate outer;
    private final RunningMoments moments;
    private float[] theta;

    /**
     * A fresh learner.
     *
     * @param family what to learn on
     * @param settings how
     * @param seed the seed of the initial parameters
     * @param threads worker threads; never changes a result
     */
    public Maml(TaskFamily<T> family, MamlSettings settings, long seed, int threads) {
        this.family = family;
        this.settings = settings;
        policy = Policy.of(family.spec(), settings.hiddenSizes(), settings.activation());
        theta = policy.initialise(
                Seeds.generator(Seeds.derive(seed, "parameters")), /* outputGain= */ 1, settings.initialStd());
        outer = settings.outerStep().begin(policy.parameters());
        moments = new RunningMoments(family.spec().observationSize());
        workers = new Workers(threads);
        int count = Math.max(
                Math.min(CHUNKS, settings.tasks()), (settings.tasks() + TASKS_PER_CHUNK - 1) / TASKS_PER_CHUNK);
        for (int c = 0; c < count; c++) {
            int from = settings.tasks() * c / count;
            int to = settings.tasks() * (c + 1) / count;
            chunks.add(new TaskChunk<>(family, policy, settings, outer.wanted(), to - from));
        }
    }

    @Override
    public int metaBatchSize() {
        return settings.tasks();
    }

    /** The policy whose parameters are learnt. */
    public Policy policy() {
        return policy;
    }

    /** The meta-parameters, float[P], a copy. */
    public float[] theta() {
        return theta.clone();
    }

    @Override
    public Update metaUpdate(List<T> tasks, long seed) {
        requireBatch(tasks);
        Normaliser normaliser = normaliser();
        List<Part<T>> parts = work(tasks, seed);
        try {
            workers.map(parts.size(), i -> {
                Part<T> part = parts.get(i);
                part.chunk().collect(part.tasks(), part.seeds(), theta, normaliser);
                return part;
            });
            Map<String, Double> metrics = new LinkedHashMap<>();
            for (int k = 0; k < settings.innerSteps(); k++) {
                metrics.put(Metric.RETURN.of(k), meanReturn(k));
            }
            float[] next = outer.step(theta, new ChunkedBatch<>(chunks, workers), metrics);
            TrainingDivergedException.check("policy.theta", next);
            theta = next;
            if (settings.normaliseObservations()) {
                chunks.forEach(chunk -> chunk.episodes().get(0).addTo(moments));
            }
            long steps = chunks.stream()
                    .flatMap(chunk -> chunk.episodes().stream())
                    .mapToLong(EpisodeBatch::steps)
                    .sum();
            return new Update(steps, meanReturn(settings.innerSteps()), metrics);
        } finally {
            chunks.forEach(TaskChunk::release);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // made for one chunk, read once
    private record Part<T extends Record>(TaskChunk<T> chunk, List<T> tasks, long[] seeds) {}

    private List<Part<T>> work(List<T> tasks, long seed) {
        List<Part<T>> parts = new ArrayList<>();
        int from = 0;
        for (TaskChunk<T> chunk : chunks) {
            long[] seeds = new long[chunk.tasks()];
            for (int b = 0; b < seeds.length; b++) {
                seeds[b] = Seeds.derive(seed, "task", from + b);
            }
            parts.add(new Part<>(chunk, tasks.subList(from, from + chunk.tasks()), seeds));
            from += chunk.tasks();
        }
        return parts;
    }

    private double meanReturn(int round) {
        double sum = 0;
        for (TaskChunk<T> chunk : chunks) {
            EpisodeBatch batch = chunk.episodes().get(round);
            for (int b = 0; b < batch.tasks(); b++) {
                sum += batch.meanReturn(b);
            }
        }
        return sum / settings.tasks();
    }

    private Normaliser normaliser() {
        return settings.normaliseObservations()
                ? Normaliser.of(moments)
                : Normaliser.identity(family.spec().observationSize());
    }

    @Override
    public Adaptation newAdaptation(int tasks, long seed) {
        return new MamlAdaptation(family.spec(), policy, settings, theta.clone(), normaliser(), tasks, seed);
    }

    @Override
    public State state() {
        State state = new State().put("policy.theta", theta);
        if (settings.normaliseObservations()) {
            state.putAll("observations", moments.state());
        }
        outer.save(state);
        return state;
    }

    @Override
    public void restore(State state) {
        float[] restored = state.floats("policy.theta", policy.parameters());
        if (settings.normaliseObservations()) {
            // Tried on a stranger first, so that a state that the outer step refuses changes nothing.
            new RunningMoments(moments.size()).restore(state.under("observations"));
        }
        outer.restore(state);
        if (settings.normaliseObservations()) {
            moments.restore(state.under("observations"));
        }
        theta = restored;
    }

    @Override
    public void close() {
        workers.close();
        chunks.forEach(TaskChunk::close);
    }
}
