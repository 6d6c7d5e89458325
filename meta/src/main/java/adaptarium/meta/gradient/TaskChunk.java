package adaptarium.meta.gradient;

import adaptarium.agents.experience.EpisodeBatch;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.kernel.Upload;
import adaptarium.agents.update.TrustRegion;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.gradient.inner.InnerPath;
import adaptarium.meta.gradient.inner.InnerRule;
import adaptarium.meta.gradient.outer.OuterUpdate;
import adaptarium.meta.gradient.parameter.MetaParameters;
import adaptarium.meta.gradient.parameter.Tensors;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some tasks of a meta-batch from first episode to meta-gradient: sampled, adapted to and differentiated by one thread at a time. How a meta-batch is cut
 * into chunks depends on the settings alone, so the number of threads cannot change a sum.
 *
 * @param <T> the family's task record
 */
final class TaskChunk<T extends Record> implements AutoCloseable {
    /** At most as many samples pass through the network together, or one task's: more only takes memory. */
    private static final int SAMPLES_AT_ONCE = 2048;

    private final MamlSettings settings;
    private final OuterUpdate.Wanted wanted;
    private final InnerRule rule;
    private final int tasks;
    private final int tasksPerSlice;
    private final EpisodeSampler<T> sampler;
    private final Upload upload = new Upload();
    private @Nullable Collected collected;
    private double[] credits = MetaObjective.NO_CREDITS;

    /** What one update has collected; its manager owns all tensors. */
    @SuppressWarnings("ArrayRecordComponent") // private to this chunk
    private record Collected(
            NDManager manager,
            List<EpisodeBatch> episodes,
            List<Long> succeeded,
            List<float[]> points,
            List<MetaObjective> objectives,
            double[] gradient,
            double[] scores,
            @Nullable DivergenceCurvature curvature) {}

    TaskChunk(TaskFamily<T> family, InnerRule rule, MamlSettings settings, OuterUpdate.Wanted wanted, int tasks) {
        this(family, rule, settings, wanted, tasks, SAMPLES_AT_ONCE);
    }

    /** With a size of the slices other than the usual one. */
    TaskChunk(
            TaskFamily<T> family,
            InnerRule rule,
            MamlSettings settings,
            OuterUpdate.Wanted wanted,
            int tasks,
            int samplesAtOnce) {
        this.settings = settings;
        this.wanted = wanted;
        this.tasks = tasks;
        tasksPerSlice =
                Math.max(1, samplesAtOnce / (settings.episodes() * family.spec().horizon()));
        this.rule = rule;
        sampler = new EpisodeSampler<>(family, rule.policy(), tasks, settings.episodes(), /* threads= */ 1);
    }

    int tasks() {
        return tasks;
    }

