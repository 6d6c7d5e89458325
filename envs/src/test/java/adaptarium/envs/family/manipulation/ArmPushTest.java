package adaptarium.envs.family.manipulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.reference.ArmPusher;
import adaptarium.envs.reference.Controller;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.Seeds;
import org.junit.jupiter.api.Test;

class ArmPushTest {
    private static final TaskSpace<ArmPush.Task> TASKS = TaskSpace.of(ArmPush.Task.class);

    /** Plays an episode by the reference controller; says whether the goal was met at its end. */
    private static boolean solves(ArmPush.Task told, ArmPush.Task task, long seed) {
        Environment<ArmPush.Task> env = new Environment<>(new ArmPush(), task);
        Controller controller = new ArmPusher().begin(told, 1, Seeds.generator(0));
        controller.beginEpisode();
        float[] observation = env.reset(seed);
        float[] action = new float[4];
        StepResult result;
        do {
            controller.act(observation, 0, action, 0);
            result = env.step(action);
            observation = result.observation();
        } while (!result.done());
        return result.success();
    }

    @Test
    void whoKnowsTheGoalMeetsIt() {
        int solved = 0;
        for (long seed = 0; seed < 40; seed++) {
            ArmPush.Task task = TASKS.sample(Split.TRAIN, Seeds.generator(seed));
            solved += solves(task, task, seed) ? 1 : 0;
        }
        assertTrue(solved >= 0.8 * 40, "only " + solved + " of 40");
    }

    @Test
    void whoTakesAnotherTasksGoalSeldomMeetsIt() {
        int solved = 0;
        for (long seed = 0; seed < 40; seed++) {
            ArmPush.Task task = TASKS.sample(Split.TRAIN, Seeds.generator(seed));
            ArmPush.Task told = TASKS.sample(Split.TRAIN, Seeds.generator(seed + 1000));
            solved += solves(told, task, seed) ? 1 : 0;
        }
        assertTrue(solved <= 20, solved + " of 40");
    }

    @Test
    void theHiddenTaskDoesNotShowAtTheStart() {
        float[] first = new Environment<>(new ArmPush(), TASKS.nominal()).reset(9);
        assertArrayEquals(first, new Environment<>(new ArmPush(), new ArmPush.Task(-1, 0.2, 1.5, 0.3)).reset(9));
    }

    @Test
    void aMovedGoalIsDrawnAndRewardedAnew() {
        ArmPush.Task task = TASKS.nominal();
        Environment<ArmPush.Task> env = new Environment<>(new ArmPush(), task);
        Environment<ArmPush.Task> twin = new Environment<>(new ArmPush(), task);
        env.reset(1);
        twin.reset(1);
        Marker before = env.scene().markers().get(0);
        env.changeTask(TASKS.with(task, "side", -1));
        assertTrue(!before.equals(env.scene().markers().get(0)));
        StepResult moved = env.step(new float[4]);
        StepResult stayed = twin.step(new float[4]);
        assertArrayEquals(stayed.observation(), moved.observation());
        assertTrue(moved.reward() != stayed.reward());
    }

    @Test
    void rewardsStayNearMinusOneToZero() {
        for (long seed = 0; seed < 20; seed++) {
            ArmPush.Task task = TASKS.sample(Split.SHIFTED, Seeds.generator(seed));
            Environment<ArmPush.Task> env = new Environment<>(new ArmPush(), task);
            env.reset(seed);
            StepResult result;
            int steps = 0;
            do {
                float[] action = new float[4];
                for (int i = 0; i < 4; i++) {
                    action[i] = (float) Math.sin(seed + i + 0.2 * steps);
                }
                result = env.step(action);
                assertTrue(result.reward() <= 0 && result.reward() > -2.5, "reward " + result.reward());
                steps++;
            } while (!result.done());
            assertTrue(result.truncated());
            assertEquals(env.spec().horizon(), steps);
        }
    }
}
