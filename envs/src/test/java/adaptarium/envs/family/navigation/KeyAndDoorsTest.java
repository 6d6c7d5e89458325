package adaptarium.envs.family.navigation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.Mechanics;
import adaptarium.envs.family.navigation.KeyAndDoors.Corner;
import adaptarium.envs.family.navigation.KeyAndDoors.Door;
import adaptarium.envs.family.navigation.KeyAndDoors.Task;
import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class KeyAndDoorsTest {
    private static final TaskSpace<Task> TASKS = TaskSpace.of(Task.class);

    private static Environment<Task> environment(Task task) {
        return new Environment<>(new KeyAndDoors(), task);
    }

    private static float[] randomAction(RandomGenerator random) {
        return new float[] {2 * random.nextFloat() - 1, 2 * random.nextFloat() - 1};
    }

    /** Throws the disc along a way, straight from point to point; returns the last step's result and adds up what was earned but for the time. */
    private static StepResult go(Environment<Task> env, double[] earned, double... way) {
        Body disc = Mechanics.world(env).body("disc");
        StepResult result = env.step(new float[2]);
        for (int i = 0; i < way.length && !result.done(); i += 2) {
            for (int k = 0; k < 4 && !result.done(); k++) { // drag leaves each throw a little short
                disc.setVelocity((way[i] - disc.x()) / 0.05, (way[i + 1] - disc.y()) / 0.05, 0);
                result = env.step(new float[2]);
                earned[0] += result.reward() + 0.02;
            }
        }
        return result;
    }

    private static StepResult visit(Environment<Task> env, double[] earned, Door door) {
        return go(env, earned, 0, 0, door.x(), door.y(), 0, 0);
    }

    /** By way of a door, so that no pillar is in between. */
    private static StepResult visit(Environment<Task> env, double[] earned, Corner corner) {
        double side = Math.copySign(1.2, corner.x());
        return go(env, earned, 0, 0, side, 0, corner.x(), corner.y(), side, 0, 0, 0);
    }

    /** A layout whose pillars leave the ways from the middle to the doors free. */
    private static long cross() {
        long number = 0;
        while (RoomLayout.of(number).pillars().stream()
                .anyMatch(p -> Math.min(Math.abs(p.x()), Math.abs(p.y())) < 0.35)) {
            number++;
        }
        return number;
    }

    @Test
    void onPlainFloorItDrivesAsItsDifferentialEquationSays() {
        Task task = new Task(Corner.NORTH_EAST, Door.WEST, 1, 1);
        Environment<Task> env = environment(task);
        float[] first = env.reset(4);
        // A way from the middle that is free of pillars and mud for half a metre: they stand 0.75 m away.
        double v = 0;
        float[] o = first;
        for (int t = 1; t <= 8; t++) {
            o = env.step(new float[] {0.5f, 0}).observation();
            double time = 0.05 * t;
            v = 0.5 / 0.25 * (1 - Math.exp(-time));
            double way = 0.5 / 0.25 * (time - 1 + Math.exp(-time));
            assertEquals(v, o[2], 0.03 * v);
            assertEquals(way, o[0] - first[0], 0.03 * way + 0.005);
        }
        assertEquals(first[1], o[1], 1e-6);
    }

    @Test
    void awayFromWallsMomentumChangesByThrustLessDrag() {
        int muddy = 0;
        for (long seed = 0; seed < 60; seed++) {
            Task task = TASKS.sample(seed % 2 == 0 ? Split.TRAIN : Split.SHIFTED, Seeds.generator(seed));
            RoomLayout layout = RoomLayout.of(task.layout());
            Environment<Task> env = environment(task);
            float[] o = env.reset(seed);
            RandomGenerator random = Seeds.generator(seed);
            float[] action = randomAction(random);
            StepResult result;
            do {
                if (random.nextInt(10) == 0) {
                    action = randomAction(random);
                }
                result = env.step(action);
                boolean mud = false;
                for (RoomLayout.Place patch : layout.mud()) {
                    mud |= Math.hypot(o[0] - patch.x(), o[1] - patch.y()) < 0.45;
                }
                float[] next = result.observation();
                if (isClear(layout, o) && isClear(layout, next)) {
                    double drag = 0.25 + (mud ? task.mud() : 0);
                    assertEquals(o[2] + 0.05 * (action[0] - drag * o[2]) / 0.25, next[2], 1e-4);
                    assertEquals(o[3] + 0.05 * (action[1] - drag * o[3]) / 0.25, next[3], 1e-4);
                    muddy += mud ? 1 : 0;
                }
                o = next;
            } while (!result.done());
        }
        assertTrue(muddy > 100, muddy + " steps in the mud");
    }

    /** Whether nothing is near enough to be touched. */
    private static boolean isClear(RoomLayout layout, float[] o) {
        return Math.max(Math.abs(o[0]), Math.abs(o[1])) < 1.3
                && layout.pillars().stream().allMatch(p -> Math.hypot(o[0] - p.x(), o[1] - p.y()) > 0.38);
    }

    @Test
    void theLidarSeesWallsAndPillars() {
        for (long seed = 0; seed < 10; seed++) {
            Task task = TASKS.sample(Split.TRAIN, Seeds.generator(seed));
            RoomLayout layout = RoomLayout.of(task.layout());
            Environment<Task> env = environment(task);
            float[] o = env.reset(seed);
            RandomGenerator random = Seeds.generator(seed);
            for (int t = 0; t < 20; t++) {
                for (int i = 0; i < 8; i++) {
                    assertEquals(march(layout, o[0], o[1], i * Math.PI / 4), 3 * o[4 + i], 0.003, "ray " + i);
                }
                o = env.step(randomAction(random)).observation();
            }
        }
    }

    /** How far one gets in a direction before something is in the way, in steps of 1 mm. */
    private static double march(RoomLayout layout, double x, double y, double direction) {
        for (double way = 0; way < 3; way += 0.001) {
            double atX = x + way * Math.cos(direction);
            double atY = y + way * Math.sin(direction);
            boolean solid = Math.abs(atX) > 1.5 || Math.abs(atY) > 1.5;
            for (RoomLayout.Place pillar : layout.pillars()) {
                solid |= Math.hypot(atX - pillar.x(), atY - pillar.y()) < 0.18;
            }
            if (solid) {
                return way;
            }
        }
        return 3;
    }

    @Test
    void onlyTheRightDoorOpensAndOnlyWithTheKey() {
        for (Corner corner : Corner.values()) {
            for (Door door : Door.values()) {
                Environment<Task> env = environment(new Task(corner, door, 1, cross()));
                double[] earned = new double[1];
                env.reset(1);
                assertFalse(visit(env, earned, door).done());
                for (Corner other : Corner.values()) {
                    if (other != corner && other.x() == -corner.x()) {
                        visit(env, earned, other);
                    }
                }
                assertEquals(0, earned[0], 1e-6);
                StepResult taken = visit(env, earned, corner);
                assertEquals(1, earned[0], 1e-6);
                assertEquals(1, taken.observation()[12]);
                for (Door other : Door.values()) {
                    if (other != door) {
                        env.reset(1);
                        visit(env, earned, corner);
                        assertFalse(visit(env, earned, other).done());
                    }
                }
                earned[0] = 0;
                StepResult exit = visit(env, earned, door);
                assertTrue(exit.terminated() && exit.success());
                assertEquals(5, earned[0], 1e-6);
            }
        }
    }

    @Test
    void keyAndDoorDoNotShow() {
        Environment<Task> one = environment(new Task(Corner.NORTH_EAST, Door.WEST, 1, 3));
        Environment<Task> other = environment(new Task(Corner.SOUTH_EAST, Door.NORTH, 1, 3));
        assertArrayEquals(one.reset(8), other.reset(8));
        for (int t = 0; t < 15; t++) { // up, not far enough for any corner
            float[] action = {0, 0.3f};
            assertArrayEquals(one.step(action).observation(), other.step(action).observation());
        }
    }

    @Test
    void itNeverLeavesTheRoom() {
        for (long seed = 0; seed < 40; seed++) {
            Environment<Task> env = environment(TASKS.sample(Split.SHIFTED, Seeds.generator(seed)));
            env.reset(seed);
            RandomGenerator random = Seeds.generator(seed);
            float[] action = {1, 1};
            StepResult result;
            do {
                if (random.nextInt(12) == 0) {
                    action = new float[] {
                        Math.copySign(1, random.nextFloat() - 0.5f), Math.copySign(1, random.nextFloat() - 0.5f)
                    };
                }
                result = env.step(action);
                double far = Math.max(Math.abs(result.observation()[0]), Math.abs(result.observation()[1]));
                assertTrue(far < 1.5 - 0.12 + 0.02, "at " + far + " m");
            } while (!result.done());
        }
    }
}
