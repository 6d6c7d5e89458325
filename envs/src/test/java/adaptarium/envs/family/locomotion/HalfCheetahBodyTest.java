package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.Mechanics;
import adaptarium.envs.family.locomotion.HalfCheetahBody.Task;
import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import adaptarium.sim.Joint;
import adaptarium.sim.PhysicsWorld;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HalfCheetahBodyTest {
    private static final TaskSpace<Task> TASKS = TaskSpace.of(Task.class);

    private static Environment<Task> environment(Task task) {
        return new Environment<>(new HalfCheetahBody(), task);
    }

    private static float[] randomAction(RandomGenerator random) {
        float[] action = new float[6];
        for (int i = 0; i < 6; i++) {
            action[i] = 2 * random.nextFloat() - 1;
        }
        return action;
    }

    @Test
    void theNominalRobotIsTheUsualOne() {
        Environment<Task> env = environment(TASKS.nominal());
        Environment<HalfCheetah.Task> usual = new Environment<>(new HalfCheetah(), new HalfCheetah.Task(1));
        assertArrayEquals(usual.reset(2), env.reset(2));
        RandomGenerator random = Seeds.generator(2);
        for (int t = 0; t < 100; t++) {
            float[] action = randomAction(random);
            assertArrayEquals(usual.step(action).observation(), env.step(action).observation());
        }
    }

    @Test
    void densityScalesMassAndInertiaOfEveryPart() {
        Environment<Task> one = environment(TASKS.nominal());
        Environment<Task> heavy = environment(TASKS.with(TASKS.nominal(), "density", 2.0));
        one.reset(1);
        heavy.reset(1);
        for (Body body : Mechanics.world(one).bodies()) {
            Body twin = Mechanics.world(heavy).body(body.name());
            assertEquals(2 * body.mass(), twin.mass(), 1e-4);
            assertEquals(2 * body.inertia(), twin.inertia(), 1e-4);
        }
    }

    @Test
    void eachLegsMotorsKeepToTheirTorqueAlsoAfterASwitch() {
        double[] usual = {13, 10, 6};
        for (long seed = 0; seed < 6; seed++) {
            Task task = TASKS.sample(Split.SHIFTED, Seeds.generator(seed));
            Environment<Task> env =
                    environment(seed < 3 ? task : TASKS.with(TASKS.nominal(), "density", task.density()));
            env.reset(seed);
            env.changeTask(task);
            RandomGenerator random = Seeds.generator(seed);
            double greatest = 0;
            for (int t = 0; t < 100; t++) {
                env.step(randomAction(random));
                PhysicsWorld world = Mechanics.world(env);
                for (int level = 0; level < 3; level++) {
                    String part = new String[] {" hip", " knee", " ankle"}[level];
                    Joint rear = world.joint("rear" + part);
                    Joint front = world.joint("front" + part);
                    double rearShare = Math.abs(rear.motorEffort()) / (task.rearMotors() * usual[level]);
                    double frontShare = Math.abs(front.motorEffort()) / (task.frontMotors() * usual[level]);
                    greatest = Math.max(greatest, Math.max(rearShare, frontShare));
                }
            }
            assertEquals(1, greatest, 1e-4); // reached, never passed
        }
    }

    @Test
    void onSlipperyGroundBrakingTakesLonger() {
        double[] way = new double[2];
        for (int i = 0; i < 2; i++) {
            Environment<Task> env = environment(TASKS.with(TASKS.nominal(), "friction", i == 0 ? 0.15 : 0.9));
            env.reset(1);
            for (int t = 0; t < 20; t++) {
                env.step(new float[6]);
            }
            for (Body body : Mechanics.world(env).bodies()) {
                if (body.mass() > 0) {
                    body.setVelocity(1, 0, 0);
                }
            }
            double start = Mechanics.centre(Mechanics.world(env))[0];
            for (int t = 0; t < 80; t++) {
                env.step(new float[6]);
            }
            way[i] = Mechanics.centre(Mechanics.world(env))[0] - start;
        }
        assertEquals(1 / (2 * 0.15 * 9.81), way[0], 0.1); // v^2 / (2 mu g)
        assertTrue(way[1] < 0.5 * way[0], way[1] + " m against " + way[0] + " m");
    }

    @Test
    void theHiddenBodyDoesNotShowAtTheStart() {
        float[] first = environment(TASKS.nominal()).reset(9);
        assertArrayEquals(first, environment(new Task(2, 0.5, 0.7, 0.5)).reset(9));
    }
}
