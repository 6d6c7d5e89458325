package adaptarium.envs.family.manipulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DoubleHungDoorTest {
    private static final int[] SIGNS = {1, -1};

    private static List<DoubleHungDoor.Task> doors() {
        List<DoubleHungDoor.Task> doors = new ArrayList<>();
        for (int hinges : SIGNS) {
            for (int swing : SIGNS) {
                doors.add(new DoubleHungDoor.Task(hinges, swing));
            }
        }
        return doors;
    }

    private static StepResult tried(DoubleHungDoor.Task task, int side, int way, long seed) {
        Environment<DoubleHungDoor.Task> env = new Environment<>(new DoubleHungDoor(), task);
        float[] observation = env.reset(seed);
        float[] action = new float[2];
        StepResult result;
        do {
            DoubleHungDoor.open(side, way, observation, 0, action, 0);
            result = env.step(action);
            observation = result.observation();
        } while (!result.done());
        return result;
    }

    @Test
    void oneOfFourTriesOpensEachDoorAndTheOthersEndTheEpisode() {
        for (long seed = 0; seed < 10; seed++) {
            for (DoubleHungDoor.Task door : doors()) {
                for (int side : SIGNS) {
                    for (int way : SIGNS) {
                        StepResult result = tried(door, side, way, seed);
                        boolean right = side == -door.hinges() && way == door.swing();
                        assertTrue(result.terminated());
                        assertEquals(right, result.success());
                        assertEquals(right ? 1 : 0, result.reward());
                        assertEquals(right ? Math.PI / 4 : 0, result.observation()[2], 1e-6);
                    }
                }
            }
        }
        assertEquals(0.25, new DoubleHungDoor().memorylessCeiling(Split.TEST));
    }

    @Test
    void untilTheFirstPushOrPullNothingTellsTheDoor() {
        RandomGenerator random = Seeds.generator(4);
        int decided = 0;
        for (int episode = 0; episode < 200; episode++) {
            List<Environment<DoubleHungDoor.Task>> all = new ArrayList<>();
            float[] first = new float[0];
            for (DoubleHungDoor.Task door : doors()) {
                all.add(new Environment<>(new DoubleHungDoor(), door));
                first = all.get(all.size() - 1).reset(episode);
            }
            boolean held = false;
            boolean over = false;
            while (!over) {
                float[] action = {2 * random.nextFloat() - 1, 2 * random.nextFloat() - 1};
                List<StepResult> results =
                        all.stream().map(env -> env.step(action)).toList();
                long ended = results.stream().filter(StepResult::terminated).count();
                if (held && Math.abs(action[1]) >= 0.2f) {
                    assertEquals(3, ended); // one of the four opens
                    decided++;
                    over = true;
                } else {
                    assertEquals(0, ended);
                    for (StepResult result : results) {
                        assertArrayEquals(results.get(0).observation(), result.observation());
                    }
                    held = results.get(0).observation()[3] == 1;
                    over = results.get(0).done();
                }
            }
            assertEquals(0, first[3]);
        }
        assertTrue(decided > 50, decided + " episodes had a push or a pull");
    }

    @Test
    void inTheMiddleTheHandGetsNoHold() {
        Environment<DoubleHungDoor.Task> env = new Environment<>(new DoubleHungDoor(), new DoubleHungDoor.Task(1, 1));
        env.reset(1);
        StepResult result;
        do {
            result = env.step(new float[] {0, 1});
        } while (!result.done());
        assertTrue(result.truncated());
        assertEquals(0, result.observation()[1]);
        assertEquals(0, result.observation()[3]);
    }
}
