package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.action.Categorical;
import adaptarium.agents.action.DiagonalGaussian;
import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.agents.update.Surrogate;
import adaptarium.meta.gradient.inner.FrozenBatch;
import adaptarium.meta.gradient.inner.GradientStep;
import adaptarium.meta.gradient.inner.InnerPath;
import adaptarium.meta.gradient.inner.InnerRule;
import adaptarium.meta.gradient.parameter.AdaptedPart;
import adaptarium.meta.gradient.parameter.ContextPart;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.meta.gradient.parameter.MetaParameters;
import adaptarium.meta.gradient.parameter.Tensors;
import adaptarium.meta.gradient.parameter.WholePart;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** E-MAML's term: against differences, and where the true gradient is known. */
class ExplorationTest {
    private static final double[] CREDITS = {0.7, -1.3, 0.4};

    private static double[] differences(FrozenProblem problem) {
        double[] slopes = new double[problem.theta.length];
        for (int p = 0; p < slopes.length; p++) {
            double[] unit = new double[slopes.length];
            unit[p] = 1;
            slopes[p] = (loss(problem, problem.moved(unit, 1e-5)) - loss(problem, problem.moved(unit, -1e-5))) / 2e-5;
        }
        return slopes;
    }

    private static double loss(FrozenProblem problem, double[] at) {
        return problem.objective.evaluate(problem.manager.create(at), CREDITS).stream()
                .mapToDouble(trial -> trial.loss())
                .sum();
    }

    @Test
    void itsGradientIsExactForOneTwoAndThreeSteps() {
        for (AdaptedPart part : List.of(new WholePart(), new ContextPart(2))) {
            for (int steps = 1; steps <= 3; steps++) {
                try (NDManager manager = TensorEngine.newManager()) {
                    FrozenProblem problem = new FrozenProblem(
                            manager,
                            steps == 2 ? new Categorical(3) : new DiagonalGaussian(2),
                            steps,
                            Surrogate.LOG_LIKELIHOOD,
                            /* firstOrder= */ false,
                            new int[] {0, 1, 2},
                            part,
                            LearnedRates.NONE);
                    double[] scores = problem.objective.scores(problem.path).toDoubleArray();
                    double[] gradient = problem.gradient();
                    for (int i = 0; i < scores.length; i++) {
                        gradient[i % gradient.length] -= CREDITS[i / gradient.length] * scores[i];
                    }
                    double[] expected = differences(problem);
                    FrozenProblem.assertRelative(expected, gradient, 1e-6, part + ", " + steps + " steps");
                    // At the parameters that drew the data nothing is clipped: without a penalty ProMP's objective has
                    // the same slope.
                    double[] clipped = new double[gradient.length];
                    Tensors.addRows(
                            problem.objective.clippedGradient(
                                    manager.create(problem.theta), 0.3, /* penalty= */ 0, CREDITS),
                            clipped);
                    FrozenProblem.assertRelative(expected, clipped, 1e-6, part + ", clipped");
                }
            }
        }
    }

    private static final double RATE = 0.1;
    private static final int POINTS = 801;
    private static final double REACH = 10; // standard deviations on either side
    private static final int BIAS = 1; // of the parameters weight, bias, log-std, context weight

    /**
     * a ~ N(θ, 1), R = -(a - g)², θ - g = 1, and one inner step of 0.1 on a single action with its own reward: U = θ + 0.1 R(a) (a - θ). With d = θ - g and e = a - θ the
     * return after it is -(1 + E (U - g)²) = -(1 + d² - 4α d² + α² (15 + 18 d² + d⁴)), whose derivative at d = 1 is -(2 - 0.8 + 0.4) = -1.6. The derivative with the action
     * taken for given, E[-2 (U - g) (1 + α (e + d)²)] = -2 (1 + 0.2 - 0.2 - 0.16), is -1.68: what is missing is that θ chooses which action is seen. Expectations are sums
     * over grids; every action of the grid is a task. The mean alone is adapted, as a context of weight 1.
     */
    @Test
    void withItTheGradientIsTheTrueOneWhereFewActionsAreSeen() {
        Policy policy = new Policy(new Mlp(1, List.of(), 1, Activation.TANH), new DiagonalGaussian(1));
        MetaParameters parameters =
                new MetaParameters(policy.layout(), new ContextPart(1), LearnedRates.NONE, /* steps= */ 1);
        InnerRule rule = new InnerRule(policy, parameters, Surrogate.LOG_LIKELIHOOD, RATE, GradientStep::from);
        double width = 2 * REACH / (POINTS - 1);
        double[] seen = new double[POINTS];
        double[] reward = new double[POINTS];
        double[] chance = new double[POINTS];
        double[] ones = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double e = -REACH + i * width;
            seen[i] = 1 + e;
            reward[i] = -seen[i] * seen[i];
            chance[i] = width * Math.exp(-e * e / 2) / Math.sqrt(2 * Math.PI);
            ones[i] = 1;
        }
        try (NDManager manager = TensorEngine.newManager()) {
            InnerPath path = new InnerPath(rule, manager.create(new double[] {0.7, 1, 0, 1}), true);
            FrozenBatch inner = path.stepOnFresh(samples(manager, 1, seen, reward, ones));
            double[] ends = path.end().toDoubleArray();
            double[] after = new double[POINTS * POINTS];
            double[] weights = new double[POINTS * POINTS];
            double[] masks = new double[POINTS * POINTS];
            double[] credits = new double[POINTS];
            for (int b = 0; b < POINTS; b++) {
                double mean = ends[3 * b + BIAS];
                assertEquals(1 + RATE * reward[b] * (seen[b] - 1), mean, 1e-9);
                credits[b] = -(1 + mean * mean);
                for (int i = 0; i < POINTS; i++) {
                    double a = mean + (seen[i] - 1);
                    after[b * POINTS + i] = a;
                    weights[b * POINTS + i] = -a * a * chance[i];
                    masks[b * POINTS + i] = chance[i];
                }
            }
            TaskSamples last = samples(manager, POINTS, after, weights, masks);
            PolicyTape end = path.record(last);
            MetaObjective objective = new MetaObjective(rule, List.of(inner), FrozenBatch.of(last, end));
            double[] scores = objective.scores(path).toDoubleArray();
            double[] rows = objective.gradient(path, end).toDoubleArray();
            double without = 0;
            double with = 0;
            for (int b = 0; b < POINTS; b++) {
                double row = rows[4 * b + BIAS];
                without -= chance[b] * row;
                with -= chance[b] * (row - credits[b] * scores[4 * b + BIAS]);
            }
            assertEquals(-1.68, without, 2e-3);
            assertEquals(-1.6, with, 2e-3);
        }
    }

    private static TaskSamples samples(
            NDManager manager, int perTask, double[] actions, double[] weights, double[] masks) {
        int tasks = actions.length / perTask;
        NDArray nothing = manager.create(new double[actions.length], new Shape(tasks, perTask, 1));
        return new TaskSamples(
                nothing,
                manager.create(actions, new Shape(tasks, perTask, 1)),
                manager.create(weights, new Shape(tasks, perTask)),
                manager.create(masks, new Shape(tasks, perTask)));
    }
}
