package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.Mechanics;
import adaptarium.envs.family.locomotion.HopperDynamics.Task;
import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import adaptarium.sim.PhysicsWorld;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HopperDynamicsTest {
    private static final TaskSpace<Task> TASKS = TaskSpace.of(Task.class);

    private static Environment<Task> environment(Task task) {
        return new Environment<>(new HopperDynamics(), task);
    }

    @Test
    void densityScalesMassAndInertiaTogether() {
        Environment<Task> one = environment(TASKS.nominal());
        Environment<Task> two = environment(TASKS.with(TASKS.nominal(), "density", 2.0));
        one.reset(1);
        two.reset(1);
        double area = 0.39 * 0.06 + 0.5 * 0.08 + 0.45 * 0.1 + 0.4 * 0.14;
        assertEquals(60 * area, Mechanics.mass(Mechanics.world(one)), 1e-4);
        for (Body body : Mechanics.world(one).bodies()) {
            Body heavier = Mechanics.world(two).body(body.name());
            assertEquals(2 * body.mass(), heavier.mass(), 1e-4);
            assertEquals(2 * body.inertia(), heavier.inertia(), 1e-4);
        }
    }

    @Test
    void inFlightTheCentreOfMassObeysTheTasksGravityWhateverTheMotorsDo() {
        Task task = TASKS.with(TASKS.nominal(), "gravity", 7.0);
        Environment<Task> env = environment(task);
        env.reset(1);
        PhysicsWorld world = Mechanics.world(env);
        world.setGravity(0, 60); // lifts it off
        env.step(new float[3]);
        env.step(new float[3]);
        env.changeTask(task);
        double mass = Mechanics.mass(world);
        double[] momentum = Mechanics.momentum(world);
        RandomGenerator random = Seeds.generator(1);
        for (int t = 1; t <= 6; t++) {
            StepResult result = env.step(
                    new float[] {2 * random.nextFloat() - 1, 2 * random.nextFloat() - 1, 2 * random.nextFloat() - 1});
            assertTrue(world.contacts().isEmpty());
            assertEquals(momentum[0], Mechanics.momentum(world)[0], 1e-4 * mass);
            assertEquals(momentum[1] - mass * 7 * t / 50, Mechanics.momentum(world)[1], 1e-4 * mass);
            if (result.done()) {
                break;
            }
        }
    }

    @Test
    void withoutMotorsEnergyNeverRises() {
        for (long seed = 0; seed < 10; seed++) { // of 80 J; the solver mends penetrations, at most 1 % in a step
            Environment<Task> env = environment(TASKS.nominal());
            env.reset(seed);
            PhysicsWorld world = Mechanics.world(env);
            double energy = Mechanics.energy(world, 9.81);
            boolean done = false;
            while (!done) {
                done = env.step(new float[3]).done();
                double present = Mechanics.energy(world, 9.81);
                assertTrue(present <= energy + 0.8, "energy rose by " + (present - energy) + " J");
                energy = present;
            }
        }
    }

    @Test
    void theRewardIsSpeedAndAFallCostsFive() {
        Environment<Task> env = environment(TASKS.nominal());
        env.reset(1);
        float[] action = {0.2f, -0.1f, 0.1f};
        StepResult result;
        do {
            Body torso = Mechanics.world(env).body("torso");
            double x = torso.x();
            result = env.step(action);
            double fall = result.terminated() ? 5 : 0;
            assertEquals((torso.x() - x) * 50 / 2 - 0.01 * 0.06 - fall, result.reward(), 1e-5);
        } while (!result.done());
    }

    @Test
    void theHiddenMechanicsDoNotShowAtTheStart() {
        float[] first = environment(TASKS.nominal()).reset(9);
        assertArrayEquals(first, environment(new Task(2, 0.5, 1.5, 8)).reset(9));
    }
}
