package adaptarium.envs.family.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.flight.Lander.Task;
import adaptarium.envs.family.flight.Lander.Weak;
import adaptarium.envs.reference.Controller;
import adaptarium.envs.reference.LanderPilot;
import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import adaptarium.sim.Geometry;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LanderTest {
    private static final Task PLAIN = new Task(9, 0, 90, 12, 0, 1, Weak.NONE, 0);

    /** Mass, momentum and angular momentum about the centre of mass, and that centre's height. */
    private record Motion(double mass, double momentumX, double momentumY, double spin) {
        static Motion of(SceneView scene) {
            double mass = 0;
            double px = 0;
            double py = 0;
            double cx = 0;
            double cy = 0;
            PhysicsWorld world = (PhysicsWorld) scene;
            for (Body body : world.bodies().subList(1, 4)) {
                mass += body.mass();
                px += body.mass() * body.velocityX();
                py += body.mass() * body.velocityY();
                cx += body.mass() * body.centreX();
                cy += body.mass() * body.centreY();
            }
            double spin = 0;
            for (Body body : world.bodies().subList(1, 4)) {
                double x = body.centreX() - cx / mass;
                double y = body.centreY() - cy / mass;
                spin += body.inertia() * body.angularVelocity()
                        + body.mass() * (x * body.velocityY() - y * body.velocityX());
            }
            return new Motion(mass, px, py, spin);
        }
    }

    @Test
    void inFreeFlightMomentaGrowByGravityWindAndThrustAlone() {
        Task task = new Task(9, 5, 90, 12, 0.02, 1, Weak.NONE, 0);
        Environment<Task> env = new Environment<>(new Lander(), task);
        env.reset(1);
        RandomGenerator random = Seeds.generator(3);
        for (int t = 0; t < 25; t++) {
            Motion before = Motion.of(env.scene());
            Body hull = ((PhysicsWorld) env.scene()).bodies().get(1);
            double angle = hull.angle();
            double throttle = random.nextBoolean() ? 0.5 + 0.5 * random.nextFloat() : 0;
            env.step(new float[] {(float) (2 * throttle - 1), 0});
            Motion after = Motion.of(env.scene());
            double main = throttle * 90;
            assertEquals(Lander.MASS, after.mass(), 1e-5);
            double mass = after.mass();
            assertEquals(0.02 * (5 - main * Math.sin(angle)), after.momentumX() - before.momentumX(), 2e-3);
            assertEquals(0.02 * (main * Math.cos(angle) - 9 * mass), after.momentumY() - before.momentumY(), 2e-3);
            // The nozzle pushes 2 cm to the right of the middle: it turns the craft counter-clockwise.
            assertEquals(0.02 * main * 0.02, after.spin() - before.spin(), 2e-3);
        }
    }

    @Test
    void sideEnginesPushAndTurnAsTheTaskSays() {
        for (int sides : new int[] {1, -1}) {
            for (Weak weak : Weak.values()) {
                Task task = new Task(9, 0, 90, 12, 0, sides, weak, 0);
                for (float action : new float[] {-1, -0.6f, 0.4f, 0.6f, 1}) {
                    Environment<Task> env = new Environment<>(new Lander(), task);
                    env.reset(2);
                    Motion before = Motion.of(env.scene());
                    env.step(new float[] {-1, action});
                    Motion after = Motion.of(env.scene());
                    double force = Math.abs(action) < 0.5 ? 0 : 12 * action * sides;
                    if (weak == (force > 0 ? Weak.LEFT : Weak.RIGHT)) {
                        force /= 2;
                    }
                    assertEquals(0.02 * force, after.momentumX() - before.momentumX(), 2e-3);
                    double turn = after.spin() - before.spin();
                    assertEquals(
                            force == 0 ? 0 : -Math.signum(force), Math.abs(turn) < 2e-3 ? 0 : Math.signum(turn), 0);
                }
            }
        }
    }

    @Test
    void withoutThrustItCrashesWhenAFallFromEightMetresIsOver() {
        Environment<Task> env = new Environment<>(new Lander(), PLAIN);
        float[] start = env.reset(4);
        int steps = 0;
        StepResult result;
        do {
            result = env.step(new float[] {-1, 0});
            steps++;
        } while (!result.done());
        assertTrue(result.terminated());
        assertFalse(result.success());
        assertEquals(-1, result.reward());
        double v = start[3];
        double fall = (v + Math.sqrt(v * v + 2 * 9 * start[1])) / 9;
        assertEquals(fall, 0.02 * steps, 0.06);
    }

    @Test
    void theGroundIsLevelAtThePadAndTheTasksOwnBesideIt() {
        Geometry.Polyline one = LanderCraft.ground(1);
        Geometry.Polyline two = LanderCraft.ground(2);
        boolean differs = false;
        for (int i = 0; i < one.xs().length; i++) {
            if (Math.abs(one.xs()[i]) <= 2) {
                assertEquals(0, one.ys()[i]);
            }
            differs |= one.ys()[i] != two.ys()[i];
        }
        assertTrue(differs);
    }

    @Test
    void nothingFallsThroughTheGround() {
        TaskSpace<Task> space = TaskSpace.of(Task.class);
        RandomGenerator random = Seeds.generator(8);
        for (int i = 0; i < 200; i++) {
            Task task = space.sample(i % 2 == 0 ? Split.TRAIN : Split.SHIFTED, random);
            Geometry.Polyline ground = LanderCraft.ground(task.ground());
            Environment<Task> env = new Environment<>(new Lander(), task);
            env.reset(i);
            boolean done = false;
            while (!done) {
                done = env.step(new float[] {2 * random.nextFloat() - 1, 2 * random.nextFloat() - 1})
                        .done();
                for (Body body : ((PhysicsWorld) env.scene()).bodies().subList(1, 4)) {
                    double x = body.centreX();
                    if (!done) { // a crash may press a leg into the ground in the step that ends the episode
                        int k = (int) Math.floor((x - ground.xs()[0]) / 2);
                        double share = (x - ground.xs()[k]) / 2;
                        double level = ground.ys()[k] + share * (ground.ys()[k + 1] - ground.ys()[k]);
                        assertTrue(body.centreY() > level, body.name() + " is below the ground in episode " + i);
                    }
                }
            }
        }
    }

    @Test
    void onlyALandingOnThePadIsASuccess() {
        long level = 0; // a ground that is nearly level as far as 4 m to the right, beyond the pad
        while (Math.abs(LanderCraft.ground(level).ys()[8]) > 0.02) {
            level++;
        }
        assertEquals(4, LanderCraft.ground(level).xs()[8]);
        Task task = new Task(9, 0, 90, 12, 0, 1, Weak.NONE, level);
        assertEquals(0, landedAt(task, 0, true), 1.5);
        double beside = landedAt(task, 5, false);
        assertTrue(beside > 2 && beside < 4, "at " + beside);
    }

    /** Where the pilot comes to rest when its instruments show the pad's middle at a place, m. */
    private static double landedAt(Task task, float padShown, boolean success) {
        Environment<Task> env = new Environment<>(new Lander(), task);
        Controller pilot = new LanderPilot().begin(task, 1, Seeds.generator(0));
        pilot.beginEpisode();
        float[] observation = env.reset(6);
        float[] action = new float[2];
        StepResult result;
        do {
            observation[0] -= padShown;
            pilot.act(observation, 0, action, 0);
            result = env.step(action);
            observation = result.observation();
        } while (!result.done());
        assertTrue(result.terminated());
        assertTrue(result.reward() > 0.5, "it has come to rest");
        assertEquals(success, result.success());
        return observation[0];
    }
}
