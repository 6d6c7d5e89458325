package adaptarium.sim.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

class IntegratorTest {
    private static final double[] NO_EFFORT = {};

    /** A rod without mass, with a mass at its end, from the bottom: angle and its rate. */
    private record Pendulum(double length, double gravity) implements EquationsOfMotion {
        @Override
        public int degreesOfFreedom() {
            return 1;
        }

        @Override
        public void accelerations(double[] state, double[] effort, double[] acceleration) {
            acceleration[0] = -gravity / length * Math.sin(state[0]);
        }

        double energy(double[] state) {
            double speed = length * state[1];
            return speed * speed / 2 + gravity * length * (1 - Math.cos(state[0]));
        }
    }

    /** Two equal point masses on two equal rods, from the bottom; the effort is the torque at the elbow. Kane's form of the equations. */
    private record DoublePendulum(double gravity) implements EquationsOfMotion {
        @Override
        public int degreesOfFreedom() {
            return 2;
        }

        @Override
        public void accelerations(double[] s, double[] effort, double[] acceleration) {
            double d = s[0] - s[1];
            double cos = Math.cos(d);
            double sin = Math.sin(d);
            // 2 a1 + cos a2 = -sin w2² - 2 g sin q1 - u;  cos a1 + a2 = sin w1² - g sin q2 + u
            double r1 = -sin * s[3] * s[3] - 2 * gravity * Math.sin(s[0]) - effort[0];
            double r2 = sin * s[2] * s[2] - gravity * Math.sin(s[1]) + effort[0];
            double determinant = 2 - cos * cos;
            acceleration[0] = (r1 - cos * r2) / determinant;
            acceleration[1] = (2 * r2 - cos * r1) / determinant;
        }
    }

    private static double[] reference(EquationsOfMotion system, double[] start, double[] effort, double seconds) {
        int n = system.degreesOfFreedom();
        double[] end = new double[2 * n];
        FirstOrderDifferentialEquations equations = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return 2 * n;
            }

            @Override
            public void computeDerivatives(double t, double[] y, double[] rates) {
                double[] acceleration = new double[n];
                system.accelerations(y, effort, acceleration);
                System.arraycopy(y, n, rates, 0, n);
                System.arraycopy(acceleration, 0, rates, n, n);
            }
        };
        new DormandPrince853Integrator(1e-8, 0.1, 1e-13, 1e-13).integrate(equations, 0, start, seconds, end);
        return end;
    }

    private static double[] run(
            Integrator integrator, EquationsOfMotion system, double[] start, double[] effort, double dt, int steps) {
        double[] state = start.clone();
        for (int i = 0; i < steps; i++) {
            integrator.step(system, state, effort, dt);
        }
        return state;
    }

    private static double error(double[] a, double[] b) {
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs(a[i] - b[i]));
        }
        return worst;
    }

    @Test
    void rungeKuttaFollowsTheReferenceSolution() {
        DoublePendulum system = new DoublePendulum(9.81);
        double[] start = {1.2, -0.4, 0, 0.5};
        double[] effort = {0.7};
        double[] exact = reference(system, start, effort, 3);
        assertEquals(0, error(exact, run(new RungeKutta4(2), system, start, effort, 0.005, 600)), 2e-6);
    }

    @Test
    void eachMethodConvergesWithItsOrder() {
        DoublePendulum system = new DoublePendulum(9.81);
        double[] start = {0.8, -0.3, 0, 0};
        double[] effort = {0.2};
        double[] exact = reference(system, start, effort, 1);
        assertEquals(4, order(new RungeKutta4(2), system, start, effort, exact, 400), 0.2);
        assertEquals(1, order(new SemiImplicitEuler(2), system, start, effort, exact, 4000), 0.1);
        assertEquals(1, order(new ExplicitEuler(2), system, start, effort, exact, 4000), 0.1);
    }

    private static double order(
            Integrator method, EquationsOfMotion system, double[] start, double[] effort, double[] exact, int steps) {
        double coarse = error(exact, run(method, system, start, effort, 1.0 / steps, steps));
        double fine = error(exact, run(method, system, start, effort, 0.5 / steps, 2 * steps));
        return Math.log(coarse / fine) / Math.log(2);
    }

    @Test
    void thePendulumHasItsPeriod() {
        Pendulum pendulum = new Pendulum(1.3, 9.81);
        double amplitude = 2.0;
        // T = 4 sqrt(l/g) K(sin(amplitude / 2)), the complete elliptic integral by quadrature.
        double k = Math.sin(amplitude / 2);
        double quarter = new IterativeLegendreGaussIntegrator(32, 1e-12, 1e-12)
                .integrate(10_000, phi -> 1 / Math.sqrt(1 - k * k * Math.sin(phi) * Math.sin(phi)), 0, Math.PI / 2);
        double period = 4 * Math.sqrt(1.3 / 9.81) * quarter;
        double[] state = run(new RungeKutta4(1), pendulum, new double[] {amplitude, 0}, NO_EFFORT, period / 1000, 1000);
        assertEquals(amplitude, state[0], 1e-8);
        assertEquals(0, state[1], 1e-7);
    }

    @Test
    void energyIsKeptBoundedOrGainedAsTheMethodPromises() {
        Pendulum pendulum = new Pendulum(1, 9.81);
        double[] start = {1.0, 0};
        double before = pendulum.energy(start);
        double[] fourth = run(new RungeKutta4(1), pendulum, start, NO_EFFORT, 0.02, 2500);
        assertEquals(1, pendulum.energy(fourth) / before, 1e-4);
        double[] symplectic = start.clone();
        SemiImplicitEuler method = new SemiImplicitEuler(1);
        for (int i = 0; i < 2500; i++) {
            method.step(pendulum, symplectic, NO_EFFORT, 0.02);
            assertEquals(1, pendulum.energy(symplectic) / before, 0.06);
        }
        double[] explicit = run(new ExplicitEuler(1), pendulum, start, NO_EFFORT, 0.02, 500);
        assertTrue(pendulum.energy(explicit) > 1.5 * before);
    }
}
