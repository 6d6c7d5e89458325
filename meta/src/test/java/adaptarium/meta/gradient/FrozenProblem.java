package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.action.Categorical;
import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.agents.update.Surrogate;
import adaptarium.meta.gradient.inner.FrozenBatch;
import adaptarium.meta.gradient.inner.GradientStep;
import adaptarium.meta.gradient.inner.InnerPath;
import adaptarium.meta.gradient.inner.InnerRule;
import adaptarium.meta.gradient.inner.InnerStep;
import adaptarium.meta.gradient.inner.LearnedRateStep;
import adaptarium.meta.gradient.parameter.AdaptedPart;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.meta.gradient.parameter.MetaParameters;
import adaptarium.meta.gradient.parameter.Tensors;
import adaptarium.meta.gradient.parameter.WholePart;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A small meta-problem in float64: random samples, frozen with the policies along the inner path. */
final class FrozenProblem {
    static final int TASKS = 3;
    static final double RATE = 0.1;

    private static final int SAMPLES = 12;

    final NDManager manager;
    final Policy policy;
    final InnerRule rule;
    final double[] theta;
    final MetaObjective objective;
    final InnerPath path;
    final PolicyTape end;

    FrozenProblem(
            NDManager manager,
            ActionDistribution distribution,
            int innerSteps,
            Surrogate surrogate,
            boolean firstOrder) {
        this(manager, distribution, innerSteps, surrogate, firstOrder, new int[] {0, 1, 2});
    }

    /** The same for chosen tasks: task b has the data of {@code order[b]}. */
    FrozenProblem(
            NDManager manager,
            ActionDistribution distribution,
            int innerSteps,
            Surrogate surrogate,
            boolean firstOrder,
            int[] order) {
        this(manager, distribution, innerSteps, surrogate, firstOrder, order, new WholePart(), LearnedRates.NONE);
    }

    /** The same for steps of a part alone, perhaps with learnt rates. */
    FrozenProblem(
            NDManager manager,
            ActionDistribution distribution,
            int innerSteps,
            Surrogate surrogate,
            boolean firstOrder,
            int[] order,
            AdaptedPart part,
            LearnedRates learned) {
        this(manager, distribution, innerSteps, surrogate, kind(learned, firstOrder), order, part, learned);
    }

    private static InnerStep.Kind kind(LearnedRates learned, boolean firstOrder) {
        InnerStep.Kind kind =
                learned == LearnedRates.NONE ? GradientStep::from : new LearnedRateStep.OfKind(/* curved= */ true);
        return firstOrder ? kind.firstOrder() : kind;
    }

    /** The same for inner steps of any kind. */
    FrozenProblem(
            NDManager manager,
            ActionDistribution distribution,
            int innerSteps,
            Surrogate surrogate,
            InnerStep.Kind kind,
            int[] order,
            AdaptedPart part,
            LearnedRates learned) {
        this.manager = manager;
        policy = new Policy(new Mlp(2, List.of(8), distribution.outputs(), Activation.TANH), distribution);
        MetaParameters parameters = new MetaParameters(policy.layout(), part, learned, innerSteps);
        rule = new InnerRule(policy, parameters, surrogate, RATE, kind);
        RandomGenerator random = Seeds.generator(6);
        theta = new double[parameters.meta()];
        for (int p = 0; p < theta.length; p++) {
            theta[p] = (p < parameters.ratesFrom() ? 0 : 1) + 0.2 * random.nextGaussian();
        }
        path = new InnerPath(rule, manager.create(theta), /* keepCurvature= */ true);
        List<FrozenBatch> inner = new ArrayList<>();
        for (int k = 0; k < innerSteps; k++) {
            inner.add(path.stepOnFresh(samples(k, order)));
        }
        TaskSamples last = samples(innerSteps, order);
        end = PolicyTape.record(policy, path.end(), last.observations(), last.actions());
        objective = new MetaObjective(rule, inner, FrozenBatch.of(last, end));
    }

    private TaskSamples samples(int step, int[] order) {
        int tasks = order.length;
        int size = policy.distribution().actionSize();
        double[] observations = new double[tasks * SAMPLES * 2];
        double[] actions = new double[tasks * SAMPLES * size];
        double[] weights = new double[tasks * SAMPLES];
        double[] masks = new double[tasks * SAMPLES];
        for (int b = 0; b < tasks; b++) {
            RandomGenerator random = Seeds.generator(Seeds.derive(17, step, order[b]));
            for (int n = 0; n < SAMPLES; n++) {
                int i = b * SAMPLES + n;
                observations[2 * i] = random.nextGaussian();
                observations[2 * i + 1] = random.nextGaussian();
                for (int j = 0; j < size; j++) {
                    actions[size * i + j] = policy.distribution() instanceof Categorical categorical
                            ? random.nextInt(categorical.choices())
                            : random.nextGaussian();
                }
                weights[i] = random.nextGaussian() / SAMPLES;
                masks[i] = 1.0 / SAMPLES;
            }
        }
        return new TaskSamples(
                manager.create(observations, new Shape(tasks, SAMPLES, 2)),
                manager.create(actions, new Shape(tasks, SAMPLES, size)),
                manager.create(weights, new Shape(tasks, SAMPLES)),
                manager.create(masks, new Shape(tasks, SAMPLES)));
    }

    /** Sum over tasks of the outer loss. */
    double loss(double[] at) {
        double sum = 0;
        try (NDArray point = manager.create(at)) {
            for (var trial : objective.evaluate(point)) {
                sum += trial.loss();
            }
        }
        return sum;
    }

    /** Sum over tasks of the divergence. */
    double divergence(double[] at) {
        double sum = 0;
        try (NDArray point = manager.create(at)) {
            for (var trial : objective.evaluate(point)) {
                sum += trial.divergence();
            }
        }
        return sum;
    }

    /** Sum over tasks of the gradient by the chain of Hessian-vector products. */
    double[] gradient() {
        double[] sum = new double[theta.length];
        Tensors.addRows(objective.gradient(path, end), sum);
        return sum;
    }

    /** theta + step * direction. */
    double[] moved(double[] direction, double step) {
        double[] point = theta.clone();
        for (int p = 0; p < point.length; p++) {
            point[p] += step * direction[p];
        }
        return point;
    }

    /** One direction per seed. */
    double[] direction(long seed) {
        RandomGenerator random = Seeds.generator(seed);
        double[] direction = new double[theta.length];
        for (int p = 0; p < direction.length; p++) {
            direction[p] = random.nextGaussian();
        }
        return direction;
    }

    /** Central differences of the outer loss in every meta-parameter. */
    double[] differences() {
        double step = 1e-5;
        double[] slopes = new double[theta.length];
        for (int p = 0; p < slopes.length; p++) {
            double[] unit = new double[slopes.length];
            unit[p] = 1;
            slopes[p] = (loss(moved(unit, step)) - loss(moved(unit, -step))) / (2 * step);
        }
        return slopes;
    }

    static void assertRelative(double[] expected, double[] actual, double tolerance, String what) {
        double error = relative(expected, actual);
        assertTrue(error < tolerance, what + ": relative error " + error);
    }

    /** Greatest difference over greatest number. */
    static double relative(double[] expected, double[] actual) {
        double difference = 0;
        double norm = 0;
        for (int p = 0; p < expected.length; p++) {
            difference = Math.max(difference, Math.abs(expected[p] - actual[p]));
            norm = Math.max(norm, Math.abs(expected[p]));
        }
        return difference / norm;
    }
}
