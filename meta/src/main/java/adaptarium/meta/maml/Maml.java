package adaptarium.meta.maml;

import adaptarium.agents.experience.EpisodeBatch;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.network.Policy;
import adaptarium.agents.store.State;
import adaptarium.agents.update.Adam;
import adaptarium.agents.update.TrustRegion;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Model-agnostic meta-learning for reinforcement learning (Finn et al. 2017, arXiv:1703.03400, algorithm 3): meta-parameters from which one policy-gradient
 * step per task leads to a good policy of that task.
 *
 * <p>With FOMAML ({@code firstOrder}) and ProMP ({@code outerStep: clipped}) as settings. See the package's description for deviations from the papers.
 *
 * @param <T> the family's task record
 */
public final class Maml<T extends Record> implements MetaLearner<T> {
    /** Into how many chunks a meta-batch is cut at least, where it has as many tasks: enough for the cores of a laptop. */
    private static final int CHUNKS = 4;

    /** A larger chunk takes more memory and no less time. */
    private static final int TASKS_PER_CHUNK = 5;

    private static final double ADAM_EPSILON = 1e-8;

    private final TaskFamily<T> family;
    private final MamlSettings settings;
    private final Policy policy;
    private final List<TaskChunk<T>> chunks = new ArrayList<>();
    private final Workers workers;
    private final Adam adam;
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
        adam = new Adam(policy.parameters(), ADAM_EPSILON);
        moments = new RunningMoments(family.spec().observationSize());
        workers = new Workers(threads);
        int count = Math.max(
                Math.min(CHUNKS, settings.tasks()), (settings.tasks() + TASKS_PER_CHUNK - 1) / TASKS_PER_CHUNK);
        for (int c = 0; c < count; c++) {
            int from = settings.tasks() * c / count;
            int to = settings.tasks() * (c + 1) / count;
            chunks.add(new TaskChunk<>(family, policy, settings, to - from));
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
            float[] next = settings.outerStep() == MamlSettings.OuterStep.TRUST_REGION
                    ? trustRegionStep(metrics)
                    : clippedStep(metrics);
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

    /** What every chunk says, in the chunks' order. */
    private <R> List<R> ofChunks(Function<TaskChunk<T>, R> question) {
        return workers.map(chunks.size(), i -> question.apply(chunks.get(i)));
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

    private float[] trustRegionStep(Map<String, Double> metrics) {
        TrustRegion.Trial before = meanTrial(ofChunks(TaskChunk::atOrigin));
        double[] gradient = mean(ofChunks(TaskChunk::gradient));
        TrustRegion.Step step =
                settings.trustRegion().step(theta, gradient, before.loss(), this::curvatureProduct, this::evaluate);
        metrics.put("lossBefore", before.loss());
        metrics.put("lossAfter", step.trial().loss());
        metrics.put("kl", step.trial().divergence());
        metrics.put("expectedGain", step.expectedGain());
        metrics.put("lineSearchTries", (double) step.tries());
        metrics.put("accepted", step.accepted() ? 1.0 : 0.0);
        return step.theta();
    }

    private double[] curvatureProduct(double[] v) {
        float[] direction = Tensors.floats(v);
        return mean(ofChunks(chunk -> chunk.curvatureProduct(direction)));
    }

    private float[] clippedStep(Map<String, Double> metrics) {
        float[] moving = theta;
        for (int epoch = 0; epoch < settings.clipped().epochs(); epoch++) {
            float[] here = moving;
            double[] gradient = mean(ofChunks(chunk -> chunk.clippedGradient(here)));
            moving =
                    adam.step(here, Tensors.floats(gradient), settings.clipped().learningRate());
        }
        TrustRegion.Trial after = evaluate(moving);
        metrics.put("lossAfter", after.loss());
        metrics.put("kl", after.divergence());
        return moving;
    }

    private TrustRegion.Trial evaluate(float[] candidate) {
        return meanTrial(ofChunks(chunk -> chunk.evaluate(candidate)));
    }

    private TrustRegion.Trial meanTrial(List<List<TrustRegion.Trial>> perChunk) {
        double loss = 0;
        double divergence = 0;
        for (List<TrustRegion.Trial> trials : perChunk) {
            for (TrustRegion.Trial trial : trials) {
                loss += trial.loss();
                divergence += trial.divergence();
            }
        }
        return new TrustRegion.Trial(loss / settings.tasks(), divergence / settings.tasks());
    }

    private double[] mean(List<double[]> sums) {
        double[] mean = new double[theta.length];
        for (double[] sum : sums) {
            for (int p = 0; p < mean.length; p++) {
                mean[p] += sum[p];
            }
        }
        for (int p = 0; p < mean.length; p++) {
            mean[p] /= settings.tasks();
        }
        return mean;
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
        if (settings.outerStep() == MamlSettings.OuterStep.CLIPPED) {
            state.putAll("adam", adam.state());
        }
        return state;
    }

    @Override
    public void restore(State state) {
        float[] restored = state.floats("policy.theta", policy.parameters());
        if (settings.normaliseObservations()) {
            // Tried on a stranger first, so that a state that Adam refuses changes nothing.
            new RunningMoments(moments.size()).restore(state.under("observations"));
        }
        if (settings.outerStep() == MamlSettings.OuterStep.CLIPPED) {
            adam.restore(state.under("adam"));
        }
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
