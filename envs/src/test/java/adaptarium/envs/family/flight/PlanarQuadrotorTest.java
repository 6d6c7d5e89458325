package adaptarium.envs.family.flight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.StepResult;
import adaptarium.random.Seeds;
import adaptarium.sim.motion.RungeKutta4;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class PlanarQuadrotorTest {
    /** Lagrange's equations as a linear system in the four accelerations. */
    private static RealVector lagrange(double load, double wx, double wy, double[] s, double left, double right) {
        double l = 0.4;
        double c = load * l * Math.cos(s[3]);
        double d = load * l * Math.sin(s[3]);
        double[][] masses = {
            {1 + load, 0, 0, c}, {0, 1 + load, 0, d}, {0, 0, 0.09, 0}, {c, d, 0, load * l * l},
        };
        double thrust = left + right;
        double[] forces = {
            -thrust * Math.sin(s[2]) + wx - 0.2 * s[4] + d * s[7] * s[7],
            thrust * Math.cos(s[2]) + wy - 0.2 * s[5] - 9.81 * (1 + load) - c * s[7] * s[7],
            0.3 * (right - left),
            -9.81 * d
        };
        return new LUDecomposition(new Array2DRowRealMatrix(masses)).getSolver().solve(new ArrayRealVector(forces));
    }

    @Test
    void accelerationsAreThoseOfLagrangesEquations() {
        RandomGenerator random = Seeds.generator(1);
        for (int i = 0; i < 1000; i++) {
            double[] state = new double[8];
            for (int k = 0; k < 8; k++) {
                state[k] = 2 * random.nextGaussian();
            }
            double load = 0.01 + random.nextDouble();
            double[] thrusts = {20 * random.nextDouble(), 20 * random.nextDouble()};
            double[] actual = new double[4];
            new SlungLoad(load, 0.7, -0.4).accelerations(state, thrusts, actual);
            RealVector expected = lagrange(load, 0.7, -0.4, state, thrusts[0], thrusts[1]);
            for (int k = 0; k < 4; k++) {
                assertEquals(expected.getEntry(k), actual[k], 1e-9 * (1 + Math.abs(expected.getEntry(k))));
            }
        }
    }

    @Test
    void stepsOfTheControlRateAreFineEnough() {
        double[] coarse = {0, 0, 0.2, 0.5, 1, 0, 0.3, 2};
        double[] fine = coarse.clone();
        double[] thrusts = {9, 9.1};
        SlungLoad craft = new SlungLoad(0.3, 1, 0.5);
        RungeKutta4 integrator = new RungeKutta4(4);
        for (int t = 0; t < 100; t++) {
            integrator.step(craft, coarse, thrusts, 0.02);
        }
        for (int t = 0; t < 5000; t++) {
            integrator.step(craft, fine, thrusts, 0.0004);
        }
        for (int k = 0; k < 8; k++) {
            assertEquals(fine[k], coarse[k], 2e-4, "number " + k);
        }
    }

    @Test
    void theRightThrustHoversAndNoneFalls() {
        PlanarQuadrotor.Task task = new PlanarQuadrotor.Task(PlanarQuadrotor.Wiring.STRAIGHT, 0.8, 1.1, 0.2, 0, 0);
        Environment<PlanarQuadrotor.Task> env = new Environment<>(new PlanarQuadrotor(), task);
        env.reset(1);
        double share = 0.5 * 1.2 * 9.81 / PlanarQuadrotor.MAX_THRUST; // of each rotor at gain 1
        float[] trimmed = {(float) (2 * share / 0.8 - 1), (float) (2 * share / 1.1 - 1)};
        StepResult hover = env.step(trimmed);
        assertEquals(0, hover.observation()[6], 2e-6); // does not begin to turn
        double tilt = hover.observation()[2];
        assertEquals(
                0, hover.observation()[5], 9.81 * 0.02 * tilt * tilt); // nor to sink, but for the tilt at the start
        env.reset(1);
        StepResult fall = env.step(new float[] {-1, -1});
        assertEquals(-9.81 * 0.02, fall.observation()[5], 0.01);
    }

    @Test
    void crossedWiresTurnTheCraftTheOtherWay() {
        Environment<PlanarQuadrotor.Task> straight = new Environment<>(
                new PlanarQuadrotor(), new PlanarQuadrotor.Task(PlanarQuadrotor.Wiring.STRAIGHT, 1, 0.7, 0.1, 0, 0));
        Environment<PlanarQuadrotor.Task> crossed = new Environment<>(
                new PlanarQuadrotor(), new PlanarQuadrotor.Task(PlanarQuadrotor.Wiring.CROSSED, 1, 0.7, 0.1, 0, 0));
        straight.reset(1);
        crossed.reset(1);
        StepResult a = straight.step(new float[] {0.4f, -0.2f});
        StepResult b = crossed.step(new float[] {-0.2f, 0.4f});
        assertArrayEquals(a.observation(), b.observation());
        assertTrue(b.observation()[6] < 0, "the left rotor pushes harder"); // clockwise
        assertTrue(crossed.step(new float[] {0.8f, -0.8f}).observation()[6] > b.observation()[6]);
    }

    @Test
    void tippingOverEndsTheEpisode() {
        PlanarQuadrotor.Task task = new PlanarQuadrotor.Task(PlanarQuadrotor.Wiring.STRAIGHT, 1, 1, 0, 0, 0);
        Environment<PlanarQuadrotor.Task> env = new Environment<>(new PlanarQuadrotor(), task);
        env.reset(1);
        int steps = 0;
        StepResult result;
        do {
            result = env.step(new float[] {-1, 1});
            steps++;
        } while (!result.done());
        assertTrue(result.terminated());
        assertTrue(steps < 20, "after " + steps + " steps");
    }
}
