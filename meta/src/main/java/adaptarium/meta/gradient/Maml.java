package adaptarium.meta.gradient;

import adaptarium.agents.experience.EpisodeBatch;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.store.State;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import adaptarium.meta.Statistics;
import adaptarium.meta.gradient.inner.InnerRule;
import adaptarium.meta.gradient.inner.InnerStep;
import adaptarium.meta.gradient.outer.OuterStep;
import adaptarium.meta.gradient.outer.OuterUpdate;
import adaptarium.meta.gradient.parameter.MetaParameters;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Model-agnostic meta-learning for reinforcement learning (Finn et al. 2017, arXiv:1703.03400, algorithm 3): meta-parameters from which one policy-gradient
 * step per task leads to a good policy of that task.
 *
 * <p>Its relatives are settings: an {@link InnerStep} leads from the meta-parameters to a task's, an {@link OuterStep} moves the meta-parameters, and
 * {@link MetaParameters} says what is learnt and what of it is adapted. See the package's description for the combinations and for deviations from the papers.
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
    private final InnerRule rule;
    private final List<TaskChunk<T>> chunks = new ArrayList<>();
    private final Workers workers;
    private final OuterUpdate outer;
    private final RunningMoments moments;
    private float[] meta;

    /**
     * A fresh learner.
     *
     * @param family what to learn on
     * @param settings how
     * @param seed the seed of the initial parameters
     * @param threads worker threads; never changes a result
     */
    public Maml(TaskFamily<T> family, MamlSettings settings, long seed, int threads) {
        this(family, settings, settings.kind(), seed, threads);
    }

    /**
     * A fresh learner that adapts in a way of its own.
     *
     * @param family what to learn on
     * @param settings how
     * @param kind of its inner steps, in place of those that the settings ask for
     * @param seed the seed of the initial parameters
     * @param threads worker threads; never changes a result
     */
    public Maml(TaskFamily<T> family, MamlSettings settings, InnerStep.Kind kind, long seed, int threads) {
        this.family = family;
        this.settings = settings;
        policy = Policy.of(family.spec(), settings.hiddenSizes(), settings.activation());
        rule = settings.rule(policy, kind);
        MetaParameters parameters = rule.parameters();
        float[] theta = policy.initialise(
                Seeds.generator(Seeds.derive(seed, "parameters")), /* outputGain= */ 1, settings.initialStd());
        meta = parameters.initialise(theta, Seeds.generator(Seeds.derive(seed, "context weights")));
        outer = settings.outerStep().begin(parameters.meta());
        moments = new RunningMoments(family.spec().observationSize());
        workers = new Workers(threads);
        int plays = settings.tasks() * outer.wanted().sets();
        int count = Math.max(Math.min(CHUNKS, plays), (plays + TASKS_PER_CHUNK - 1) / TASKS_PER_CHUNK);
        for (int c = 0; c < count; c++) {
            int from = plays * c / count;
            int to = plays * (c + 1) / count;
            chunks.add(new TaskChunk<>(family, rule, settings, outer.wanted(), to - from));
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

    /** The meta-parameters, a copy: the policy's, float[P], then context weights and learnt rates where there are any. */
    public float[] theta() {
        return meta.clone();
    }

    @Override
    public Update metaUpdate(List<T> tasks, long seed) {
        requireBatch(tasks);
        Normaliser normaliser = normaliser();
        OuterUpdate.Wanted wanted = outer.wanted();
        Moves moves = new Moves(seed, settings.tasks() * wanted.pairs(), wanted.noise());
        List<Part<T>> parts = work(tasks, seed, moves);
        try {
            workers.map(parts.size(), i -> {
                Part<T> part = parts.get(i);
                part.chunk().collect(part.tasks(), part.seeds(), part.meta(), normaliser);
                return part;
            });
            if (settings.exploration() > 0) {
                credit();
            }
            Map<String, Double> metrics = new LinkedHashMap<>();
            for (int k = 0; k < settings.innerSteps(); k++) {
                metrics.put(Metric.RETURN.of(k), meanReturn(k));
            }
            for (int k = 0; k <= settings.innerSteps() && family.hasGoal(); k++) {
                metrics.put(Metric.SUCCESS.of(k), successRate(k));
            }
            float[] next = outer.step(meta, new ChunkedBatch<>(chunks, workers, moves), metrics);
            TrainingDivergedException.check("policy.theta", next);
            meta = next;
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
    private record Part<T extends Record>(TaskChunk<T> chunk, List<T> tasks, long[] seeds, float[] meta) {}

    /** A task's two sides play the same episodes. */
    private List<Part<T>> work(List<T> tasks, long seed, Moves moves) {
        List<Part<T>> parts = new ArrayList<>();
        int sets = outer.wanted().sets();
        int from = 0;
        for (TaskChunk<T> chunk : chunks) {
            int to = from + chunk.tasks();
            List<T> own = new ArrayList<>();
            long[] seeds = new long[chunk.tasks()];
            for (int play = from; play < to; play++) {
                own.add(tasks.get(play / sets));
                seeds[play - from] = Seeds.derive(seed, "task", moves.count() == 0 ? play : play / 2);
            }
            parts.add(new Part<>(chunk, own, seeds, moves.count() == 0 ? meta : moves.sets(meta, from, to)));
            from = to;
        }
        return parts;
    }

    /** Returns after adaptation with mean 0 and spread 1 over the update's tasks, as the E-MAML authors' code has them, times the weight of the term. */
    private void credit() {
        double[] returns = chunks.stream()
                .flatMapToDouble(chunk -> Arrays.stream(chunk.returns()))
                .toArray();
        double mean = Statistics.mean(returns);
        double spread = Math.sqrt(Arrays.stream(returns)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
        int next = 0;
        for (TaskChunk<T> chunk : chunks) {
            double[] credits = new double[chunk.tasks()];
            for (int b = 0; b < credits.length; b++, next++) {
                credits[b] = spread > 0 ? settings.exploration() * (returns[next] - mean) / spread : 0;
            }
            chunk.credit(credits);
        }
    }

    private double meanReturn(int round) {
        double sum = 0;
        int plays = 0;
        for (TaskChunk<T> chunk : chunks) {
            EpisodeBatch batch = chunk.episodes().get(round);
            for (int b = 0; b < batch.tasks(); b++) {
                sum += batch.meanReturn(b);
                plays++;
            }
        }
        return sum / plays;
    }

    private double successRate(int round) {
        long met = chunks.stream().mapToLong(chunk -> chunk.succeeded(round)).sum();
        int tasks = chunks.stream().mapToInt(TaskChunk::tasks).sum();
        return (double) met / (tasks * settings.episodes());
    }

    private Normaliser normaliser() {
        return settings.normaliseObservations()
                ? Normaliser.of(moments)
                : Normaliser.identity(family.spec().observationSize());
    }

    @Override
    public Adaptation newAdaptation(int tasks, long seed) {
        return new MamlAdaptation(family.spec(), rule, settings, meta.clone(), normaliser(), tasks, seed);
    }

    @Override
    public State state() {
        MetaParameters parameters = rule.parameters();
        int theta = parameters.parameters();
        State state = new State().put("policy.theta", Arrays.copyOf(meta, theta));
        if (parameters.context() > 0) {
            state.put("context.weight", Arrays.copyOfRange(meta, theta, parameters.ratesFrom()));
        }
        if (parameters.rates() > 0) {
            state.put("rates", Arrays.copyOfRange(meta, parameters.ratesFrom(), meta.length));
        }
        if (settings.normaliseObservations()) {
            state.putAll("observations", moments.state());
        }
        outer.save(state);
        return state;
    }

    @Override
    public void restore(State state) {
        MetaParameters parameters = rule.parameters();
        int theta = parameters.parameters();
        float[] restored = Arrays.copyOf(state.floats("policy.theta", theta), parameters.meta());
        int contextWeights = parameters.ratesFrom() - theta;
        if (contextWeights > 0) {
            System.arraycopy(state.floats("context.weight", contextWeights), 0, restored, theta, contextWeights);
        }
        if (parameters.rates() > 0) {
            float[] rates = state.floats("rates", parameters.rates());
            System.arraycopy(rates, 0, restored, parameters.ratesFrom(), rates.length);
        }
        if (settings.normaliseObservations()) {
            // Tried on a stranger first, so that a state that the outer step refuses changes nothing.
            new RunningMoments(moments.size()).restore(state.under("observations"));
        }
        outer.restore(state);
        if (settings.normaliseObservations()) {
            moments.restore(state.under("observations"));
        }
        meta = restored;
    }

    @Override
    public void close() {
        workers.close();
        chunks.forEach(TaskChunk::close);
    }
}
