package adaptarium.meta.fewshot.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class QuadraticRidgeTest {
    private static final double NOISE = 0.1;

    private static double quadratic(double[] x) {
        return 1 + 2 * x[0] - x[0] * x[1] + 0.5 * x[1] * x[1];
    }

    private static QuadraticRidge trained(int updates, double penalty) {
        RandomGenerator random = Seeds.generator(1);
        QuadraticRidge ridge = QuadraticRidge.of(2, 1, penalty);
        for (int u = 0; u < updates; u++) {
            List<double[]> x = new ArrayList<>();
            List<double[]> y = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                double[] one = {2 * random.nextDouble(), 3 * random.nextDouble() - 1};
                x.add(one);
                y.add(new double[] {quadratic(one) + NOISE * random.nextGaussian()});
            }
            ridge = ridge.learnt(x, y);
        }
        return ridge;
    }

    /** Six weights from 4,000 examples with noise 0.1: each prediction is off by about 0.1 √(6 / 4000) = 0.004. */
    @Test
    void aQuadraticFunctionIsFoundAndItsNoise() {
        QuadraticRidge ridge = trained(20, /* penalty= */ 1e-3);
        for (double[] x : new double[][] {{0.5, 0.5}, {1.5, 1}, {1, -0.5}}) {
            assertEquals(quadratic(x), ridge.told(x)[0], 0.02);
        }
        assertEquals(NOISE, ridge.deviations()[0], 0.004); // four of its own deviations, 0.1 / √8000
    }

    /** A penalty without end leaves nothing, and what is not known is told to be 0, with a deviation of 1. */
    @Test
    void thePenaltyDrawsToZero() {
        assertEquals(0, trained(2, /* penalty= */ 1e12).told(new double[] {1, 1})[0], 1e-6);
        QuadraticRidge nothing = QuadraticRidge.of(2, 1, 1);
        assertArrayEquals(new double[1], nothing.told(new double[] {1, 1}));
        assertArrayEquals(new double[] {1}, nothing.deviations());
    }

    /** Sums are kept, so that a state tells the same and goes on alike. */
    @Test
    void aStateIsAllThatItKnows() {
        QuadraticRidge ridge = trained(3, 5);
        QuadraticRidge restored = QuadraticRidge.of(2, 1, 5).restored(ridge.state());
        List<double[]> x = List.of(new double[] {0.1, 0.2});
        List<double[]> y = List.of(new double[] {3});
        assertArrayEquals(
                ridge.learnt(x, y).told(x.get(0)), restored.learnt(x, y).told(x.get(0)));
    }
}