    /**
     * Plays K + 1 rounds of episodes, adapts between them and takes the meta-gradient; what an earlier call collected is dropped. The tapes of all samples
     * live no longer than this call, so that at any time only as many chunks as threads hold theirs.
     *
     * @param taskList the tasks
     * @param seeds one per task
     * @param meta where to begin, float[M], or float[B * M] with a set for each task
     * @param normaliser of the observations
     */
    void collect(List<T> taskList, long[] seeds, float[] meta, Normaliser normaliser) {
        release();
        NDManager manager = TensorEngine.newManager();
        List<EpisodeBatch> episodes = new ArrayList<>();
        List<Long> succeeded = new ArrayList<>();
        List<float[]> points = new ArrayList<>();
        List<TaskSamples> thinned = new ArrayList<>();
        double[] gradient = new double[wanted.gradient() ? rule.parameters().meta() : 0];
        double[] scores = new double
                [wanted.gradient() && explores() ? tasks * rule.parameters().meta() : 0];
        List<MetaObjective> objectives = new ArrayList<>();
        credits = MetaObjective.NO_CREDITS;
        collected = new Collected(
                manager,
                episodes,
                succeeded,
                points,
                objectives,
                gradient,
                scores,
                null); // owns the manager from here on
        try (NDScope tapes = new NDScope()) {
            tapes.suppressNotUsedWarning();
            boolean apart = meta.length > rule.parameters().meta();
            List<TaskSlice> slices = slices(manager, meta, apart);
            for (int k = 0; k <= settings.innerSteps(); k++) {
                points.add(joined(slices, TaskSlice::fast, rule.parameters().fast(), apart || k > 0));
                float[] acting =
                        joined(slices, TaskSlice::end, rule.parameters().parameters(), apart || k > 0);
                EpisodeBatch batch = sampler.sample(taskList, stepSeeds(seeds, k), acting, normaliser);
                episodes.add(batch);
                succeeded.add(sampler.succeeded());
                if (k == settings.innerSteps() && apart) {
                    break; // returns are all that is asked of meta-parameters that were moved
                }
                float[][] advantages = new float[tasks][];
                for (int b = 0; b < tasks; b++) {
                    advantages[b] = settings.advantages().estimate(batch, b);
                }
                if (wanted.curvatureSamples() > 0) {
                    thinned.add(samples(manager, batch, 0, tasks, advantages, normaliser, wanted.curvatureSamples()));
                }
                for (TaskSlice slice : slices) {
                    TaskSamples all =
                            samples(manager, batch, slice.from(), slice.to(), advantages, normaliser, TaskSamples.ALL);
                    if (k < settings.innerSteps()) {
                        slice.step(all);
                    } else {
                        objectives.add(slice.finish(all, gradient, scores));
                    }
                }
            }
        }
        if (wanted.curvatureSamples() > 0) {
            DivergenceCurvature curvature = curvature(manager, points, thinned);
            collected = new Collected(manager, episodes, succeeded, points, objectives, gradient, scores, curvature);
        }
    }

    private List<TaskSlice> slices(NDManager manager, float[] meta, boolean apart) {
        int size = rule.parameters().meta();
        NDArray shared = upload.tensor(manager, apart ? new float[0] : meta);
        List<TaskSlice> slices = new ArrayList<>();
        for (int from = 0; from < tasks; from += tasksPerSlice) {
            int to = Math.min(tasks, from + tasksPerSlice);
            NDArray start = shared;
            if (apart) {
                start = upload.tensor(
                        manager, Arrays.copyOfRange(meta, from * size, to * size), new Shape(to - from, size));
            }
            slices.add(new TaskSlice(rule, start, from, to, wanted.gradient()));
        }
        return slices;
    }

    /** Rows of all tasks; one row for all of them as long as they share it. */
    private float[] joined(List<TaskSlice> slices, Function<TaskSlice, NDArray> what, int size, boolean apart) {
        if (!apart) {
            return what.apply(slices.get(0)).toFloatArray();
        }
        float[] all = new float[tasks * size];
        for (TaskSlice slice : slices) {
            float[] rows = what.apply(slice).toFloatArray();
            System.arraycopy(rows, 0, all, slice.from() * size, rows.length);
        }
        return all;
    }

    /** The Fisher product is linearised anew, on its own samples, at the very points of the path; a few samples of all tasks at once. */
    private DivergenceCurvature curvature(NDManager manager, List<float[]> points, List<TaskSamples> few) {
        List<NDArray> origins = new ArrayList<>();
        for (float[] point : points) {
            int size = rule.parameters().fast();
            Shape shape = point.length == size ? new Shape(size) : new Shape(tasks, size);
            origins.add(upload.tensor(manager, point, shape));
        }
        int last = settings.innerSteps();
        InnerPath derivative = InnerPath.through(rule, origins, few.subList(0, last));
        TaskSamples after = few.get(last);
        return new DivergenceCurvature(derivative, derivative.record(after), after.masks());
    }

    private TaskSamples samples(
            NDManager manager,
            EpisodeBatch batch,
            int from,
            int to,
            float[][] advantages,
            Normaliser normaliser,
            int most) {
        float[][] own = Arrays.copyOfRange(advantages, from, to);
        return TaskSamples.of(manager, upload, batch, from, to, own, normaliser, most)
                .keep();
    }

    private long[] stepSeeds(long[] seeds, int step) {
        long[] derived = new long[tasks];
        for (int b = 0; b < tasks; b++) {
            derived[b] = Seeds.derive(seeds[b], "step", step);
        }
        return derived;
    }

    MetaParameters parameters() {
        return rule.parameters();
    }

