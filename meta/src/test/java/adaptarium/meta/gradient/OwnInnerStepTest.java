package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.DiagonalGaussian;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.update.Surrogate;
import adaptarium.envs.check.CheckReport;
import adaptarium.meta.check.LearnerChecker;
import adaptarium.meta.gradient.inner.InnerStep;
import adaptarium.meta.gradient.learner.BoundedSteps;
import adaptarium.meta.gradient.parameter.AdaptedPart;
import adaptarium.meta.gradient.parameter.ContextPart;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.meta.gradient.parameter.WholePart;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A way to adapt that is not among ours is one inner step: paths, objectives, outer steps and checks take it as it comes. */
class OwnInnerStepTest {
    private static FrozenProblem problem(NDManager manager, InnerStep.Kind kind, int steps, AdaptedPart part) {
        return new FrozenProblem(
                manager,
                new DiagonalGaussian(2),
                steps,
                Surrogate.LIKELIHOOD_RATIO,
                kind,
                new int[] {0, 1, 2},
                part,
                LearnedRates.NONE);
    }

    @Test
    void itsMetaGradientIsExact() {
        for (AdaptedPart part : List.of(new WholePart(), new ContextPart(3))) {
            for (int steps = 1; steps <= 2; steps++) {
                try (NDManager manager = TensorEngine.newManager()) {
                    FrozenProblem problem = problem(manager, BoundedSteps.BoundedStep::new, steps, part);
                    FrozenProblem.assertRelative(
                            problem.differences(), problem.gradient(), 1e-6, part + ", " + steps + " steps");
                }
            }
        }
    }

    @Test
    void inFirstOrderItsDerivativeIsTheIdentityAndNoCurvatureIsKept() {
        InnerStep.Kind exact = BoundedSteps.BoundedStep::new;
        assertTrue(exact.curved());
        assertTrue(!exact.firstOrder().curved());
        assertEquals(exact.firstOrder(), exact.firstOrder().firstOrder());
        try (NDManager manager = TensorEngine.newManager()) {
            FrozenProblem problem = problem(manager, exact.firstOrder(), 1, new WholePart());
            double[] v = problem.direction(4);
            double[] pushed = problem.path.push(manager.create(v)).toDoubleArray();
            for (int p = 0; p < v.length; p++) {
                assertEquals(v[p], pushed[p]);
            }
        }
    }

    @Test
    void asALearnerItPassesEveryCheck() {
        BoundedSteps algorithm = new BoundedSteps();
        CheckReport report = LearnerChecker.check(algorithm, algorithm.defaults(), /* updates= */ 60, /* seed= */ 1);
        assertTrue(report.passed(), report::text);
    }
}
