package adaptarium.envs.family.navigation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.VectorEnvironment;
import org.junit.jupiter.api.Test;

class PointNavigationTest {
    @Test
    void aMoveAddsTheActionAndCostsTheDistanceThatRemains() {
        try (VectorEnvironment<PointNavigation.Task> env = new VectorEnvironment<>(new PointNavigation(), 1, 1)) {
            env.assign(0, new PointNavigation.Task(0.3, -0.4), 0, 1);
            assertArrayEquals(new float[] {0, 0}, env.observations());
            env.step(new float[] {0.05f, 0.3f}); // the second number is clipped to 0.1
            assertArrayEquals(new float[] {0.05f, 0.1f}, env.observations());
            assertEquals(-Math.hypot(0.25, 0.5), env.rewards()[0], 1e-7);
        }
    }

    @Test
    void theGoalIsASquareOfOneCentimetreEachWay() {
        try (VectorEnvironment<PointNavigation.Task> env = new VectorEnvironment<>(new PointNavigation(), 1, 1)) {
            env.assign(0, new PointNavigation.Task(0.1, 0.08), 0, 1);
            env.step(new float[] {0.0901f, 0.0695f});
            assertFalse(env.terminated()[0]);
            env.step(new float[] {0, 0.0015f});
            assertTrue(env.terminated()[0]);
            assertTrue(env.success()[0]);
        }
    }

    @Test
    void anEpisodeIsTruncatedAfterAHundredSteps() {
        try (VectorEnvironment<PointNavigation.Task> env = new VectorEnvironment<>(new PointNavigation(), 1, 1)) {
            env.assign(0, new PointNavigation.Task(0.5, 0.5), 0, 1);
            for (int t = 0; t < 99; t++) {
                env.step(new float[2]);
            }
            assertFalse(env.truncated()[0]);
            env.step(new float[2]);
            assertTrue(env.truncated()[0]);
        }
    }

    @Test
    void walkingStraightCostsTheSumOfTheRemainingDistances() {
        try (VectorEnvironment<PointNavigation.Task> env = new VectorEnvironment<>(new PointNavigation(), 1, 1)) {
            for (double goalX = -0.48; goalX < 0.5; goalX += 0.17) {
                for (double goalY = -0.47; goalY < 0.5; goalY += 0.23) {
                    env.assign(0, new PointNavigation.Task(goalX, goalY), 0, 1);
                    double sum = 0;
                    int steps = 0;
                    while (env.active()[0]) {
                        float[] o = env.observations();
                        env.step(new float[] {(float) (goalX - o[0]), (float) (goalY - o[1])});
                        sum += env.rewards()[0];
                        steps++;
                    }
                    double expected = 0;
                    for (int k = 1; k <= steps; k++) {
                        expected -= Math.hypot(left(goalX, k), left(goalY, k));
                    }
                    assertEquals(expected, sum, 1e-5);
                    assertEquals(Math.ceil((Math.max(Math.abs(goalX), Math.abs(goalY)) - 0.01) / 0.1), steps);
                }
            }
        }
    }

    private static double left(double goal, int steps) {
        return Math.max(Math.abs(goal) - 0.1 * steps, 0);
    }
}