    /** Mean return of each task after adaptation. */
    double[] returns() {
        EpisodeBatch last = present().episodes().get(settings.innerSteps());
        return IntStream.range(0, tasks).mapToDouble(last::meanReturn).toArray();
    }

    /** The episodes of each round, from before adaptation to after it. */
    List<EpisodeBatch> episodes() {
        return present().episodes();
    }

    /** In how many episodes of a round the goal was met. */
    long succeeded(int round) {
        return present().succeeded().get(round);
    }

    /** Sum over tasks of how far the inner steps led from the meta-parameters: nowhere where there are none. */
    double[] displacement() {
        List<float[]> points = present().points();
        float[] start = points.get(0);
        float[] ends = points.get(points.size() - 1);
        double[] sum = new double[rule.parameters().meta()];
        for (int b = 0; b < tasks; b++) {
            for (int p = 0; p < sum.length; p++) {
                sum[p] += (double) ends[(b * start.length + p) % ends.length] - start[p];
            }
        }
        return sum;
    }

    private boolean explores() {
        return settings.exploration() > 0 && settings.innerSteps() > 0;
    }

    /**
     * Says what each task's episodes before adaptation are credited with, which takes the returns of all chunks.
     *
     * @param perTask double[tasks]
     */
    void credit(double[] perTask) {
        credits = perTask;
    }

    /** Sum over tasks of the outer loss's gradient at the parameters that collected the data. */
    double[] gradient() {
        Collected now = present();
        double[] gradient = now.gradient().clone();
        for (int i = 0; i < now.scores().length && credits.length > 0; i++) {
            gradient[i % gradient.length] -= credits[i / gradient.length] * now.scores()[i];
        }
        return gradient;
    }

    /** What is credited to the tasks of one objective after another. */
    private double[] credits(MetaObjective objective, int from) {
        return credits.length == 0 ? credits : Arrays.copyOfRange(credits, from, from + objective.tasks());
    }

    /** Sum over tasks of the Hessian of the divergence times v, at the parameters that collected the data. */
    double[] curvatureProduct(float[] v) {
        Collected now = present();
        DivergenceCurvature curvature = now.curvature();
        if (curvature == null) {
            throw new IllegalStateException("the curvature is kept only where it is wanted");
        }
        double[] sum = new double[rule.parameters().meta()];
        try (NDArray direction = upload.tensor(now.manager(), v);
                NDArray rows = curvature.product(direction)) {
            Tensors.addRows(rows, sum);
        }
        return sum;
    }

    /** Outer loss of each task at the parameters that collected the data, where the divergence is 0. */
    List<TrustRegion.Trial> atOrigin() {
        List<TrustRegion.Trial> trials = new ArrayList<>();
        for (MetaObjective objective : present().objectives()) {
            trials.addAll(objective.atOrigin());
        }
        return trials;
    }

    /** Outer loss and divergence of each task at other parameters, on the collected data. */
    List<TrustRegion.Trial> evaluate(float[] theta) {
        Collected now = present();
        List<TrustRegion.Trial> trials = new ArrayList<>();
        try (NDArray candidate = upload.tensor(now.manager(), theta)) {
            for (MetaObjective objective : now.objectives()) {
                trials.addAll(objective.evaluate(candidate, credits(objective, trials.size())));
            }
        }
        return trials;
    }

    /** Sum over tasks of the gradient of ProMP's objective at other parameters, on the collected data. */
    double[] clippedGradient(float[] theta, double clip, double divergencePenalty) {
        Collected now = present();
        double[] sum = new double[rule.parameters().meta()];
        try (NDArray candidate = upload.tensor(now.manager(), theta)) {
            int from = 0;
            for (MetaObjective objective : now.objectives()) {
                double[] own = credits(objective, from);
                try (NDArray rows = objective.clippedGradient(candidate, clip, divergencePenalty, own)) {
                    Tensors.addRows(rows, sum);
                }
                from += objective.tasks();
            }
        }
        return sum;
    }

    private Collected present() {
        if (collected == null) {
            throw new IllegalStateException("call collect first");
        }
        return collected;
    }

    /** Frees what was collected. */
    void release() {
        if (collected != null) {
            collected.manager().close();
            collected = null;
        }
    }

    @Override
    public void close() {
        release();
        sampler.close();
    }
}
