package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.random.Seeds;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MetronomeHopperTest {
    /** Whoever may still trigger sees the clock and nothing else, whatever the delay and whatever was done in earlier bars. */
    @Test
    void asLongAsTheLegIsLoadedTheDelayCannotBeSeen() {
        Map<Integer, float[]> seen = new HashMap<>();
        for (int delay = 0; delay <= 7; delay++) {
            Environment<MetronomeHopper.Task> env =
                    new Environment<>(new MetronomeHopper(), new MetronomeHopper.Task(delay));
            for (int episode = 0; episode < 10; episode++) {
                RandomGenerator random = Seeds.generator(episode);
                env.reset(episode);
                for (int t = 1; t < 240; t++) {
                    // Half of the episodes trigger as late as they can, so that the hopper lands as late as it can.
                    boolean late = episode % 2 == 0 && t % 24 < 15;
                    float[] action = {late ? 0 : random.nextInt(2)};
                    float[] observation = env.step(action).observation();
                    if (observation[3] == 1) {
                        float[] before = seen.putIfAbsent(t % 24, observation.clone());
                        assertArrayEquals(before == null ? observation : before, observation);
                        assertEquals(0, observation[1]);
                        assertEquals(0, observation[2]);
                    }
                }
            }
        }
        assertEquals(8, seen.size()); // from the ninth step of a bar to the beat
    }

    @Test
    void eachDelayHasOneStepThatMeetsTheBeat() {
        for (int delay = 0; delay <= 7; delay++) {
            int met = 0;
            for (int trigger = 8; trigger <= 15; trigger++) {
                Environment<MetronomeHopper.Task> env =
                        new Environment<>(new MetronomeHopper(), new MetronomeHopper.Task(delay));
                env.reset(1);
                double sum = 0;
                for (int t = 0; t < 240; t++) {
                    sum += env.step(new float[] {t % 24 >= trigger ? 1 : 0}).reward();
                }
                assertTrue(sum == 0 || sum == 10, "rewards add up to " + sum);
                assertEquals(trigger + delay == MetronomeHopper.BEAT, sum == 10);
                met += sum == 10 ? 1 : 0;
            }
            assertEquals(1, met);
        }
        assertEquals(2, new MetronomeHopper().memorylessCeiling(Split.TRAIN));
        assertEquals(10 / 3.0, new MetronomeHopper().memorylessCeiling(Split.SHIFTED), 1e-12);
    }

    @Test
    void itFliesAsAThrownBodyAndLandsAfterSixSteps() {
        Environment<MetronomeHopper.Task> env = new Environment<>(new MetronomeHopper(), new MetronomeHopper.Task(0));
        env.reset(1);
        StepResult result = env.step(new float[] {0});
        for (int t = 1; t < 8; t++) {
            result = env.step(new float[] {1}); // the leg is not loaded yet
            assertEquals(0, result.observation()[1]);
        }
        double launch = 9.81 * 0.15;
        for (int flown = 1; flown <= 8; flown++) {
            result = env.step(new float[] {1});
            double time = 0.05 * flown;
            assertEquals(Math.max(0, launch * time - 9.81 * time * time / 2), result.observation()[1], 1e-6);
        }
    }
}
