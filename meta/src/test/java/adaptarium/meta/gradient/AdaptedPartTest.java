package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.action.Categorical;
import adaptarium.agents.action.DiagonalGaussian;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.agents.update.Surrogate;
import adaptarium.agents.update.SurrogateLoss;
import adaptarium.meta.gradient.inner.FrozenBatch;
import adaptarium.meta.gradient.inner.InnerPath;
import adaptarium.meta.gradient.parameter.AdaptedPart;
import adaptarium.meta.gradient.parameter.ContextPart;
import adaptarium.meta.gradient.parameter.HeadPart;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.meta.gradient.parameter.MetaParameters;
import adaptarium.meta.gradient.parameter.WholePart;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Meta-gradients where a part is adapted or rates are learnt, on frozen data in float64: against differences, and against the formulas of the papers. */
class AdaptedPartTest {
    private static final List<ActionDistribution> DISTRIBUTIONS = List.of(new DiagonalGaussian(2), new Categorical(3));
    private static final List<AdaptedPart> PARTS = List.of(new WholePart(), new HeadPart(), new ContextPart(3));
    private static final int BODY = 2 * 8 + 8; // the first layer's weights and biases

    private static FrozenProblem problem(
            NDManager manager, ActionDistribution distribution, int steps, AdaptedPart part, LearnedRates learned) {
        return problem(manager, distribution, steps, part, learned, /* firstOrder= */ false);
    }

    private static FrozenProblem problem(
            NDManager manager,
            ActionDistribution distribution,
            int steps,
            AdaptedPart part,
            LearnedRates learned,
            boolean firstOrder) {
        return new FrozenProblem(
                manager,
                distribution,
                steps,
                Surrogate.LIKELIHOOD_RATIO,
                firstOrder,
                new int[] {0, 1, 2},
                part,
                learned);
    }

    /** With respect to everything that is learnt: parameters, log-std, context weights, rates. */
    @Test
    void everyMetaGradientIsExactForOneTwoAndThreeSteps() {
        for (ActionDistribution distribution : DISTRIBUTIONS) {
            for (AdaptedPart part : PARTS) {
                for (LearnedRates learned : LearnedRates.values()) {
                    for (int steps = 1; steps <= 3; steps++) {
                        try (NDManager manager = TensorEngine.newManager()) {
                            FrozenProblem problem = problem(manager, distribution, steps, part, learned);
                            String what = distribution + ", " + part + ", " + learned + ", " + steps + " steps";
                            FrozenProblem.assertRelative(problem.differences(), problem.gradient(), 1e-6, what);
                        }
                    }
                }
            }
        }
    }

    /** a'(J b) = b'(J' a) for every task, with J b by differences of the adapted policies. */
    @Test
    void productsFitEachOtherAndTheDisplacement() {
        for (AdaptedPart part : PARTS) {
            for (LearnedRates learned : LearnedRates.values()) {
                try (NDManager manager = TensorEngine.newManager()) {
                    FrozenProblem problem = problem(manager, new DiagonalGaussian(2), 2, part, learned);
                    double[] b = problem.direction(4);
                    int size = problem.policy.parameters();
                    double[] a = Arrays.copyOf(problem.direction(3), FrozenProblem.TASKS * size);
                    double[] pushed = problem.path.push(manager.create(b)).toDoubleArray();
                    double[] pulled = problem.path
                            .pull(manager.create(a, new Shape(FrozenProblem.TASKS, size)))
                            .toDoubleArray();
                    double[] ahead = ends(problem, problem.moved(b, 1e-5));
                    double[] behind = ends(problem, problem.moved(b, -1e-5));
                    for (int task = 0; task < FrozenProblem.TASKS; task++) {
                        double left = 0;
                        double right = 0;
                        for (int p = 0; p < size; p++) {
                            int i = task * size + p;
                            assertEquals((ahead[i] - behind[i]) / 2e-5, pushed[i], 1e-6);
                            left += a[i] * pushed[i];
                        }
                        for (int p = 0; p < b.length; p++) {
                            right += b[p] * pulled[task * b.length + p];
                        }
                        assertEquals(left, right, 1e-9 * Math.abs(left) + 1e-12);
                    }
                }
            }
        }
    }

