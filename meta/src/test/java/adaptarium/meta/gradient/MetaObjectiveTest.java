package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.action.Categorical;
import adaptarium.agents.action.DiagonalGaussian;
import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.update.Surrogate;
import adaptarium.agents.update.SurrogateLoss;
import adaptarium.agents.update.TrustRegion;
import adaptarium.meta.gradient.inner.FrozenBatch;
import adaptarium.meta.gradient.inner.InnerPath;
import adaptarium.meta.gradient.parameter.Tensors;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The meta-gradient and its curvature on frozen data, in float64, against central differences and each other. */
class MetaObjectiveTest {
    private static final List<ActionDistribution> DISTRIBUTIONS = List.of(new DiagonalGaussian(2), new Categorical(3));

    @Test
    void theMetaGradientIsExactForOneTwoAndThreeSteps() {
        for (ActionDistribution distribution : DISTRIBUTIONS) {
            for (Surrogate surrogate : Surrogate.values()) {
                for (int steps = 1; steps <= 3; steps++) {
                    try (NDManager manager = TensorEngine.newManager()) {
                        FrozenProblem problem = new FrozenProblem(manager, distribution, steps, surrogate, false);
                        String what = distribution + ", " + surrogate + ", " + steps + " steps";
                        FrozenProblem.assertRelative(problem.differences(), problem.gradient(), 1e-6, what);
                    }
                }
            }
        }
    }

    @Test
    void forgettingTheInnerStepsDerivativeIsSeen() {
        try (NDManager manager = TensorEngine.newManager()) {
            FrozenProblem problem =
                    new FrozenProblem(manager, new DiagonalGaussian(2), 1, Surrogate.LIKELIHOOD_RATIO, true);
            assertTrue(FrozenProblem.relative(problem.differences(), problem.gradient()) > 0.01);
        }
    }

    @Test
    void firstOrderDiffersByTheRateTimesHessianTimesOuterGradient() {
        try (NDManager manager = TensorEngine.newManager()) {
            FrozenProblem second =
                    new FrozenProblem(manager, new DiagonalGaussian(2), 1, Surrogate.LIKELIHOOD_RATIO, false);
            FrozenProblem first =
                    new FrozenProblem(manager, new DiagonalGaussian(2), 1, Surrogate.LIKELIHOOD_RATIO, true);
            double[] exact = second.gradient();
            double[] cheap = first.gradient();
            double[] expected = new double[exact.length];
            // Per task, the inner Hessian by differences of the inner gradient, which knows nothing of the R-operator.
            NDArray outer = first.objective.gradient(first.path, first.end);
            double[] rows = outer.toDoubleArray();
            int size = exact.length;
            for (int b = 0; b < FrozenProblem.TASKS; b++) {
                double[] g = java.util.Arrays.copyOfRange(rows, b * size, (b + 1) * size);
                double step = 1e-5;
                double[] ahead = innerGradient(first, first.moved(g, step), b);
                double[] behind = innerGradient(first, first.moved(g, -step), b);
                for (int p = 0; p < size; p++) {
                    expected[p] -= FrozenProblem.RATE * (ahead[p] - behind[p]) / (2 * step);
                }
            }
            double[] difference = new double[size];
            for (int p = 0; p < size; p++) {
                difference[p] = exact[p] - cheap[p];
            }
            FrozenProblem.assertRelative(expected, difference, 1e-6, "second minus first order");
        }
    }

    private static double[] innerGradient(FrozenProblem problem, double[] at, int task) {
        FrozenBatch batch = problem.objective.inner().get(0);
        TaskSamples samples = batch.samples();
        NDArray gradient = new SurrogateLoss(
                        adaptarium.agents.network.tensor.PolicyTape.record(
                                problem.policy, problem.manager.create(at), samples.observations(), samples.actions()),
                        problem.rule.surrogate(),
                        batch.oldLogProbability(),
                        samples.weights())
                .gradient();
        return gradient.get(task).toDoubleArray();
    }

    @Test
    void beforeTheOuterStepEveryRatioIsOneAndTheDivergenceZero() {
        for (ActionDistribution distribution : DISTRIBUTIONS) {
            try (NDManager manager = TensorEngine.newManager()) {
                FrozenProblem problem = new FrozenProblem(manager, distribution, 2, Surrogate.LIKELIHOOD_RATIO, false);
                List<TrustRegion.Trial> here = problem.objective.evaluate(manager.create(problem.theta));
                List<TrustRegion.Trial> origin = problem.objective.atOrigin();
                for (int b = 0; b < here.size(); b++) {
                    assertEquals(origin.get(b).loss(), here.get(b).loss(), 1e-15);
                    assertEquals(0, here.get(b).divergence(), 1e-15);
                }
            }
        }
    }

    @Test
    void theCurvatureIsTheDivergencesHessian() {
        for (ActionDistribution distribution : DISTRIBUTIONS) {
            for (int steps = 1; steps <= 2; steps++) {
                try (NDManager manager = TensorEngine.newManager()) {
                    FrozenProblem problem =
                            new FrozenProblem(manager, distribution, steps, Surrogate.LIKELIHOOD_RATIO, false);
                    double[] u = problem.direction(1);
                    double[] v = problem.direction(2);
                    double[] fv = curvature(problem, v);
                    double vfv = dot(v, fv);
                    assertTrue(vfv > 0, "positive");
                    assertEquals(dot(u, fv), dot(v, curvature(problem, u)), 1e-10 * Math.abs(vfv), "symmetric");
                    // Mixed second difference of the divergence itself: u'Fv.
                    double h = 1e-4;
                    double mixed = (shifted(problem, u, v, h, h)
                                    - shifted(problem, u, v, h, -h)
                                    - shifted(problem, u, v, -h, h)
                                    + shifted(problem, u, v, -h, -h))
                            / (4 * h * h);
                    assertEquals(mixed, dot(u, fv), 1e-5 * vfv);
                }
            }
        }
    }

