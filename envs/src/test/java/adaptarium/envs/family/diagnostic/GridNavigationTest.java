package adaptarium.envs.family.diagnostic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import adaptarium.random.Seeds;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GridNavigationTest {
    private static final int UP = 1;
    private static final int RIGHT = 2;
    private static final int DOWN = 3;
    private static final int LEFT = 4;

    @Test
    void goalsAreThe21CellsThatAreNotNextToTheStart() {
        Set<Integer> goals = draws(Split.TRAIN);
        assertEquals(21, goals.size());
        goals.forEach(goal -> assertTrue(goal / 10 < 5 && goal % 10 < 5 && Math.max(goal / 10, goal % 10) > 1));
    }

    @Test
    void shiftedGoalsAreThe24CellsAroundTheSmallGrid() {
        Set<Integer> goals = draws(Split.SHIFTED);
        assertEquals(24, goals.size());
        goals.forEach(goal -> assertTrue(Math.max(goal / 10, goal % 10) > 4 && Math.max(goal / 10, goal % 10) < 7));
    }

    @Test
    void movesGoOneCellAndStopAtTheBorder() {
        try (VectorEnvironment<GridNavigation.Task> env = new VectorEnvironment<>(new GridNavigation(), 2, 1)) {
            env.assign(0, new GridNavigation.Task(44), 0, 1);
            env.assign(1, new GridNavigation.Task(66), 0, 1);
            step(env, DOWN, 0, 0, 0, 0);
            step(env, LEFT, 0, 0, 0, 0);
            for (int i = 1; i <= 6; i++) {
                step(env, RIGHT, Math.min(i, 4), 0, i, 0);
            }
            for (int i = 1; i <= 6; i++) {
                step(env, UP, 4, Math.min(i, 4), 6, i);
            }
            assertEquals(1, env.rewards()[0]);
            assertEquals(1, env.rewards()[1]);
            assertTrue(env.success()[0]);
            step(env, LEFT, 3, 4, 5, 6);
            assertEquals(-0.1f, env.rewards()[0]);
            assertTrue(env.truncated()[0]);
        }
    }

    @Test
    void theGridKeepsItsSizeInMidEpisode() {
        try (VectorEnvironment<GridNavigation.Task> env = new VectorEnvironment<>(new GridNavigation(), 1, 1)) {
            env.assign(0, new GridNavigation.Task(44), 0, 1);
            env.changeTask(0, new GridNavigation.Task(2));
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> env.changeTask(0, new GridNavigation.Task(66)));
            assertTrue(e.getMessage().contains("a grid of 5 cells"), e.getMessage());
        }
    }

    private static void step(VectorEnvironment<GridNavigation.Task> env, int action, float... expected) {
        env.step(new float[] {action, action});
        assertArrayEquals(expected, env.nextObservations());
    }

    private static Set<Integer> draws(Split split) {
        TaskSpace<GridNavigation.Task> space = new GridNavigation().tasks();
        RandomGenerator random = Seeds.generator(1);
        Set<Integer> goals = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            goals.add(space.sample(split, random).goal());
        }
        return goals;
    }
}
