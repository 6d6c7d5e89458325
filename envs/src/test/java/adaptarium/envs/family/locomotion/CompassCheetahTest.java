package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Episode;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.random.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompassCheetahTest {
    private static final float[] STILL = new float[6];
    private static final CompassCheetah.Task RIGHT = new CompassCheetah.Task(1, 150);

    @ParameterizedTest
    @ValueSource(ints = {150, 60})
    void theDirectionFlipsWithTheHazardOfItsTaskWhicheverWayItBegins(int persistence) {
        int episodes = 60;
        for (int direction : new int[] {1, -1}) {
            int flips = flips(new CompassCheetah.Task(direction, persistence), episodes);
            double expected = episodes * 299.0 / persistence;
            assertEquals(expected, flips, 4 * Math.sqrt(expected), "direction " + direction);
        }
    }

    /** The condition of the proof: at the beginning, and so after every flip. */
    @ParameterizedTest
    @EnumSource(Split.class)
    void bothWaysAreEquallyLikely(Split split) {
        int right = 0;
        for (int i = 0; i < 2000; i++) {
            CompassCheetah.Task task = new CompassCheetah().tasks().sample(split, Seeds.generator(Seeds.derive(3, i)));
            assertEquals(split == Split.SHIFTED ? 60 : 150, task.persistence());
            right += task.direction() == 1 ? 1 : 0;
        }
        assertEquals(1000, right, 4 * Math.sqrt(500));
    }

    private static int flips(CompassCheetah.Task task, int episodes) {
        int flips = 0;
        try (VectorEnvironment<CompassCheetah.Task> env = new VectorEnvironment<>(new CompassCheetah(), 1, 1)) {
            for (int i = 0; i < episodes; i++) {
                env.assign(0, task, i, 1);
                int seen = 0;
                for (int t = 0; t < 299; t++) {
                    env.step(STILL);
                    seen = env.events(0).size();
                }
                flips += seen;
            }
        }
        return flips;
    }

    @Test
    void theRewardTurnsRoundWithTheDirection() {
        Environment<CompassCheetah.Task> env = new Environment<>(new CompassCheetah(), RIGHT);
        int steps = 0;
        for (int seed = 0; seed < 5; seed++) {
            float[] observation = env.reset(seed);
            int direction = 1;
            int flips = 0;
            double x = env.scene().bodies().get(1).x();
            StepResult result;
            do {
                float[] action = new float[6];
                CheetahGait.FAST.step(1, CheetahGait.FAST.pace() * steps++, 1, observation, 0, action, 0);
                double cost = 0;
                for (float a : action) {
                    cost += 0.05 * a * a;
                }
                result = env.step(action);
                observation = result.observation();
                double now = env.scene().bodies().get(1).x();
                assertEquals(direction * (now - x) / 0.02 - cost, result.reward(), 1e-3);
                x = now;
                List<Episode.Event> events = env.events();
                if (events.size() > flips) {
                    flips = events.size();
                    direction = -direction;
                    Episode.Event.TaskChanged last = (Episode.Event.TaskChanged) events.get(flips - 1);
                    assertEquals(direction, last.now().get("direction"));
                }
            } while (!result.done());
        }
    }

    @Test
    void anOracleIsToldOfEveryFlipBeforeItActs() {
        TaskFamily<CompassCheetah.Task> oracle = told();
        int plain = new CompassCheetah().spec().observationSize();
        try (VectorEnvironment<CompassCheetah.Task> env = new VectorEnvironment<>(oracle, 1, 1)) {
            int flips = 0;
            for (int seed = 0; seed < 5; seed++) {
                env.assign(0, RIGHT, seed, 1);
                for (int t = 0; t < 299; t++) {
                    env.step(STILL);
                    int events = env.events(0).size();
                    // 1 - 1/2 for the right where it is right, -1/2 where it is not
                    assertEquals(events % 2 == 0 ? 0.5f : -0.5f, env.observations()[plain]);
                    flips = Math.max(flips, events);
                }
            }
            assertTrue(flips >= 2);
        }
    }

    @SuppressWarnings("unchecked") // the name says which family it is
    private static TaskFamily<CompassCheetah.Task> told() {
        return (TaskFamily<CompassCheetah.Task>) Families.named("CompassCheetah-v0+oracle");
    }
}
