package adaptarium.envs.family.vehicle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.vehicle.TopDownCar.Drive;
import adaptarium.envs.family.vehicle.TopDownCar.Task;
import adaptarium.random.Seeds;
import adaptarium.sim.SceneView;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TopDownCarTest {
    private static final TaskSpace<Task> TASKS = TaskSpace.of(Task.class);
    private static final double STEP = 1.0 / 30;

    private static Environment<Task> environment(Task task) {
        return new Environment<>(new TopDownCar(), task);
    }

    /** Steers along the road by feedback on distance and heading, at a held speed. */
    private static float[] follow(float[] o, double speed, double sign) {
        double angle = Math.atan(0.6 * o[7]) - 0.9 * Math.atan2(o[4], o[5]) - 0.6 * o[3];
        double drive = 0.8 * (speed - o[0]) + o[0] / 8;
        return new float[] {(float) drive, (float) (sign * angle / TopDownCar.MAX_STEERING)};
    }

    @Test
    void aCoastingCarSlowsDownAsDragSays() {
        Environment<Task> env = environment(TASKS.nominal());
        float[] first = env.reset(5);
        float[] o = first;
        int steps = 15;
        for (int t = 0; t < steps; t++) {
            o = env.step(new float[2]).observation();
        }
        assertEquals(first[0] * Math.exp(-2.0 / 4 * steps * STEP), o[0], 0.01 * first[0]);
        assertEquals(0, o[1], 1e-6);
        assertEquals(0, o[2], 1e-6);
    }

    @Test
    void tyresNeverPushHarderThanGripTimesWeight() {
        for (long seed = 0; seed < 50; seed++) {
            Task task = TASKS.sample(seed % 2 == 0 ? Split.TRAIN : Split.SHIFTED, Seeds.generator(seed));
            Environment<Task> env = environment(task);
            float[] o = env.reset(seed);
            RandomGenerator random = Seeds.generator(seed);
            boolean done = false;
            while (!done) {
                float[] action = {1, (float) Math.signum(random.nextDouble() - 0.5)};
                StepResult result = env.step(action);
                float[] p = result.observation();
                // The change of velocity in the car's frame, turned back by the mean yaw.
                double turn = (o[2] + p[2]) / 2 * STEP;
                double dx = Math.cos(turn) * p[0] - Math.sin(turn) * p[1] - o[0];
                double dy = Math.sin(turn) * p[0] + Math.cos(turn) * p[1] - o[1];
                double drag = 2.0 / 4 * Math.hypot(p[0], p[1]);
                assertTrue(Math.hypot(dx, dy) / STEP <= task.grip() * 9.81 + drag + 0.6);
                o = p;
                done = result.done();
            }
        }
    }

    @Test
    void slowlyItTurnsAsTheWheelsPoint() {
        Environment<Task> env = environment(TASKS.with(TASKS.nominal(), "grip", 1.0));
        float[] o = env.reset(2);
        for (int t = 0; t < 25; t++) {
            o = env.step(new float[] {(float) (0.8 * (0.8 - o[0]) + o[0] / 8), 0.4f})
                    .observation();
        }
        double expected = o[0] * Math.tan(0.4 * TopDownCar.MAX_STEERING) / (2 * TopDownCar.AXLE);
        assertEquals(expected, o[2], 0.1 * expected);
    }

    @Test
    void aReversedSteeringIsTheRightOneUnderTheOppositeAction() {
        Environment<Task> right = environment(new Task(0.5, 1, 0.1, 1, Drive.FRONT));
        Environment<Task> reversed = environment(new Task(0.5, -1, 0.1, 1, Drive.FRONT));
        assertArrayEquals(right.reset(7), reversed.reset(7));
        for (int t = 0; t < 40; t++) {
            float steering = (float) Math.sin(0.3 * t);
            StepResult a = right.step(new float[] {0.5f, steering});
            StepResult b = reversed.step(new float[] {0.5f, -steering});
            assertArrayEquals(a.observation(), b.observation());
            if (a.done()) {
                break;
            }
        }
    }

    @Test
    void trimIsWhereTheWheelsStandAtRest() {
        Task trimmed = TASKS.with(TASKS.nominal(), "trim", 0.1);
        Environment<Task> straight = environment(TASKS.nominal());
        Environment<Task> corrected = environment(trimmed);
        straight.reset(3);
        corrected.reset(3);
        float correction = (float) (-0.1 / TopDownCar.MAX_STEERING);
        float[] a = straight.step(new float[2]).observation();
        float[] b = corrected.step(new float[] {0, correction}).observation();
        for (int t = 0; t < 30; t++) {
            a = straight.step(new float[] {0.3f, 0}).observation();
            b = corrected.step(new float[] {0.3f, correction}).observation();
        }
        assertArrayEquals(a, b, 0.05f); // the wheels need 0.02 s to come back from the trim
    }

    @Test
    void withTheRightSteeringTheRoadIsHeldAndWithTheWrongOneItIsLost() {
        int lost = 0;
        for (long seed = 0; seed < 20; seed++) {
            Environment<Task> env = environment(TASKS.nominal());
            for (int sign = -1; sign <= 1; sign += 2) {
                float[] o = env.reset(seed);
                StepResult result;
                do {
                    result = env.step(follow(o, 2.5, sign));
                    o = result.observation();
                } while (!result.done());
                if (sign > 0) {
                    assertTrue(result.truncated() && result.success(), "seed " + seed);
                } else if (result.terminated()) {
                    assertTrue(result.reward() < -0.5);
                    lost++;
                }
            }
        }
        assertTrue(lost >= 18, "only " + lost + " of 20 left the road");
    }

    @Test
    void aSpeedThatHoldsWithGripLeavesTheRoadWithoutIt() {
        int[] lost = new int[2];
        for (int i = 0; i < 2; i++) {
            Environment<Task> env = environment(TASKS.with(TASKS.nominal(), "grip", i == 0 ? 1.0 : 0.4));
            for (long seed = 0; seed < 20; seed++) {
                float[] o = env.reset(seed);
                StepResult result;
                do {
                    result = env.step(follow(o, 4, 1));
                    o = result.observation();
                } while (!result.done());
                lost[i] += result.terminated() ? 1 : 0;
            }
        }
        assertTrue(lost[0] <= 1 && lost[1] >= 7, lost[0] + " and " + lost[1] + " of 20 left the road");
    }

    @Test
    void theRoadsHeadingIsTheIntegralOfItsCurvature() {
        WindingRoad road = WindingRoad.draw(Seeds.generator(4));
        assertEquals(0, road.heading(0), 1e-12);
        for (double s = -5; s < 60; s += 0.37) {
            double slope = (road.heading(s + 1e-4) - road.heading(s - 1e-4)) / 2e-4;
            assertEquals(slope, road.curvature(s), 1e-6);
        }
    }

    @Test
    void theSceneShowsTheCarWhereItIsAndMovesAsItDrives() {
        Environment<Task> env = environment(TASKS.nominal());
        float[] o = env.reset(1);
        SceneView scene = env.scene();
        SceneView.BodyView car = scene.bodies().get(scene.followed());
        assertEquals("car", car.name());
        assertEquals(Math.abs(o[3]), Math.hypot(car.x(), car.y()), 1e-6);
        for (int t = 0; t < 60; t++) {
            double x = car.x();
            double y = car.y();
            o = env.step(follow(o, 2.5, 1)).observation();
            assertEquals(Math.hypot(o[0], o[1]) * STEP, Math.hypot(car.x() - x, car.y() - y), 0.015);
        }
    }

    @Test
    void theHiddenCarDoesNotShowAtTheStart() {
        float[] first = environment(TASKS.nominal()).reset(9);
        assertArrayEquals(
                first, environment(new Task(0.3, -1, 0.1, 0.7, Drive.FRONT)).reset(9));
    }
}
