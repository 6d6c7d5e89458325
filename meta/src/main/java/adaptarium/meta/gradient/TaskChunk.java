package adaptarium.meta.gradient;

import adaptarium.agents.experience.EpisodeBatch;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.kernel.Upload;
import adaptarium.agents.network.Policy;
import adaptarium.agents.network.PolicyTape;
import adaptarium.agents.update.TrustRegion;
import adaptarium.envs.TaskFamily;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** What one update has collected; its manager owns all tensors. */
    @SuppressWarnings("ArrayRecordComponent") // private to this chunk
    private record Collected(
            NDManager manager,
            List<EpisodeBatch> episodes,
            List<float[]> points,
            List<MetaObjective> objectives,
            double[] gradient,
            @Nullable DivergenceCurvature curvature) {}

    TaskChunk(TaskFamily<T> family, Policy policy, MamlSettings settings, OuterUpdate.Wanted wanted, int tasks) {
        this(family, policy, settings, wanted, tasks, SAMPLES_AT_ONCE);
    }

    /** With a size of the slices other than the usual one. */
    TaskChunk(
            TaskFamily<T> family,
            Policy policy,
            MamlSettings settings,
            OuterUpdate.Wanted wanted,
            int tasks,
            int samplesAtOnce) {
        this.settings = settings;
        this.wanted = wanted;
        this.tasks = tasks;
        tasksPerSlice =
                Math.max(1, samplesAtOnce / (settings.episodes() * family.spec().horizon()));
        rule = new InnerRule(policy, settings.surrogate(), settings.innerRate(), settings.firstOrder());
        sampler = new EpisodeSampler<>(family, policy, tasks, settings.episodes(), /* threads= */ 1);
    }

    int tasks() {
        return tasks;
    }

    /**
     * Plays K + 1 rounds of episodes, adapts between them and takes the meta-gradient; what an earlier call collected is dropped. The tapes of all samples
     * live no longer than this call, so that at any time only as many chunks as threads hold theirs.
     */
    void collect(List<T> taskList, long[] seeds, float[] theta, Normaliser normaliser) {
        release();
        NDManager manager = TensorEngine.newManager();
        List<EpisodeBatch> episodes = new ArrayList<>();
        List<float[]> points = new ArrayList<>();
        List<TaskSamples> thinned = new ArrayList<>();
        double[] gradient = new double[wanted.gradient() ? rule.policy().parameters() : 0];
        List<MetaObjective> objectives = new ArrayList<>();
        collected =
                new Collected(manager, episodes, points, objectives, gradient, null); // owns the manager from here on
        try (NDScope tapes = new NDScope()) {
            tapes.suppressNotUsedWarning();
            List<TaskSlice> slices = slices(upload.tensor(manager, theta));
            for (int k = 0; k <= settings.innerSteps(); k++) {
                float[] acting = k == 0 ? theta : ends(slices);
                points.add(acting);
                EpisodeBatch batch = sampler.sample(taskList, stepSeeds(seeds, k), acting, normaliser);
                episodes.add(batch);
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
                        objectives.add(slice.finish(all, gradient));
                    }
                }
            }
        }
        if (wanted.curvatureSamples() > 0) {
            collected =
                    new Collected(manager, episodes, points, objectives, gradient, curvature(manager, points, thinned));
        }
    }

    private List<TaskSlice> slices(NDArray meta) {
        List<TaskSlice> slices = new ArrayList<>();
        for (int from = 0; from < tasks; from += tasksPerSlice) {
            slices.add(new TaskSlice(rule, meta, from, Math.min(tasks, from + tasksPerSlice), wanted.gradient()));
        }
        return slices;
    }

    /** The tasks' adapted parameters, float[B * P]. */
    private float[] ends(List<TaskSlice> slices) {
        int size = rule.policy().parameters();
        float[] ends = new float[tasks * size];
        for (TaskSlice slice : slices) {
            float[] rows = slice.end().toFloatArray();
            System.arraycopy(rows, 0, ends, slice.from() * size, rows.length);
        }
        return ends;
    }

    /** The Fisher product is linearised anew, on its own samples, at the very points of the path; a few samples of all tasks at once. */
    private DivergenceCurvature curvature(NDManager manager, List<float[]> points, List<TaskSamples> few) {
        List<NDArray> origins = new ArrayList<>();
        for (float[] point : points) {
            int size = rule.policy().parameters();
            Shape shape = point.length == size ? new Shape(size) : new Shape(tasks, size);
            origins.add(upload.tensor(manager, point, shape));
        }
        int last = settings.innerSteps();
        InnerPath derivative = InnerPath.through(rule, origins, few.subList(0, last));
        TaskSamples after = few.get(last);
        PolicyTape end = PolicyTape.record(rule.policy(), origins.get(last), after.observations(), after.actions());
        return new DivergenceCurvature(derivative, end, after.masks());
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

    /** The episodes of each round, from before adaptation to after it. */
    List<EpisodeBatch> episodes() {
        return present().episodes();
    }

    /** Sum over tasks of how far the inner steps led from the meta-parameters: nowhere where there are none. */
    double[] displacement() {
        List<float[]> points = present().points();
        float[] start = points.get(0);
        float[] ends = points.get(points.size() - 1);
        double[] sum = new double[start.length];
        for (int b = 0; b < tasks; b++) {
            for (int p = 0; p < sum.length; p++) {
                sum[p] += (double) ends[(b * sum.length + p) % ends.length] - start[p];
            }
        }
        return sum;
    }

    /** Sum over tasks of the outer loss's gradient at the parameters that collected the data. */
    double[] gradient() {
        return present().gradient();
    }

    /** Sum over tasks of the Hessian of the divergence times v, at the parameters that collected the data. */
    double[] curvatureProduct(float[] v) {
        Collected now = present();
        DivergenceCurvature curvature = now.curvature();
        if (curvature == null) {
            throw new IllegalStateException("the curvature is kept only where it is wanted");
        }
        double[] sum = new double[rule.policy().parameters()];
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
                trials.addAll(objective.evaluate(candidate));
            }
        }
        return trials;
    }

    /** Sum over tasks of the gradient of ProMP's objective at other parameters, on the collected data. */
    double[] clippedGradient(float[] theta, double clip, double divergencePenalty) {
        Collected now = present();
        double[] sum = new double[rule.policy().parameters()];
        try (NDArray candidate = upload.tensor(now.manager(), theta)) {
            for (MetaObjective objective : now.objectives()) {
                try (NDArray rows = objective.clippedGradient(candidate, clip, divergencePenalty)) {
                    Tensors.addRows(rows, sum);
                }
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
