package adaptarium.envs.family.locomotion;

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

class SpeedBanditTest {
    /** The step of the proof: whatever is done, all tasks together pay at most 1 a step, and exactly that between the slowest and the fastest speed. */
    @Test
    void allTasksTogetherPayAtMostOneAStep() {
        List<Environment<SpeedBandit.Task>> all = new ArrayList<>();
        for (int band = 1; band <= 6; band++) {
            all.add(new Environment<>(new SpeedBandit(), new SpeedBandit.Task(band)));
        }
        int whole = 0;
        for (int seed = 0; seed < 6; seed++) {
            float[] observation = new float[0];
            for (Environment<SpeedBandit.Task> env : all) {
                observation = env.reset(seed);
            }
            RandomGenerator random = Seeds.generator(seed);
            for (int t = 0; t < 200; t++) {
                float[] action = new float[6];
                CheetahGait.FAST.step(1, CheetahGait.FAST.pace() * t, 0.2 * seed, observation, 0, action, 0);
                action[t % 6] = 2 * random.nextFloat() - 1;
                double sum = 0;
                for (Environment<SpeedBandit.Task> env : all) {
                    var result = env.step(action);
                    observation = result.observation();
                    assertTrue(result.reward() >= 0);
                    sum += result.reward();
                }
                assertTrue(sum <= 1 + 1e-6, "together " + sum);
                whole += sum > 1 - 1e-6 ? 1 : 0;
            }
        }
        assertTrue(whole > 100, whole + " of 1200 steps");
    }

    @Test
    void theCeilingIsAShareOfTheHorizon() {
        assertEquals(200 / 6.0, new SpeedBandit().memorylessCeiling(Split.TEST), 1e-9);
        assertEquals(200 / 3.0, new SpeedBandit().memorylessCeiling(Split.SHIFTED), 1e-9);
    }

    /** The ceiling is no loose bound: a gait without memory or clock comes within a tenth of it. */
    @Test
    void aGaitWithoutMemoryComesNearTheCeiling() {
        double sum = 0;
        for (int band = 1; band <= 6; band++) {
            for (int seed = 0; seed < 6; seed++) {
                Environment<SpeedBandit.Task> env = new Environment<>(new SpeedBandit(), new SpeedBandit.Task(band));
                float[] observation = env.reset(seed);
                float[] action = new float[6];
                for (int t = 0; t < 200; t++) {
                    new SpeedBandit().memorylessAction(Split.TRAIN, observation, 0, action, 0);
                    StepResult result = env.step(action);
                    observation = result.observation();
                    sum += result.reward() / 36;
                }
            }
        }
        assertEquals(200 / 6.0, sum, 3.4);
        assertTrue(sum <= 200 / 6.0);
    }
}
