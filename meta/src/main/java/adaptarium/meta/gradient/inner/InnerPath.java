package adaptarium.meta.gradient.inner;

import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.meta.gradient.parameter.MetaParameters;
import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The way from the meta-parameters m to each task's adapted policy, with its exact derivative.
 *
 * <p>The derivative dθ_K/dm is the product of the steps', between that of the last step's policy in its fast weights and that of the first fast weights in m. Its product with
 * a vector ({@link #push}) and its transpose's ({@link #pull}) are chains of {@link InnerStep}s' products; the matrices never exist.
 */
public final class InnerPath {
    private final InnerRule rule;
    private final boolean keepCurvature;
    private final List<InnerStep> steps = new ArrayList<>();
    private final List<NDArray> points = new ArrayList<>(); // ψ_0 to ψ_K
    private final List<PolicyTape> tapes = new ArrayList<>();
    private final int first; // the number of the first step
    private NDArray theta;

    /**
     * A path of no step yet.
     *
     * @param rule of a step
     * @param meta meta-parameters, [M], or a set per task, [B, M]
     * @param keepCurvature whether {@link #push} and {@link #pull} will be asked for
     */
    public InnerPath(InnerRule rule, NDArray meta, boolean keepCurvature) {
        this.rule = rule;
        this.keepCurvature = keepCurvature;
        first = 0;
        points.add(rule.parameters().start(meta));
        theta = rule.parameters().theta(fast());
    }

    /** A path that begins with the fast weights of some step. */
    private InnerPath(InnerRule rule, NDArray fast, int first, boolean keepCurvature) {
        this.rule = rule;
        this.keepCurvature = keepCurvature;
        this.first = first;
        points.add(fast);
        theta = rule.parameters().theta(fast);
    }

    /** A path along frozen data. */
    public static InnerPath along(InnerRule rule, NDArray meta, List<FrozenBatch> data, boolean keepCurvature) {
        InnerPath path = new InnerPath(rule, meta, keepCurvature);
        for (FrozenBatch batch : data) {
            path.step(batch);
        }
        return path;
    }

    /**
     * A path, without its derivative, that goes on from fast weights.
     *
     * @param rule of a step
     * @param fast ψ, [B, S]
     * @param first how many steps were taken before
     */
    public static InnerPath from(InnerRule rule, NDArray fast, int first) {
        return new InnerPath(rule, fast, first, /* keepCurvature= */ false);
    }

    /**
     * The derivative of a path that is known already, estimated on other samples.
     *
     * @param rule of a step
     * @param points ψ_0 … ψ_K
     * @param samples of each step, drawn by the policy at its point
     */
    public static InnerPath through(InnerRule rule, List<NDArray> points, List<TaskSamples> samples) {
        InnerPath path = new InnerPath(rule, points.get(0), 0, /* keepCurvature= */ true);
        for (int k = 0; k < samples.size(); k++) {
            path.stepOnFresh(samples.get(k));
            path.points.set(k + 1, points.get(k + 1));
            path.theta = rule.parameters().theta(points.get(k + 1));
        }
        return path;
    }

    /** The policy's parameters where the path has come to: [P] before the first step, then [B, P]. */
    public NDArray end() {
        return theta;
    }

    /** The fast weights there, [S] or [B, S]. */
    public NDArray fast() {
        return points.get(points.size() - 1);
    }

    /** The policy before a step, on its data. */
    public PolicyTape tape(int step) {
        return tapes.get(step);
    }

    /** Steps on samples that the policy at the present end has drawn. */
    public FrozenBatch stepOnFresh(TaskSamples samples) {
        PolicyTape tape = record(samples);
        FrozenBatch frozen = FrozenBatch.of(samples, tape);
        advance(tape, frozen);
        return frozen;
    }

    /** Steps on samples that were drawn before, perhaps by slightly different parameters. */
    public void step(FrozenBatch frozen) {
        advance(record(frozen.samples()), frozen);
    }

    /** The policy at the present end on samples. */
    public PolicyTape record(TaskSamples samples) {
        return PolicyTape.record(rule.policy(), theta, samples.observations(), samples.actions());
    }

    /** The policy's outputs at the present end on samples. */
    public Policy.Outputs outputs(TaskSamples samples) {
        return rule.policy().apply(theta, samples.observations());
    }

    private void advance(PolicyTape tape, FrozenBatch frozen) {
        InnerStep step = rule.step(first + steps.size(), fast(), tape, frozen, keepCurvature);
        steps.add(step);
        tapes.add(tape);
        points.add(step.apply());
        theta = rule.parameters().theta(fast());
    }

    /** dθ_K/dm v, per task: v is [M] or [B, M], the result belongs to the caller. */
    public NDArray push(NDArray v) {
        NDArray pushed = rule.parameters().start(v.duplicate());
        for (InnerStep step : steps) {
            pushed = step.push(pushed);
        }
        return rule.parameters().push(fast(), pushed);
    }

    /** (dθ_K/dm)' g, per task: g is [B, P] and consumed, the result, [B, M], belongs to the caller. */
    public NDArray pull(NDArray g) {
        return pull(g, k -> null);
    }

    /**
     * The same, with gradients at the policies before the steps, too.
     *
     * @param g at the policy after the last step, [B, P], consumed; none where nothing depends on it
     * @param before at the policy before a step, [B, P]; none where nothing depends on it
     */
    public NDArray pull(@Nullable NDArray g, IntFunction<@Nullable NDArray> before) {
        MetaParameters parameters = rule.parameters();
        NDArray pulled = g == null ? null : parameters.pull(fast(), g);
        for (int k = steps.size() - 1; k >= 0; k--) {
            if (pulled != null) {
                pulled = steps.get(k).pull(pulled);
            }
            NDArray there = before.apply(k);
            if (there != null) {
                NDArray own = parameters.pull(points.get(k), there);
                pulled = pulled == null ? own : pulled.add(own);
            }
        }
        if (pulled == null) {
            throw new IllegalArgumentException("there is no gradient to be pulled back");
        }
        return parameters.ofMeta(pulled);
    }
}
