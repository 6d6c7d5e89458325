package adaptarium.agents.action;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SquashedGaussianTest {
    private static final SquashedGaussian TWO = new SquashedGaussian(2);
    private static final float[] U = {0.3f, -0.8f, -0.5f, 0.4f}; // μ, μ, log σ, log σ
    private static final float[] NOISE = {1.25f, -0.5f};

    /** The density of a number whose inverse tangent is Gaussian, written from the change of variables. */
    private static double logDensity(double a, double mean, double logStd) {
        double x = 0.5 * Math.log((1 + a) / (1 - a));
        double e = (x - mean) / Math.exp(logStd);
        return -0.5 * e * e - Math.log(Math.exp(logStd) * Math.sqrt(2 * Math.PI)) - Math.log(1 - a * a);
    }

    @Test
    void logProbabilityIsThatOfTheChangedVariable() {
        float[] action = new float[3];
        double logP = TWO.act(U, 0, NOISE, 0, action, 1);
        double expected = 0;
        for (int j = 0; j < 2; j++) {
            double a = Math.tanh(U[j] + Math.exp(U[2 + j]) * NOISE[j]);
            assertEquals(a, action[1 + j], 1e-7);
            expected += logDensity(a, U[j], U[2 + j]);
        }
        assertEquals(expected, logP, 1e-9);
    }

    @Test
    void theDensityIntegratesToOne() {
        double sum = 0;
        double width = 1e-4;
        for (double a = -1 + width / 2; a < 1; a += width) {
            sum += width * Math.exp(logDensity(a, 0.3, -0.5));
        }
        assertEquals(1, sum, 1e-6); // of the formula that the class is compared with
    }

    @Test
    void gradientIsTheFiniteDifference() {
        float[] ofAction = {0.7f, -1.5f};
        double ofLogP = 0.6;
        float[] gradient = new float[5];
        TWO.gradient(U, 0, NOISE, 0, ofAction, 0, ofLogP, gradient, 1);
        for (int i = 0; i < 4; i++) {
            double[] values = new double[2];
            double step = 1e-6;
            for (int side = 0; side < 2; side++) {
                double[] u = {U[0], U[1], U[2], U[3]};
                u[i] += side == 0 ? step : -step;
                for (int j = 0; j < 2; j++) {
                    double a = Math.tanh(u[j] + Math.exp(u[2 + j]) * NOISE[j]);
                    values[side] += ofAction[j] * a + ofLogP * logDensity(a, u[j], u[2 + j]);
                }
            }
            assertEquals((values[0] - values[1]) / (2 * step), gradient[1 + i], 1e-6, "output " + i);
        }
    }

    @Test
    void farOutEverythingStaysFinite() {
        SquashedGaussian one = new SquashedGaussian(1);
        float[] action = new float[1];
        float[] gradient = new float[2];
        for (float mean : new float[] {-200, -30, 30, 200}) {
            float[] u = {mean, -1};
            double logP = one.act(u, 0, new float[] {1}, 0, action, 0);
            assertEquals(Math.signum(mean), action[0]);
            // log(1 - tanh² x) tends to 2 (log 2 - |x|).
            double x = mean + Math.exp(-1);
            double expected = -0.5 + 1 - 0.5 * Math.log(2 * Math.PI) - 2 * (Math.log(2) - Math.abs(x));
            assertEquals(expected, logP, 1e-9 * Math.abs(expected));
            one.gradient(u, 0, new float[] {1}, 0, new float[] {1}, 0, 1, gradient, 0);
            assertEquals(2 * Math.signum(mean), gradient[0], 1e-6); // the log-probability's alone
        }
    }

    @Test
    void beyondItsBoundsTheLogStdIsHeldAndHasNoGradient() {
        SquashedGaussian one = new SquashedGaussian(1);
        float[] held = new float[1];
        float[] bound = new float[1];
        float[] gradient = new float[2];
        for (float logStd : new float[] {-25, 3}) {
            double logP = one.act(new float[] {0.1f, logStd}, 0, new float[] {0.2f}, 0, held, 0);
            float edge = logStd < 0 ? -20 : 2;
            assertEquals(one.act(new float[] {0.1f, edge}, 0, new float[] {0.2f}, 0, bound, 0), logP);
            assertArrayEquals(bound, held);
            one.gradient(new float[] {0.1f, logStd}, 0, new float[] {0.2f}, 0, new float[] {1}, 0, 1, gradient, 0);
            assertEquals(0, gradient[1]);
            assertTrue(gradient[0] != 0);
        }
        assertThrows(IllegalArgumentException.class, () -> new SquashedGaussian(0));
    }

    @Test
    void theModeIsTheSquashedMean() {
        float[] action = new float[2];
        TWO.mode(U, 0, action, 0);
        assertArrayEquals(new float[] {(float) Math.tanh(0.3f), (float) Math.tanh(-0.8f)}, action, 1e-7f);
    }
}
