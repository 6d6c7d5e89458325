package adaptarium.meta.maml;

import adaptarium.agents.EpisodeBatch;
import adaptarium.agents.EpisodeSampler;
import adaptarium.agents.Normaliser;
import adaptarium.agents.Policy;
import adaptarium.agents.PolicyTape;
import adaptarium.agents.TaskSamples;
import adaptarium.agents.TensorEngine;
import adaptarium.agents.TrustRegion;
import adaptarium.agents.Upload;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some tasks of a meta-batch from first episode to meta-gradient: sampled, adapted to and differentiated by one thread at a time. How a meta-batch is cut
 * into chunks depends on the settings alone, so the number of threads cannot change a sum.
 *
 * @param <T> the family's task record
 */
final class TaskChunk<T extends Record> implements AutoCloseable {
    private final MamlSettings settings;
    private final InnerRule rule;
    private final int tasks;
    private final EpisodeSampler<T> sampler;
    private final Upload upload = new Upload();
    private @Nullable Collected collected;

    /** What one update has collected; its manager owns all tensors. */
    @SuppressWarnings("ArrayRecordComponent") // private to this chunk
    private record Collected(
            NDManager manager,
            List<EpisodeBatch> episodes,
            MetaObjective objective,
            double[] gradient,
            @Nullable DivergenceCurvature curvature) {}

    TaskChunk(TaskFamily<T> family, Policy policy, MamlSettings settings, int tasks) {
        this.settings = settings;
        this.tasks = tasks;
        rule = new InnerRule(policy, settings.surrogate(), settings.innerRate(), settings.firstOrder());
        sampler = new EpisodeSampler<>(family, policy, tasks, settings.episodesPerTask(), /* threads= */ 1);
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
        NDArray meta = upload.tensor(manager, theta);
        List<EpisodeBatch> episodes = new ArrayList<>();
        List<NDArray> points = new ArrayList<>();
        List<FrozenBatch> inner = new ArrayList<>();
        List<TaskSamples> thinned = new ArrayList<>();
        try (NDScope tapes = new NDScope()) {
            tapes.suppressNotUsedWarning();
            InnerPath path = new InnerPath(rule, meta, /* keepCurvature= */ trustRegion());
            for (int k = 0; k <= settings.innerSteps(); k++) {
                points.add(path.end());
                NDScope.unregister(path.end());
                float[] acting = k == 0 ? theta : path.end().toFloatArray();
                EpisodeBatch batch = sampler.sample(taskList, stepSeeds(seeds, k), acting, normaliser);
                episodes.add(batch);
                float[][] advantages = new float[tasks][];
                for (int b = 0; b < tasks; b++) {
                    advantages[b] = settings.advantages().estimate(batch, b);
                }
                TaskSamples all = samples(manager, batch, advantages, normaliser, /* stride= */ 1);
                thinned.add(samples(manager, batch, advantages, normaliser, settings.curvatureStride()));
                if (k < settings.innerSteps()) {
                    inner.add(path.stepOnFresh(all).keep());
                } else {
                    PolicyTape end = tape(path.end(), all);
                    MetaObjective objective = new MetaObjective(
                            rule, inner, FrozenBatch.of(all, end).keep());
                    double[] gradient = trustRegion() ? sum(objective.gradient(path, end)) : new double[0];
                    collected = new Collected(manager, List.copyOf(episodes), objective, gradient, null);
                }
            }
        }
        if (trustRegion()) {
            // The Fisher product is linearised anew, on its own samples, at the very points of the path.
            int last = settings.innerSteps();
            InnerPath derivative = InnerPath.through(rule, points, thinned.subList(0, last));
            TaskSamples few = thinned.get(last);
            Collected now = present();
            collected = new Collected(
                    manager,
                    now.episodes(),
                    now.objective(),
                    now.gradient(),
                    new DivergenceCurvature(derivative, tape(points.get(last), few), few.masks()));
        }
    }

    private boolean trustRegion() {
        return settings.outerStep() == MamlSettings.OuterStep.TRUST_REGION;
    }

    private TaskSamples samples(
            NDManager manager, EpisodeBatch batch, float[][] advantages, Normaliser normaliser, int stride) {
        return TaskSamples.of(manager, upload, batch, 0, tasks, advantages, normaliser, stride)
                .keep();
    }

    private double[] sum(NDArray rows) {
        double[] sum = new double[rule.policy().parameters()];
        Tensors.addRows(rows, sum);
        return sum;
    }

    private PolicyTape tape(NDArray theta, TaskSamples samples) {
        return PolicyTape.record(rule.policy(), theta, samples.observations(), samples.actions());
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

    /** Sum over tasks of the outer loss's gradient at the parameters that collected the data. */
    double[] gradient() {
        return present().gradient();
    }

    /** Sum over tasks of the Hessian of the divergence times v, at the parameters that collected the data. */
    double[] curvatureProduct(float[] v) {
        Collected now = present();
        DivergenceCurvature curvature = now.curvature();
        if (curvature == null) {
            throw new IllegalStateException("the curvature is kept for a trust-region step only");
        }
        try (NDArray direction = upload.tensor(now.manager(), v);
                NDArray rows = curvature.product(direction)) {
            return sum(rows);
        }
    }

    /** Outer loss of each task at the parameters that collected the data, where the divergence is 0. */
    TrustRegion.Trial[] atOrigin() {
        return present().objective().atOrigin();
    }

    /** Outer loss and divergence of each task at other parameters, on the collected data. */
    TrustRegion.Trial[] evaluate(float[] theta) {
        Collected now = present();
        try (NDArray candidate = upload.tensor(now.manager(), theta)) {
            return now.objective().evaluate(candidate);
        }
    }

    /** Sum over tasks of the gradient of ProMP's objective at other parameters, on the collected data. */
    double[] clippedGradient(float[] theta) {
        Collected now = present();
        MamlSettings.ClippedStep step = settings.clipped();
        try (NDArray candidate = upload.tensor(now.manager(), theta);
                NDArray rows = now.objective().clippedGradient(candidate, step.clip(), step.divergencePenalty())) {
            return sum(rows);
        }
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
