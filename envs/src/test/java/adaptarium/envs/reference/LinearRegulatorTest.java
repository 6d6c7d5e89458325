package adaptarium.envs.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LinearRegulatorTest {
    @Test
    void theGainOfAnIntegratorIsTheGoldenRatio() {
        // x' = x + u, cost x^2 + u^2: p^2 = p + 1, k = p / (1 + p).
        LinearRegulator regulator =
                LinearRegulator.of(new double[][] {{1}}, new double[] {1}, new double[] {1}, /* effortCost= */ 1);
        double p = (1 + Math.sqrt(5)) / 2;
        assertEquals(p / (1 + p), regulator.gain(0), 1e-12);
    }

    @Test
    void otherGainsCostMore() {
        double[][] a = {{1, 0.1}, {0.2, 0.95}};
        double[] b = {0.02, 0.3};
        LinearRegulator regulator = LinearRegulator.of(a, b, new double[] {1, 0.1}, 0.5);
        double best = cost(a, b, regulator.gain(0), regulator.gain(1));
        for (double d : new double[] {-0.01, 0.01}) {
            assertTrue(cost(a, b, regulator.gain(0) + d, regulator.gain(1)) > best);
            assertTrue(cost(a, b, regulator.gain(0), regulator.gain(1) + d) > best);
        }
    }

    private static double cost(double[][] a, double[] b, double gain0, double gain1) {
        double x = 1;
        double y = -0.5;
        double cost = 0;
        for (int t = 0; t < 5000; t++) {
            double u = -(gain0 * x + gain1 * y);
            cost += x * x + 0.1 * y * y + 0.5 * u * u;
            double next = a[0][0] * x + a[0][1] * y + b[0] * u;
            y = a[1][0] * x + a[1][1] * y + b[1] * u;
            x = next;
        }
        return cost;
    }

    @Test
    void refusesWhatCannotBeStabilised() {
        assertThrows(
                IllegalArgumentException.class,
                () -> LinearRegulator.of(
                        new double[][] {{2, 0}, {0, 1}},
                        new double[] {0, 1},
                        new double[] {1, 1},
                        /* effortCost= */ 1));
    }
}
