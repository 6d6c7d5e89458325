package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CrawlerWiringTest {
    private static final CrawlerWiring.Task RIGHT = new CrawlerWiring.Task(1, 1, 1, 1, 0);

    /** Actions that go through the wires as they are move every body alike: in a good gait the torso does not tell the wiring. */
    @Test
    void theSameMotionLooksTheSameInEveryWiring() {
        for (int i = 0; i < 8; i++) {
            CrawlerWiring.Task task =
                    new CrawlerWiring().tasks().sample(i < 4 ? Split.TRAIN : Split.SHIFTED, Seeds.generator(i));
            Environment<CrawlerWiring.Task> plain = new Environment<>(new CrawlerWiring(), RIGHT);
            Environment<CrawlerWiring.Task> wired = new Environment<>(new CrawlerWiring(), task);
            RandomGenerator random = Seeds.generator(i);
            assertArrayEquals(plain.reset(i), wired.reset(i));
            boolean over = false;
            while (!over) {
                float[] wanted = new float[8];
                float[] sent = new float[8];
                for (int k = 0; k < 8; k++) {
                    wanted[k] = 2 * random.nextFloat() - 1;
                    sent[k] = wanted[k];
                }
                for (int leg = 0; leg < 4; leg++) {
                    sent[2 * task.source(leg)] = task.sign(leg) * wanted[2 * leg];
                }
                StepResult a = plain.step(wanted);
                StepResult b = wired.step(sent);
                assertArrayEquals(a.observation(), b.observation());
                assertEquals(a.reward(), b.reward(), 1e-6);
                over = a.done();
            }
        }
    }

    @Test
    void atRestItStands() {
        Environment<CrawlerWiring.Task> env = new Environment<>(new CrawlerWiring(), RIGHT);
        float height = env.reset(1)[4];
        double way = 0;
        StepResult result;
        do {
            result = env.step(new float[8]);
            way += result.reward() * env.spec().controlTimestep(); // no action, so that the reward is the speed
        } while (!result.done());
        assertTrue(result.truncated());
        assertEquals(height, result.observation()[4], 0.05);
        assertEquals(0, way, 0.2);
    }
}