    private static double shifted(FrozenProblem problem, double[] u, double[] v, double a, double b) {
        double[] point = problem.moved(u, a);
        for (int p = 0; p < point.length; p++) {
            point[p] += b * v[p];
        }
        return problem.divergence(point);
    }

    private static double[] curvature(FrozenProblem problem, double[] v) {
        double[] sum = new double[v.length];
        DivergenceCurvature curvature = new DivergenceCurvature(
                problem.path, problem.end, problem.objective.outer().samples().masks());
        Tensors.addRows(curvature.product(problem.manager.create(v)), sum);
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int p = 0; p < a.length; p++) {
            sum += a[p] * b[p];
        }
        return sum;
    }

    @Test
    void theOrderOfTasksIsOnlyAnOrderAndATaskTwiceCountsTwice() {
        try (NDManager manager = TensorEngine.newManager()) {
            double[] rows = rows(manager, 0, 1, 2);
            double[] turned = rows(manager, 2, 0, 1);
            double[] twice = rows(manager, 0, 1, 1);
            int size = rows.length / 3;
            for (int p = 0; p < size; p++) {
                assertEquals(rows[p], turned[size + p]);
                assertEquals(rows[size + p], turned[2 * size + p]);
                assertEquals(rows[2 * size + p], turned[p]);
                assertEquals(twice[size + p], twice[2 * size + p]);
                assertEquals(rows[size + p], twice[size + p]);
            }
        }
    }

    private static double[] rows(NDManager manager, int... order) {
        FrozenProblem problem =
                new FrozenProblem(manager, new DiagonalGaussian(2), 1, Surrogate.LIKELIHOOD_RATIO, false, order);
        return problem.objective.gradient(problem.path, problem.end).toDoubleArray();
    }

    @Test
    void theClippedGradientIsExactWhereNothingIsClipped() {
        try (NDManager manager = TensorEngine.newManager()) {
            FrozenProblem problem =
                    new FrozenProblem(manager, new DiagonalGaussian(2), 2, Surrogate.LIKELIHOOD_RATIO, false);
            double[] clipped = new double[problem.theta.length];
            Tensors.addRows(
                    problem.objective.clippedGradient(
                            manager.create(problem.theta), 0.3, /* penalty= */ 0.7, MetaObjective.NO_CREDITS),
                    clipped);
            // At the parameters that drew the data the penalty's gradient vanishes.
            assertArrayEquals(problem.gradient(), clipped, 1e-10);
        }
    }

    @Test
    void theClippedGradientIsTheDerivativeOfTheClippedObjective() {
        for (int steps = 1; steps <= 2; steps++) {
            try (NDManager manager = TensorEngine.newManager()) {
                FrozenProblem problem =
                        new FrozenProblem(manager, new DiagonalGaussian(2), steps, Surrogate.LIKELIHOOD_RATIO, false);
                double[] away = problem.moved(problem.direction(3), 0.02);
                double[] gradient = new double[away.length];
                Tensors.addRows(
                        problem.objective.clippedGradient(manager.create(away), 0.1, 0.7, MetaObjective.NO_CREDITS),
                        gradient);
                double step = 1e-6;
                for (int p = 0; p < away.length; p++) {
                    double[] ahead = away.clone();
                    double[] behind = away.clone();
                    ahead[p] += step;
                    behind[p] -= step;
                    double slope = (clippedLoss(problem, ahead) - clippedLoss(problem, behind)) / (2 * step);
                    assertEquals(slope, gradient[p], 1e-6 * (1 + Math.abs(slope)), steps + " steps");
                }
            }
        }
    }

    private static double clippedLoss(FrozenProblem problem, double[] at) {
        InnerPath path = InnerPath.along(
                problem.rule, problem.manager.create(at), problem.objective.inner(), /* keepCurvature= */ false);
        TaskSamples outer = problem.objective.outer().samples();
        var now = problem.policy.apply(path.end(), outer.observations());
        double[] ratios = problem.policy
                .distribution()
                .logProbability(now.outputs(), now.logStd(), outer.actions())
                .sub(problem.objective.outer().oldLogProbability())
                .exp()
                .toDoubleArray();
        double[] weights = outer.weights().toDoubleArray();
        double loss = 0;
        for (int i = 0; i < ratios.length; i++) {
            double clipped = Math.max(0.9, Math.min(1.1, ratios[i]));
            loss -= Math.min(ratios[i] * weights[i], clipped * weights[i]);
        }
        // The mean over the inner steps of the divergence from the policy that drew the step's data.
        List<FrozenBatch> inner = problem.objective.inner();
        NDArray point = problem.manager.create(at);
        for (int k = 0; k < inner.size(); k++) {
            var before = inner.get(k).before();
            var here = problem.policy.apply(point, inner.get(k).samples().observations());
            double[] divergence = problem.policy
                    .distribution()
                    .divergence(before.outputs(), before.logStd(), here.outputs(), here.logStd())
                    .toDoubleArray();
            double[] masks = inner.get(k).samples().masks().toDoubleArray();
            for (int i = 0; i < divergence.length; i++) {
                loss += 0.7 / inner.size() * masks[i] * divergence[i];
            }
            point = InnerPath.along(problem.rule, problem.manager.create(at), inner.subList(0, k + 1), false)
                    .end();
        }
        return loss;
    }
}
