package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.Mechanics;
import adaptarium.envs.family.locomotion.CrippledCrawler.Fault;
import adaptarium.envs.family.locomotion.CrippledCrawler.Task;
import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import adaptarium.sim.Joint;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CrippledCrawlerTest {
    private static final Task INTACT = new Task(-1, Fault.DEAD, 0);
    private static final double TORQUE = 3;

    private static Environment<Task> environment(Task task) {
        return new Environment<>(new CrippledCrawler(), task);
    }

    private static float[] randomAction(RandomGenerator random) {
        float[] action = new float[8];
        for (int i = 0; i < 8; i++) {
            action[i] = 2 * random.nextFloat() - 1;
        }
        return action;
    }

    @Test
    void atRestItStandsStill() {
        Environment<Task> env = environment(INTACT);
        for (long seed = 0; seed < 10; seed++) {
            env.reset(seed);
            for (int t = 0; t < 30; t++) {
                env.step(new float[8]);
            }
            Body torso = Mechanics.world(env).body("torso");
            double x = torso.x();
            double y = torso.y();
            for (int t = 0; t < 150; t++) {
                env.step(new float[8]);
            }
            assertEquals(x, torso.x(), 0.005);
            assertEquals(y, torso.y(), 0.005);
        }
    }

    @Test
    void inTheAirMotorsChangeNeitherMomentumNorSpin() {
        Environment<Task> env = environment(new Task(3, Fault.REVERSED, 0));
        env.reset(1);
        PhysicsWorld world = Mechanics.world(env);
        world.setGravity(0, 30); // lifts it off
        RandomGenerator random = Seeds.generator(1);
        for (int t = 0; t < 10; t++) {
            env.step(new float[8]);
        }
        assertTrue(world.contacts().isEmpty());
        world.setGravity(0, 0);
        double mass = Mechanics.mass(world);
        double[] momentum = Mechanics.momentum(world);
        double spin = Mechanics.spin(world);
        for (int t = 0; t < 60; t++) {
            env.step(randomAction(random));
            assertArrayEquals(momentum, Mechanics.momentum(world), 1e-4 * mass);
            assertEquals(spin, Mechanics.spin(world), 0.02);
        }
    }

    @Test
    void aReversedMotorIsAnIntactOneUnderTheOppositeAction() {
        for (int motor = 0; motor < 8; motor++) {
            Environment<Task> reversed = environment(new Task(motor, Fault.REVERSED, 0));
            Environment<Task> intact = environment(INTACT);
            reversed.reset(4);
            intact.reset(4);
            RandomGenerator random = Seeds.generator(motor);
            for (int t = 0; t < 50; t++) {
                float[] action = randomAction(random);
                float[] opposite = action.clone();
                opposite[motor] = -action[motor];
                StepResult result = reversed.step(action);
                assertArrayEquals(intact.step(opposite).observation(), result.observation());
                if (result.done()) {
                    break;
                }
            }
        }
    }

    @Test
    void everyFaultDoesWhatItSays() {
        for (Fault fault : Fault.values()) {
            for (int motor = 0; motor < 8; motor++) {
                Environment<Task> env = environment(new Task(motor, fault, 3));
                env.reset(2);
                RandomGenerator random = Seeds.generator(motor);
                boolean done = false;
                while (!done) {
                    done = env.step(randomAction(random)).done();
                    for (int i = 0; i < 8; i++) {
                        Joint joint = Mechanics.world(env).joints().get(i);
                        boolean broken = i == motor || i == (motor + 3) % 8;
                        double limit = !broken ? TORQUE : fault == Fault.DEAD ? 0 : fault == Fault.WEAK ? 0.3 : TORQUE;
                        assertTrue(Math.abs(joint.motorEffort()) <= limit * (1 + 1e-5), fault + " " + joint.name());
                    }
                }
            }
        }
    }

    @Test
    void aStuckJointKeepsItsAngle() {
        Environment<Task> env = environment(new Task(4, Fault.STUCK, 0));
        env.reset(2);
        Joint hip = Mechanics.world(env).joint("hip 2");
        double angle = hip.position();
        float[] action = new float[8];
        Arrays.fill(action, 1);
        for (int t = 0; t < 20; t++) {
            env.step(action);
        }
        assertEquals(angle, hip.position(), 0.15); // it holds with its own torque, against the body's weight
    }

    @Test
    void aSwitchBreaksALegInMidEpisode() {
        Environment<Task> env = environment(INTACT);
        Environment<Task> twin = environment(INTACT);
        env.reset(1);
        twin.reset(1);
        RandomGenerator random = Seeds.generator(1);
        for (int t = 0; t < 20; t++) {
            float[] action = randomAction(random);
            assertArrayEquals(env.step(action).observation(), twin.step(action).observation());
        }
        env.changeTask(new Task(6, Fault.DEAD, 0));
        assertEquals(Role.BROKEN, Mechanics.world(env).body("thigh 3").role());
        float[] action = randomAction(random);
        assertNotEquals(
                Arrays.toString(env.step(action).observation()),
                Arrays.toString(twin.step(action).observation()));
        env.changeTask(INTACT);
        assertEquals(Role.ROBOT, Mechanics.world(env).body("thigh 3").role());
    }

    @Test
    void theHiddenFaultDoesNotShowAtTheStart() {
        float[] first = environment(INTACT).reset(9);
        assertArrayEquals(first, environment(new Task(0, Fault.REVERSED, 0)).reset(9));
        assertArrayEquals(first, environment(new Task(7, Fault.STUCK, 2)).reset(9));
    }

    @Test
    void shiftedTasksHaveHeldOutMotorsFaultsOrTwoFaults() {
        TaskSpace<Task> tasks = TaskSpace.of(Task.class);
        Set<Integer> trained = new HashSet<>();
        RandomGenerator random = Seeds.generator(3);
        for (int i = 0; i < 500; i++) {
            Task train = tasks.sample(Split.TRAIN, random);
            trained.add(train.motor());
            assertTrue(train.second() == 0 && train.fault() != Fault.STUCK);
            Task shifted = tasks.sample(Split.SHIFTED, random);
            assertTrue(Set.of(1, 4, 7).contains(shifted.motor())
                    || shifted.second() != 0
                    || shifted.fault() == Fault.STUCK);
        }
        assertEquals(Set.of(-1, 0, 2, 3, 5, 6), trained);
    }

    @Test
    void theRewardIsSpeedLessEffort() {
        Environment<Task> env = environment(INTACT);
        env.reset(1);
        RandomGenerator random = Seeds.generator(1);
        boolean done = false;
        while (!done) {
            Body torso = Mechanics.world(env).body("torso");
            double x = torso.x();
            float[] action = randomAction(random);
            StepResult result = env.step(action);
            double effort = 0;
            for (float a : action) {
                effort += a * a;
            }
            double fall = result.terminated() ? 1 : 0;
            assertEquals((torso.x() - x) * 30 - 0.02 * effort - fall, result.reward(), 1e-5);
            done = result.done();
        }
    }
}
