package adaptarium.envs.family.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

class UnknownGainSliderTest {
    @Test
    void movesAsItsDifferentialEquationSays() {
        RandomGenerator random = Seeds.generator(2);
        TaskSpace<UnknownGainSlider.Task> space = TaskSpace.of(UnknownGainSlider.Task.class);
        try (VectorEnvironment<UnknownGainSlider.Task> env = new VectorEnvironment<>(new UnknownGainSlider(), 1, 1)) {
            for (int i = 0; i < 50; i++) {
                UnknownGainSlider.Task task = space.sample(i % 2 == 0 ? Split.TRAIN : Split.SHIFTED, random);
                env.assign(0, task, i, 1);
                double[] state = {env.observations()[0], env.observations()[1]};
                float[] actions = new float[10];
                for (int t = 0; t < actions.length; t++) {
                    actions[t] = 2 * random.nextFloat() - 1;
                    double due = t < task.delay() ? 0 : actions[t - task.delay()];
                    double force = 10 * task.sign() * task.gain() * due;
                    state = solve((s, v) -> force - task.drag() * v, state);
                    if (Math.abs(state[0]) > 2) {
                        break; // at a stop
                    }
                    env.step(new float[] {actions[t]});
                    float[] observation = env.nextObservations();
                    assertEquals(state[0], observation[0], 1e-6);
                    assertEquals(state[1], observation[1], 3e-6);
                    double distance = Math.abs(state[0] - observation[2]);
                    assertEquals(-distance - 0.01 * actions[t] * actions[t], env.rewards()[0], 1e-6);
                }
            }
        }
    }

    @Test
    void theStopsTakeTheSpeedAway() {
        try (VectorEnvironment<UnknownGainSlider.Task> env = new VectorEnvironment<>(new UnknownGainSlider(), 1, 1)) {
            env.assign(0, new UnknownGainSlider.Task(-1, 2, 0.1, 0), 3, 1);
            for (int t = 0; t < 30; t++) {
                env.step(new float[] {1});
            }
            assertEquals(-2, env.observations()[0]);
            assertEquals(0, env.observations()[1]);
        }
    }

    private interface Acceleration {
        double at(double x, double v);
    }

    private static double[] solve(Acceleration acceleration, double[] start) {
        double[] end = new double[2];
        FirstOrderDifferentialEquations equations = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return 2;
            }

            @Override
            public void computeDerivatives(double t, double[] y, double[] rates) {
                rates[0] = y[1];
                rates[1] = acceleration.at(y[0], y[1]);
            }
        };
        new DormandPrince853Integrator(1e-6, 1, 1e-12, 1e-12).integrate(equations, 0, start, 1.0 / 30, end);
        return end;
    }
}