    private static double[] ends(FrozenProblem problem, double[] at) {
        return InnerPath.along(
                        problem.rule, problem.manager.create(at), problem.objective.inner(), /* keepCurvature= */ false)
                .end()
                .toDoubleArray();
    }

    /** Raghu et al. 2020: the body stays as it is in every task, and the head takes the step that MAML takes of it. */
    @Test
    void ofTheHeadAloneTheBodyIsEveryTasksAndTheFirstStepIsMamls() {
        try (NDManager manager = TensorEngine.newManager()) {
            FrozenProblem whole = problem(manager, new DiagonalGaussian(2), 1, new WholePart(), LearnedRates.NONE);
            FrozenProblem head = problem(manager, new DiagonalGaussian(2), 1, new HeadPart(), LearnedRates.NONE);
            int size = head.theta.length;
            double[] expected = whole.path.end().toDoubleArray();
            double[] ends = head.path.end().toDoubleArray();
            for (int i = 0; i < ends.length; i++) {
                assertEquals(i % size < BODY ? head.theta[i % size] : expected[i], ends[i]);
            }
        }
    }

    /** With g' the outer gradient: g'_body - α H_body,head g'_head, and for the head (I - α H_head,head) g'_head; the Hessian by differences of inner gradients. */
    @Test
    void theMetaGradientOfTheHeadAloneIsThatOfTheFormula() {
        try (NDManager manager = TensorEngine.newManager()) {
            FrozenProblem exact = problem(manager, new DiagonalGaussian(2), 1, new HeadPart(), LearnedRates.NONE);
            FrozenProblem cheap = problem(manager, new DiagonalGaussian(2), 1, new HeadPart(), LearnedRates.NONE, true);
            int size = exact.theta.length;
            double[] outer = cheap.objective.gradient(cheap.path, cheap.end).toDoubleArray();
            double[] expected = new double[size];
            for (int task = 0; task < FrozenProblem.TASKS; task++) {
                double[] headOnly = new double[size];
                for (int p = BODY; p < size; p++) {
                    headOnly[p] = outer[task * size + p];
                }
                double[] ahead = innerGradient(cheap, cheap.moved(headOnly, 1e-5), task);
                double[] behind = innerGradient(cheap, cheap.moved(headOnly, -1e-5), task);
                for (int p = 0; p < size; p++) {
                    double curvature = (ahead[p] - behind[p]) / 2e-5; // (H (0, g'_head))_p
                    expected[p] += outer[task * size + p] - FrozenProblem.RATE * curvature;
                }
            }
            FrozenProblem.assertRelative(expected, exact.gradient(), 1e-6, "head");
        }
    }

    private static double[] innerGradient(FrozenProblem problem, double[] at, int task) {
        FrozenBatch batch = problem.objective.inner().get(0);
        PolicyTape tape = PolicyTape.record(
                problem.policy,
                problem.manager.create(at),
                batch.samples().observations(),
                batch.samples().actions());
        return new SurrogateLoss(
                        tape,
                        problem.rule.surrogate(),
                        batch.oldLogProbability(),
                        batch.samples().weights())
                .gradient()
                .get(task)
                .toDoubleArray();
    }

