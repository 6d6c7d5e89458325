package adaptarium.envs.family.manipulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.Mechanics;
import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import adaptarium.sim.Joint;
import adaptarium.sim.PhysicsWorld;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PlanarArmTest {
    private static final TaskSpace<ArmPickPlace.Task> TASKS = TaskSpace.of(ArmPickPlace.Task.class);

    private static Environment<ArmReach.Task> reach() {
        return new Environment<>(new ArmReach(), new ArmReach.Task(0.5, 0.3));
    }

    @Test
    void theGripperMovesAsItIsTold() {
        float[][] actions = {
            {0.5f, 0, 0, 0}, {0, 0.5f, 0, 0}, {-0.5f, 0.25f, 0, 0}, {0, 0, 0.5f, 0}, {0.2f, 0, -0.5f, 0}
        };
        for (float[] action : actions) {
            Environment<ArmReach.Task> env = reach();
            env.reset(1);
            float[] before = env.step(action).observation();
            float[] after = before;
            for (int t = 0; t < 8; t++) {
                after = env.step(action).observation();
            }
            double time = 8.0 / 30;
            assertEquals(0.8 * action[0] * time, after[0] - before[0], 0.012);
            assertEquals(0.8 * action[1] * time, after[1] - before[1], 0.012);
            assertEquals(2 * action[2] * time, after[4] - before[4], 0.03);
        }
    }

    @Test
    void atRestItStaysAgainstGravity() {
        Environment<ArmReach.Task> env = reach();
        float[] first = env.reset(3);
        float[] last = first;
        for (int t = 0; t < 100; t++) {
            last = env.step(new float[4]).observation();
        }
        assertEquals(first[0], last[0], 0.005);
        assertEquals(first[1], last[1], 0.005);
        assertEquals(first[4], last[4], 0.02);
    }

    @Test
    void motorsKeepToTheirTorqueAndFingersToTheirForce() {
        Environment<ArmReach.Task> env = reach();
        env.reset(3);
        RandomGenerator random = Seeds.generator(3);
        double[] limits = {40, 25, 10, 30, 30};
        for (int t = 0; t < 100; t++) {
            float[] action = new float[4];
            for (int i = 0; i < 4; i++) {
                action[i] = random.nextBoolean() ? 1 : -1;
            }
            env.step(action);
            for (int i = 0; i < 5; i++) {
                Joint joint = Mechanics.world(env).joints().get(i);
                assertTrue(Math.abs(joint.motorEffort()) <= limits[i] * (1 + 1e-4), joint.name());
            }
        }
    }

    @Test
    void jointsHoldTogetherWhenTheArmPressesOnTheTable() {
        Environment<ArmReach.Task> env = reach();
        env.reset(3);
        for (int t = 0; t < 100; t++) {
            env.step(new float[] {(float) Math.sin(0.3 * t), -1, 0, 1});
            PhysicsWorld world = Mechanics.world(env);
            for (int i = 0; i < 3; i++) {
                assertTrue(
                        world.joints().get(i).gap() < 0.01,
                        world.joints().get(i).name());
            }
            for (Body body : world.bodies().subList(2, world.bodies().size())) {
                assertTrue(body.centreY() > 0, body.name() + " is below the table");
            }
        }
    }

    @Test
    void aSlidingBoxStopsAsItsFrictionSays() {
        for (double friction : new double[] {0.25, 0.4, 0.6}) { // from 1 on a square box tips over
            Environment<ArmPickPlace.Task> env =
                    new Environment<>(new ArmPickPlace(), TASKS.with(TASKS.nominal(), "friction", friction));
            env.reset(1);
            for (int t = 0; t < 10; t++) {
                env.step(new float[] {0, 1, 0, 0}); // out of the way
            }
            Body box = Mechanics.world(env).body("box");
            double x = box.x();
            box.setVelocity(1, 0, 0);
            for (int t = 0; t < 60; t++) {
                env.step(new float[4]);
            }
            assertEquals(1 / (2 * friction * 9.81), box.x() - x, 0.02);
        }
    }

    @Test
    void theBoxHasItsMassAndHidesIt() {
        ArmPickPlace.Task heavy = TASKS.with(TASKS.nominal(), "mass", 2.0);
        Environment<ArmPickPlace.Task> light = new Environment<>(new ArmPickPlace(), TASKS.nominal());
        Environment<ArmPickPlace.Task> env = new Environment<>(new ArmPickPlace(), heavy);
        assertArrayEquals(light.reset(5), env.reset(5));
        assertEquals(2, Mechanics.world(env).body("box").mass(), 1e-5);
    }
}
