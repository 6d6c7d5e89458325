package adaptarium.envs.family.manipulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DoubleHungDoorTest {
    private static final DoubleHungDoor.Task RIGHT = new DoubleHungDoor.Task(1);
    private static final DoubleHungDoor.Task LEFT = new DoubleHungDoor.Task(-1);

    private static StepResult pushed(DoubleHungDoor.Task task, int side, long seed) {
        Environment<DoubleHungDoor.Task> env = new Environment<>(new DoubleHungDoor(), task);
        float[] observation = env.reset(seed);
        float[] action = new float[2];
        StepResult result;
        do {
            DoubleHungDoor.push(side, observation, 0, action, 0);
            result = env.step(action);
            observation = result.observation();
        } while (!result.done());
        return result;
    }

    @Test
    void aPushOpensOnTheFreeSideAndLocksOnTheOther() {
        for (long seed = 0; seed < 20; seed++) {
            for (int side : new int[] {1, -1}) {
                StepResult free = pushed(side == 1 ? LEFT : RIGHT, side, seed);
                assertTrue(free.success() && free.terminated());
                assertEquals(1, free.reward());
                assertEquals(Math.PI / 3, free.observation()[2], 1e-6);
                StepResult hung = pushed(side == 1 ? RIGHT : LEFT, side, seed);
                assertTrue(hung.terminated());
                assertFalse(hung.success());
                assertEquals(0, hung.reward());
            }
        }
        assertEquals(0.5, new DoubleHungDoor().memorylessCeiling(Split.TEST));
    }

    @Test
    void untilTheFirstPushNothingTellsTheHinges() {
        Environment<DoubleHungDoor.Task> right = new Environment<>(new DoubleHungDoor(), RIGHT);
        Environment<DoubleHungDoor.Task> left = new Environment<>(new DoubleHungDoor(), LEFT);
        RandomGenerator random = Seeds.generator(4);
        int decided = 0;
        for (int episode = 0; episode < 200; episode++) {
            assertArrayEquals(right.reset(episode), left.reset(episode));
            boolean over = false;
            while (!over) {
                float[] action = {2 * random.nextFloat() - 1, 1.6f * random.nextFloat() - 0.6f};
                StepResult a = right.step(action);
                StepResult b = left.step(action);
                boolean pushed = a.terminated() || b.terminated() || a.observation()[1] > 0 || b.observation()[1] > 0;
                if (pushed) {
                    // Exactly one of the two doors has fallen into the lock: the first push decides both.
                    assertTrue(a.terminated() != b.terminated());
                    decided++;
                } else {
                    assertArrayEquals(a.observation(), b.observation());
                }
                over = pushed || a.done();
            }
        }
        assertTrue(decided > 50, decided + " episodes had a push");
    }

    @Test
    void inTheMiddleTheDoorDoesNotMove() {
        Environment<DoubleHungDoor.Task> env = new Environment<>(new DoubleHungDoor(), RIGHT);
        env.reset(1);
        StepResult result;
        do {
            result = env.step(new float[] {0, 1});
        } while (!result.done());
        assertTrue(result.truncated());
        assertEquals(0, result.observation()[1]);
        assertEquals(0, result.observation()[2]);
    }
}
