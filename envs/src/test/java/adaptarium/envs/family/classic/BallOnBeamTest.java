package adaptarium.envs.family.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.Mechanics;
import adaptarium.envs.family.classic.BallOnBeam.Task;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BallOnBeamTest {
    private static final TaskSpace<Task> TASKS = TaskSpace.of(Task.class);
    private static final double GRAVITY = 9.81;

    private static Environment<Task> environment(Task task) {
        return new Environment<>(new BallOnBeam(), task);
    }

    /**
     * Lagrange's equation of a disc that rolls on a turning line, s its place and a the beam's angle: d/dt (s' - R a') = 2/3 (s a'^2 - g sin a). Between two
     * actions a' is constant.
     */
    @Test
    void theBallRollsAsLagrangesEquationSays() {
        double farthest = 0;
        for (int i = 0; i < 20; i++) {
            Task drawn = TASKS.sample(i % 2 == 0 ? Split.TRAIN : Split.SHIFTED, Seeds.generator(i));
            Task task = TASKS.with(drawn, "rollingFriction", 0.0);
            Environment<Task> env = environment(task);
            float[] o = env.reset(i);
            double s = o[0];
            double u = 0;
            double angle = task.bias();
            RandomGenerator random = Seeds.generator(i);
            double size = 0.3 * random.nextDouble();
            double pace = 0.05 + 0.1 * random.nextDouble();
            double moved = 0;
            for (int t = 0; t < 60; t++) {
                StepResult result = env.step(new float[] {(float) (size * Math.sin(pace * t))});
                if (result.done()) {
                    break;
                }
                double next = Mechanics.world(env).body("beam").angle();
                double rate = (next - angle) / BallOnBeam.STEP;
                int small = 50;
                double h = BallOnBeam.STEP / small;
                for (int k = 0; k < small; k++) {
                    double middle = angle + rate * (k + 0.5) * h;
                    double half = s + h / 2 * (u + task.radius() * rate);
                    u += h * 2 / 3 * (half * rate * rate - GRAVITY * Math.sin(middle));
                    s += h * (u + task.radius() * rate);
                }
                moved = Math.max(moved, Math.abs(s - o[0]));
                angle = next;
                assertEquals(s, result.observation()[0], 0.004 + 0.03 * moved, "place after " + t + " of " + task);
            }
            farthest = Math.max(farthest, moved);
        }
        assertTrue(farthest > 0.5, "none moved more than " + farthest + " m");
    }

    @Test
    void theServoFollowsItsDifferentialEquation() {
        for (double lag : new double[] {0, 0.05, 0.2}) {
            Environment<Task> env = environment(new Task(0.15, 0.03, 0, lag, -1));
            env.reset(1);
            double asked = 0;
            double angle = 0;
            double rate = 0;
            double wanted = -0.5 * BallOnBeam.MAX_TILT;
            for (int t = 0; t < 40; t++) {
                StepResult result = env.step(new float[] {0.5f});
                int small = 1000;
                double h = BallOnBeam.STEP / small;
                for (int k = 0; k < small; k++) {
                    asked = lag == 0 ? wanted : asked + h * (wanted - asked) / lag;
                    rate += h * (64 * (asked - angle) - 16 * rate);
                    angle += h * rate;
                }
                double tolerance = lag == 0 ? 1e-4 : 0.01; // the family holds what the lag leaves for a step
                assertEquals(angle, Mechanics.world(env).body("beam").angle(), tolerance, "lag " + lag + " step " + t);
                if (result.done()) {
                    break;
                }
            }
        }
    }

    @Test
    void rollingFrictionTakesItsShareOfTheSlope() {
        double bias = 0.1;
        for (double friction : new double[] {0, 0.02, 0.05}) {
            Environment<Task> env = environment(new Task(0.2, friction, bias, 0, 1));
            float[] o = env.reset(5);
            for (int t = 0; t < 20; t++) {
                o = env.step(new float[1]).observation();
            }
            double before = o[1];
            for (int t = 0; t < 15; t++) {
                o = env.step(new float[1]).observation();
            }
            double expected = -2.0 / 3 * GRAVITY * (Math.sin(bias) - friction);
            assertEquals(expected, (o[1] - before) / (15 * BallOnBeam.STEP), 0.03, "friction " + friction);
        }
    }

    @Test
    void aBallAtRestWantsATiltBeforeItMoves() {
        Environment<Task> env = environment(new Task(0.2, 0.05, 0.03, 0, 1));
        float[] first = env.reset(5);
        float[] o = first;
        for (int t = 0; t < 50; t++) {
            o = env.step(new float[1]).observation();
        }
        assertEquals(first[0], o[0], 0.05); // it creeps; without friction it would be 10 cm on
        assertTrue(Math.abs(o[1]) < 0.05);
    }

    @Test
    void theMechanicsDoNotShowAtTheStart() {
        float[] nominal = environment(TASKS.nominal()).reset(3);
        assertArrayEquals(
                nominal, environment(new Task(0.3, 0.05, -0.15, 0.3, -1)).reset(3));
    }

    @Test
    void theRewardIsNearnessAndEndsWithTheBeam() {
        Environment<Task> env = environment(TASKS.nominal());
        env.reset(2);
        StepResult result;
        int steps = 0;
        do {
            result = env.step(new float[] {1});
            steps++;
            float[] o = result.observation();
            double near = 1 - Math.min(1, Math.abs(o[0] - o[2]));
            assertEquals(result.terminated() ? 0 : near, result.reward(), 1e-6);
        } while (!result.done());
        assertTrue(result.terminated() && steps < 100);
        assertTrue(Math.abs(result.observation()[0]) > 1.2);
        assertFalse(result.success());
    }
}
