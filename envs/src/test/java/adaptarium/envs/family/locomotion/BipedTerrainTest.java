package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.Mechanics;
import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.Joint;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.Ray;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BipedTerrainTest {
    private static final TaskSpace<BipedTerrain.Task> TASKS = TaskSpace.of(BipedTerrain.Task.class);
    private static final int LIDAR = 14;

    private static Environment<BipedTerrain.Task> environment(BipedTerrain.Task task) {
        return new Environment<>(new BipedTerrain(), task);
    }

    private static float[] randomAction(RandomGenerator random) {
        float[] action = new float[4];
        for (int i = 0; i < 4; i++) {
            action[i] = 2 * random.nextFloat() - 1;
        }
        return action;
    }

    private static BipedTerrain.Task task(Split split, long seed) {
        return TASKS.sample(split, Seeds.generator(seed));
    }

    @Test
    void theBodyHasTheMassOfBipedalWalker() {
        Environment<BipedTerrain.Task> env = environment(TASKS.nominal());
        env.reset(1);
        double legs = 2 * (8.0 / 30 * 34 / 30 + 0.8 * 8 / 30 * 34 / 30);
        assertEquals(5 * 976.0 / 900 + legs, Mechanics.mass(Mechanics.world(env)), 1e-5);
    }

    @Test
    void theLoadAddsItsMassAtItsPlace() {
        BipedTerrain.Task loaded = TASKS.with(TASKS.with(TASKS.nominal(), "payload", 0.5), "payloadOffset", 0.6);
        Environment<BipedTerrain.Task> bare = environment(TASKS.nominal());
        Environment<BipedTerrain.Task> env = environment(loaded);
        bare.reset(1);
        env.reset(1);
        Body empty = Mechanics.world(bare).body("hull");
        Body hull = Mechanics.world(env).body("hull");
        assertEquals(1.5 * empty.mass(), hull.mass(), 1e-5);
        double expected = (empty.mass() * empty.centreX() + 0.5 * empty.mass() * 0.6) / hull.mass();
        assertEquals(expected, hull.centreX(), 1e-5);
    }

    @Test
    void inTheAirTheCentreOfMassFallsFreelyWhateverTheMotorsDo() {
        for (long seed = 0; seed < 20; seed++) {
            Environment<BipedTerrain.Task> env = environment(task(Split.TRAIN, seed));
            env.reset(seed);
            PhysicsWorld world = Mechanics.world(env);
            double mass = Mechanics.mass(world);
            double[] momentum = Mechanics.momentum(world);
            RandomGenerator random = Seeds.generator(seed);
            for (int t = 1; t <= 3; t++) { // 0.06 s; the 5 cm drop lasts 0.1 s, and legs can reach down
                env.step(randomAction(random));
                if (!world.contacts().isEmpty()) {
                    break;
                }
                double[] present = Mechanics.momentum(world);
                assertEquals(momentum[0], present[0], 1e-4 * mass);
                assertEquals(momentum[1] - mass * 9.81 * 0.02 * t, present[1], 1e-4 * mass);
            }
        }
    }

    @Test
    void theLidarSeesWhatRaysThroughTheWorldMeet() {
        Ray ray = new Ray();
        for (long seed = 0; seed < 40; seed++) {
            Environment<BipedTerrain.Task> env = environment(task(seed % 2 == 0 ? Split.TRAIN : Split.SHIFTED, seed));
            env.reset(seed);
            RandomGenerator random = Seeds.generator(seed);
            PhysicsWorld world = Mechanics.world(env);
            StepResult result;
            do {
                result = env.step(randomAction(random));
                Body hull = world.body("hull");
                for (int i = 0; i < 10; i++) {
                    double toX = hull.x() + 160.0 / 30 * Math.sin(0.15 * i);
                    double toY = hull.y() - 160.0 / 30 * Math.cos(0.15 * i);
                    double fraction =
                            world.cast(ray.between(hull.x(), hull.y(), toX, toY), CollisionFilter.ALL.category());
                    assertEquals(fraction, result.observation()[LIDAR + i], 1e-5, "ray " + i);
                }
            } while (!result.done());
        }
    }

    @Test
    void motorsKeepToTheirTorque() {
        for (long seed = 0; seed < 10; seed++) {
            BipedTerrain.Task task = task(Split.SHIFTED, seed);
            Environment<BipedTerrain.Task> env = environment(task);
            env.reset(seed);
            RandomGenerator random = Seeds.generator(seed);
            boolean done = false;
            while (!done) {
                done = env.step(randomAction(random)).done();
                for (Joint joint : Mechanics.world(env).joints()) {
                    assertTrue(Math.abs(joint.motorEffort()) <= task.torque() * (1 + 1e-5));
                }
            }
        }
    }

    @Test
    void whatIsHiddenDoesNotShowInTheFirstObservation() {
        float[] nominal = environment(TASKS.nominal()).reset(3);
        for (String name : new String[] {"torque", "friction", "payload", "payloadOffset"}) {
            double value = TASKS.parameter(name).name().equals("torque") ? 60 : 0.35;
            float[] changed =
                    environment(TASKS.with(TASKS.nominal(), name, value)).reset(3);
            assertArrayEquals(nominal, changed, name);
        }
    }

    @Test
    void theGroundIsTheTasksAndSlopesAsItSays() {
        BipedTerrain.Task task = TASKS.with(TASKS.with(TASKS.nominal(), "slope", 0.1), "roughness", 0.0);
        Environment<BipedTerrain.Task> env = environment(task);
        env.reset(1);
        Geometry.Polyline first = (Geometry.Polyline)
                Mechanics.world(env).body("ground").geometry().get(0);
        int last = first.xs().length - 1;
        double way = first.xs()[last] - 5 * 14.0 / 30; // the start is level
        assertEquals(Math.tan(0.1) * way, first.ys()[last], 1e-6 + 0.1);
        env.reset(2);
        assertEquals(first, Mechanics.world(env).body("ground").geometry().get(0));
    }

    @Test
    void theRewardIsSpeedLessLeanAndEffortAndAFallCostsTen() {
        Environment<BipedTerrain.Task> env = environment(TASKS.nominal());
        env.reset(1);
        StepResult result;
        do {
            Body hull = Mechanics.world(env).body("hull");
            double x = hull.x();
            double angle = hull.angle();
            result = env.step(new float[] {1, -0.5f, 1, 0});
            double expected = (hull.x() - x) / 0.02 / 4 - (Math.abs(hull.angle()) - Math.abs(angle)) - 0.01 * 2.25;
            assertEquals(expected - (result.terminated() ? 10 : 0), result.reward(), 1e-5);
        } while (!result.done());
        assertTrue(result.terminated());
        assertFalse(result.success());
        assertTrue(Mechanics.world(env).body("hull").touchingTerrain());
    }

    @Test
    void atRestItStandsAndEarnsNothing() {
        Environment<BipedTerrain.Task> env = environment(TASKS.with(TASKS.nominal(), "roughness", 0.0));
        for (long seed = 0; seed < 10; seed++) {
            env.reset(seed);
            double sum = 0;
            StepResult result;
            do {
                result = env.step(new float[4]);
                sum += result.reward();
            } while (!result.done());
            assertFalse(result.terminated());
            assertEquals(0, sum, 10); // 333 on average for PPO that sees the task, after three million steps
        }
    }

    @Test
    void hipsWiredTheWrongWayRoundTurnBackwards() {
        Environment<BipedTerrain.Task> straight = environment(TASKS.nominal());
        Environment<BipedTerrain.Task> reversed = environment(TASKS.with(TASKS.nominal(), "hips", -1));
        straight.reset(1);
        reversed.reset(1);
        for (int t = 0; t < 30; t++) {
            float hip = 0.4f * (float) Math.sin(0.3 * t);
            float[] expected = straight.step(new float[] {hip, 0.2f, -hip, 0}).observation();
            assertArrayEquals(
                    expected, reversed.step(new float[] {-hip, 0.2f, hip, 0}).observation());
        }
        float[] same = {0.5f, 0, 0.5f, 0};
        float forward = straight.step(same).observation()[5]; // speed of the far hip
        assertTrue(forward > reversed.step(same).observation()[5] + 0.1, () -> "at " + forward);
    }

    @Test
    void liveChangesReachMotorsAndGround() {
        Environment<BipedTerrain.Task> env = environment(TASKS.nominal());
        env.reset(1);
        env.changeTask(TASKS.with(TASKS.nominal(), "torque", 35.0));
        for (int t = 0; t < 20; t++) {
            env.step(new float[] {0, 0.5f, 0, 0.5f});
            assertTrue(Math.abs(Mechanics.world(env).joint("near knee").motorEffort()) <= 35 * (1 + 1e-5));
        }
    }
}
