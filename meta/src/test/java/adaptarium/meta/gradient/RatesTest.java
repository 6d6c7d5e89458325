package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.update.DifferentiableLoss;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.meta.gradient.inner.GradientStep;
import adaptarium.meta.gradient.outer.ClippedStep;
import adaptarium.meta.gradient.outer.OuterStep;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import adaptarium.meta.gradient.parameter.AdaptedPart;
import adaptarium.meta.gradient.parameter.HeadPart;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.meta.gradient.parameter.Rates;
import adaptarium.meta.gradient.parameter.WholePart;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rates of a step on a loss that is no policy's, and what rates of one and zero come to. */
class RatesTest {
    /** ψ'C ψ/2 with C = [[2, 1], [1, 3]]: gradient C ψ, Hessian C. */
    private record Quadratic(NDArray fast) implements DifferentiableLoss {
        @Override
        public NDArray gradient() {
            return hessianProduct(fast);
        }

        @Override
        public NDArray hessianProduct(NDArray v) {
            return v.matMul(v.getManager()
                    .create(new float[][] {{2, 1}, {1, 3}})
                    .toType(v.getDataType(), false));
        }
    }

    private static NDArray row(NDManager manager, double... values) {
        return manager.create(new double[][] {values});
    }

    /** At ψ = (1, -1) the gradient is (1, -2); the rates are 0.1 and 0.3. With A = diag(0.1, 0.3), (I - A C) (1, 1) = (0.7, -0.2) and (I - C A) (1, 1) = (0.5, 0). */
    @Test
    void aStepOnAnyLossAndTheProductsOfItsDerivative() {
        try (NDManager manager = TensorEngine.newManager()) {
            NDArray fast = row(manager, 1, -1);
            GradientStep step = new GradientStep(fast, new Quadratic(fast), Rates.of(0.1, new double[] {1, 3}));
            assertArrayEquals(new double[] {0.9, -0.4}, step.apply().toDoubleArray(), 1e-12);
            assertArrayEquals(
                    new double[] {0.7, -0.2}, step.push(row(manager, 1, 1)).toDoubleArray(), 1e-12);
            assertArrayEquals(
                    new double[] {0.5, 0}, step.pull(row(manager, 1, 1)).toDoubleArray(), 1e-12);
        }
    }

    @Test
    void sharesOfOneChangeNoBit() {
        try (NDManager manager = TensorEngine.newManager()) {
            NDArray fast = manager.create(new float[][] {{0.3f, -0.7f}});
            GradientStep same = new GradientStep(fast, new Quadratic(fast), Rates.of(0.1));
            GradientStep ones = new GradientStep(fast, new Quadratic(fast), Rates.of(0.1, new double[] {1, 1}));
            float[] v = {1.1f, 0.37f};
            assertArrayEquals(same.apply().toFloatArray(), ones.apply().toFloatArray());
            assertArrayEquals(
                    same.push(manager.create(new float[][] {v})).toFloatArray(),
                    ones.push(manager.create(new float[][] {v})).toFloatArray());
            assertArrayEquals(
                    same.pull(manager.create(new float[][] {v})).toFloatArray(),
                    ones.pull(manager.create(new float[][] {v})).toFloatArray());
        }
    }

    private static MamlSettings settings(double rate, AdaptedPart part, LearnedRates learned, OuterStep outer) {
        MamlSettings small = MamlTest.small(outer, 1, rate);
        return new MamlSettings(
                small.hiddenSizes(),
                small.activation(),
                small.initialStd(),
                small.normaliseObservations(),
                small.tasks(),
                small.episodes(),
                rate,
                1,
                small.laterSteps(),
                small.testEpisodes(),
                small.surrogate(),
                small.firstOrder(),
                small.advantages(),
                outer,
                part,
                learned,
                /* exploration= */ 0);
    }

    private static float[] afterTwoUpdates(MamlSettings settings) {
        try (Maml<PointNavigation.Task> learner = new Maml<>(MamlTest.NAVIGATION, settings, 3, 1)) {
            int size = learner.policy().parameters();
            MamlTest.train(MamlTest.NAVIGATION, learner, 0, 2, 8);
            return Arrays.copyOf(learner.theta(), size);
        }
    }

    /** Where nothing is adapted, what would have been is of no account: the head alone and learnt rates make MAML's updates, bit for bit. */
    @Test
    void withARateOfZeroEveryPartMakesMamlsUpdates() {
        for (OuterStep outer : List.of(new TrustRegionStep(), new ClippedStep())) {
            float[] maml = afterTwoUpdates(settings(0, new WholePart(), LearnedRates.NONE, outer));
            assertArrayEquals(maml, afterTwoUpdates(settings(0, new HeadPart(), LearnedRates.NONE, outer)));
            assertArrayEquals(maml, afterTwoUpdates(settings(0, new WholePart(), LearnedRates.LAYER, outer)));
            assertArrayEquals(maml, afterTwoUpdates(settings(0, new WholePart(), LearnedRates.PARAMETER, outer)));
        }
    }

    /** Rates begin at 1: the first update of the parameters by their gradient alone is MAML's. */
    @Test
    void learntRatesBeginAsMaml() {
        ClippedStep once = new ClippedStep(1e-3, /* epochs= */ 1, 0.3, 5e-4);
        List<float[]> thetas = new ArrayList<>();
        for (LearnedRates learned : LearnedRates.values()) {
            try (Maml<PointNavigation.Task> learner =
                    new Maml<>(MamlTest.NAVIGATION, settings(0.1, new WholePart(), learned, once), 3, 1)) {
                int size = learner.policy().parameters();
                float[] before = learner.theta();
                for (int p = size; p < before.length; p++) {
                    assertEquals(1, before[p]);
                }
                MamlTest.train(MamlTest.NAVIGATION, learner, 0, 1, 8);
                thetas.add(Arrays.copyOf(learner.theta(), size));
            }
        }
        assertArrayEquals(thetas.get(0), thetas.get(1));
        assertArrayEquals(thetas.get(0), thetas.get(2));
    }
}
