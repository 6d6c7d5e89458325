package adaptarium.envs.family.locomotion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.StepResult;
import adaptarium.envs.family.Mechanics;
import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HalfCheetahVelocityTest {
    private static Environment<HalfCheetahVelocity.Task> environment(double speed) {
        return new Environment<>(new HalfCheetahVelocity(), new HalfCheetahVelocity.Task(speed));
    }

    @Test
    void theGoalShowsInTheRewardAloneWhichIsTheDistanceFromIt() {
        Environment<HalfCheetahVelocity.Task> slow = environment(0.2);
        Environment<HalfCheetahVelocity.Task> fast = environment(1.4);
        assertArrayEquals(slow.reset(3), fast.reset(3));
        RandomGenerator random = Seeds.generator(3);
        for (int t = 0; t < 200; t++) {
            float[] action = new float[6];
            double effort = 0;
            for (int i = 0; i < 6; i++) {
                action[i] = 2 * random.nextFloat() - 1;
                effort += action[i] * action[i];
            }
            Body torso = Mechanics.world(slow).body("torso");
            double x = torso.x();
            StepResult s = slow.step(action);
            StepResult f = fast.step(action);
            assertArrayEquals(s.observation(), f.observation());
            double speed = (torso.x() - x) / 0.02;
            assertEquals(-Math.abs(speed - 0.2) - 0.05 * effort, s.reward(), 1e-5);
            assertEquals(-Math.abs(speed - 1.4) - 0.05 * effort, f.reward(), 1e-5);
            assertFalse(s.terminated());
        }
    }

    @Test
    void standingStillMeetsASlowGoalAfterTheFirstSecondAndNoFastOne() {
        Environment<HalfCheetahVelocity.Task> slow = environment(0.05);
        Environment<HalfCheetahVelocity.Task> fast = environment(1);
        slow.reset(1);
        fast.reset(1);
        for (int t = 1; t <= 200; t++) {
            boolean met = slow.step(new float[6]).success();
            assertEquals(t >= 50, met, "step " + t);
            assertFalse(fast.step(new float[6]).success());
        }
    }

    @Test
    void theGoalMayChangeInMidEpisode() {
        Environment<HalfCheetahVelocity.Task> env = environment(0);
        env.reset(1);
        for (int t = 0; t < 60; t++) {
            env.step(new float[6]);
        }
        env.changeTask(new HalfCheetahVelocity.Task(1.2));
        double reward = env.step(new float[6]).reward();
        assertTrue(reward < -1.1 && reward > -1.3, "standing still earned " + reward);
    }
}