    /** Li et al. 2017: dL'/dρ = -α ∇L∘∇L'(θ'), with one rate a parameter and one step; the same in first order, where only curvature is left out. */
    @Test
    void theGradientOfARateIsMinusTheProductOfInnerAndOuterGradient() {
        for (boolean firstOrder : new boolean[] {false, true}) {
            try (NDManager manager = TensorEngine.newManager()) {
                FrozenProblem problem = problem(
                        manager, new DiagonalGaussian(2), 1, new WholePart(), LearnedRates.PARAMETER, firstOrder);
                int size = problem.policy.parameters();
                double[] theta = Arrays.copyOf(problem.theta, size);
                double[] outer = new SurrogateLoss(
                                problem.end,
                                Surrogate.LIKELIHOOD_RATIO,
                                problem.objective.outer().oldLogProbability(),
                                problem.objective.outer().samples().weights())
                        .gradient()
                        .toDoubleArray();
                double[] expected = new double[size];
                for (int task = 0; task < FrozenProblem.TASKS; task++) {
                    double[] inner = innerGradient(problem, theta, task);
                    for (int p = 0; p < size; p++) {
                        expected[p] -= FrozenProblem.RATE * inner[p] * outer[task * size + p];
                    }
                }
                double[] gradient = problem.gradient();
                FrozenProblem.assertRelative(expected, Arrays.copyOfRange(gradient, size, 2 * size), 1e-12, "rates");
            }
        }
    }

    /** A network of two inputs with a context in ψ is one of five inputs, three of which are the context. */
    @Test
    void aContextIsAFurtherInput() {
        try (NDManager manager = TensorEngine.newManager()) {
            FrozenProblem problem = problem(manager, new DiagonalGaussian(2), 1, new ContextPart(3), LearnedRates.NONE);
            MetaParameters parameters = problem.rule.parameters();
            int size = problem.policy.parameters();
            double[] phi = {0.3, -0.7, 1.1};
            double[] fast = Arrays.copyOf(problem.theta, parameters.fast());
            System.arraycopy(phi, 0, fast, parameters.meta(), 3);
            // Weights of the wider first layer: two rows for the observation, three for the context.
            NDArray wide = NDArrays.concat(new NDList(
                    manager.create(Arrays.copyOf(problem.theta, 2 * 8)),
                    manager.create(Arrays.copyOfRange(problem.theta, size, size + 3 * 8)),
                    manager.create(Arrays.copyOfRange(problem.theta, 2 * 8, size))));
            Policy joined = new Policy(new Mlp(5, List.of(8), 2, Activation.TANH), new DiagonalGaussian(2));
            double[] x = {0.4, -1.2};
            double[] both = {x[0], x[1], phi[0], phi[1], phi[2]};
            double[] expected = joined.apply(wide, manager.create(both, new Shape(1, 5)))
                    .outputs()
                    .toDoubleArray();
            double[] got = problem.policy
                    .apply(parameters.theta(manager.create(fast)), manager.create(x, new Shape(1, 2)))
                    .outputs()
                    .toDoubleArray();
            assertArrayEquals(expected, got, 1e-12);
        }
    }

    /** The steps move the context and leave every weight as it is; without a context the policy is that of θ. */
    @Test
    void aContextBeginsAtZeroAndIsAllThatMoves() {
        try (NDManager manager = TensorEngine.newManager()) {
            FrozenProblem problem = problem(manager, new Categorical(3), 2, new ContextPart(3), LearnedRates.NONE);
            int meta = problem.theta.length;
            double[] fast = problem.path.fast().toDoubleArray();
            for (int task = 0; task < FrozenProblem.TASKS; task++) {
                double[] own = Arrays.copyOfRange(fast, task * (meta + 3), (task + 1) * (meta + 3));
                assertArrayEquals(problem.theta, Arrays.copyOf(own, meta));
                assertTrue(own[meta] != 0 && own[meta + 1] != 0 && own[meta + 2] != 0, Arrays.toString(own));
            }
            InnerPath none = new InnerPath(problem.rule, manager.create(problem.theta), false);
            int size = problem.policy.parameters();
            assertArrayEquals(Arrays.copyOf(problem.theta, size), none.end().toDoubleArray());
        }
    }
}
