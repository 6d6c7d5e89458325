package adaptarium.envs.family.manipulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.reference.CurlingThrower;
import adaptarium.envs.reference.References;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CurlingArmTest {
    private static final CurlingArm.Task SMOOTH = new CurlingArm.Task(0.03);
    private static final CurlingArm.Task ROUGH = new CurlingArm.Task(0.12);

    @Test
    void theStoneStopsAfterSpeedSquaredOverTwiceTheBraking() {
        Environment<CurlingArm.Task> env = new Environment<>(new CurlingArm(), ROUGH);
        env.reset(1);
        StepResult result;
        double held = 0;
        int steps = 0;
        do {
            result = env.step(new float[] {0.5f});
            steps++;
            // A hand that goes a fifth of the way to 2.5 m/s in each step.
            held = result.observation()[3] == 1 && held == 0 ? 2.5 * (1 - Math.pow(0.8, steps)) : held;
        } while (!result.done());
        assertEquals(held * held / (2 * 0.12 * 9.81), result.observation()[0], 1e-5);
        assertEquals(0, result.observation()[1]);
    }

    @Test
    void untilTheStoneIsLetGoNothingTellsTheFrictionAndAfterwardsItDoes() {
        Environment<CurlingArm.Task> smooth = new Environment<>(new CurlingArm(), SMOOTH);
        Environment<CurlingArm.Task> rough = new Environment<>(new CurlingArm(), ROUGH);
        RandomGenerator random = Seeds.generator(2);
        for (int episode = 0; episode < 20; episode++) {
            assertArrayEquals(smooth.reset(episode), rough.reset(episode));
            boolean held = true;
            while (held) {
                float[] action = {random.nextFloat()};
                StepResult a = smooth.step(action);
                StepResult b = rough.step(action);
                held = a.observation()[3] == 0;
                assertEquals(a.observation()[3], b.observation()[3]);
                assertTrue(!held || a.observation()[0] == b.observation()[0]);
                assertTrue(held || a.observation()[1] > b.observation()[1]);
                held &= !a.done();
            }
        }
    }

    @Test
    void behindTheLineNoActionHasAnEffect() {
        Environment<CurlingArm.Task> one = new Environment<>(new CurlingArm(), SMOOTH);
        Environment<CurlingArm.Task> other = new Environment<>(new CurlingArm(), SMOOTH);
        one.reset(1);
        other.reset(1);
        StepResult a;
        boolean free = false;
        do {
            a = one.step(new float[] {free ? 0 : 0.3f});
            StepResult b = other.step(new float[] {free ? 1 : 0.3f});
            assertArrayEquals(a.observation(), b.observation());
            free = a.observation()[3] == 1;
        } while (!a.done());
        assertTrue(free);
    }

    @Test
    void theShareOfFrictionsThatOneSpeedServesIsTheCeiling() {
        // Independent of the formula: one throw in each of 2,000 frictions, evenly on the logarithmic scale.
        int succeeded = 0;
        for (int i = 0; i < 2000; i++) {
            double friction = 0.03 * Math.pow(4, (i + 0.5) / 2000);
            Environment<CurlingArm.Task> env = new Environment<>(new CurlingArm(), new CurlingArm.Task(friction));
            float[] observation = env.reset(5);
            float[] action = new float[1];
            StepResult result;
            do {
                new CurlingArm().memorylessAction(Split.TRAIN, observation, 0, action, 0);
                result = env.step(action);
                observation = result.observation();
            } while (!result.done());
            succeeded += result.success() ? 1 : 0;
        }
        assertEquals(0.14475, new CurlingArm().memorylessCeiling(Split.TRAIN), 1e-5);
        assertEquals(0.14475, succeeded / 2000.0, 1e-3);
        assertEquals(0.14475, new CurlingArm().memorylessCeiling(Split.SHIFTED), 1e-5);
    }

    @Test
    void whoKnowsTheFrictionNeverMisses() {
        for (Split split : List.of(Split.TRAIN, Split.SHIFTED)) {
            List<CurlingArm.Task> tasks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                tasks.add(new CurlingArm().tasks().sample(split, Seeds.generator(i)));
            }
            for (double[] trial : References.play(new CurlingThrower(), tasks, 2, 1)) {
                assertArrayEquals(new double[] {1, 1}, trial);
            }
        }
    }

    @Test
    void aStoneThatIsTooFastLeavesTheSheet() {
        Environment<CurlingArm.Task> env = new Environment<>(new CurlingArm(), SMOOTH);
        env.reset(1);
        StepResult result;
        do {
            result = env.step(new float[] {1});
        } while (!result.done());
        assertTrue(result.terminated() && result.observation()[0] > 8);
        assertFalse(result.success());
    }
}
