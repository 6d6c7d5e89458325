package adaptarium.envs.family.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.VectorEnvironment;
import org.junit.jupiter.api.Test;

class PointRobotTest {
    @Test
    void steadyThrustFollowsTheClosedForm() {
        // v(t) = f/c (1 - exp(-c t / m)), x(t) = f/c t - m/c v(t), with m = 0.5 kg and c = 0.25 N s/m.
        try (VectorEnvironment<PointRobot.Task> env = new VectorEnvironment<>(new PointRobot(), 1, 1)) {
            env.assign(0, new PointRobot.Task(0.3, -0.1), 0, 1);
            for (int n = 1; n <= 100; n++) {
                env.step(new float[] {0.8f, -0.2f});
                double t = 0.05 * n;
                double speed = 4 * (1 - Math.exp(-0.5 * t));
                double distance = 4 * t - 2 * speed;
                assertEquals(0.8 * distance, env.nextObservations()[0], 1e-5);
                assertEquals(-0.2 * distance, env.nextObservations()[1], 1e-5);
                assertEquals(0.8 * speed, env.nextObservations()[2], 1e-5);
                assertEquals(-0.2 * speed, env.nextObservations()[3], 1e-5);
                double left = Math.hypot(0.8 * distance - 0.3, -0.2 * distance + 0.1);
                assertEquals(-left, env.rewards()[0], 1e-5);
                assertEquals(n == 100, env.truncated()[0]);
            }
        }
    }

    @Test
    void success5CentimetresFromTheGoal() {
        try (VectorEnvironment<PointRobot.Task> env = new VectorEnvironment<>(new PointRobot(), 2, 1)) {
            env.assign(0, new PointRobot.Task(0.049, 0), 0, 1);
            env.assign(1, new PointRobot.Task(0.051, 0), 0, 1);
            env.step(new float[4]);
            assertTrue(env.success()[0]);
            assertEquals(false, env.success()[1]);
        }
    }
}
