package adaptarium.envs.family.manipulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.reference.ArmReacher;
import adaptarium.envs.reference.Controller;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.Seeds;
import org.junit.jupiter.api.Test;

class ArmReachTest {
    private static final TaskSpace<ArmReach.Task> TASKS = TaskSpace.of(ArmReach.Task.class);

    /** Plays an episode by the reference controller; says whether the goal was met at its end. */
    private static boolean solves(ArmReach.Task told, ArmReach.Task task, long seed) {
        Environment<ArmReach.Task> env = new Environment<>(new ArmReach(), task);
        Controller controller = new ArmReacher().begin(told, 1, Seeds.generator(0));
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
            ArmReach.Task task = TASKS.sample(Split.TRAIN, Seeds.generator(seed));
            solved += solves(task, task, seed) ? 1 : 0;
        }
        assertTrue(solved >= 1.0 * 40, "only " + solved + " of 40");
    }

    @Test
    void whoTakesAnotherTasksGoalSeldomMeetsIt() {
        int solved = 0;
        for (long seed = 0; seed < 40; seed++) {
            ArmReach.Task task = TASKS.sample(Split.TRAIN, Seeds.generator(seed));
            ArmReach.Task told = TASKS.sample(Split.TRAIN, Seeds.generator(seed + 1000));
            solved += solves(told, task, seed) ? 1 : 0;
        }
        assertTrue(solved <= 20, solved + " of 40");
    }

    @Test
    void theHiddenTaskDoesNotShowAtTheStart() {
        float[] first = new Environment<>(new ArmReach(), TASKS.nominal()).reset(9);
        assertArrayEquals(first, new Environment<>(new ArmReach(), new ArmReach.Task(0.45, 0.2)).reset(9));
    }

    @Test
    void aMovedGoalIsDrawnAndRewardedAnew() {
        ArmReach.Task task = TASKS.nominal();
        Environment<ArmReach.Task> env = new Environment<>(new ArmReach(), task);
        Environment<ArmReach.Task> twin = new Environment<>(new ArmReach(), task);
        env.reset(1);
        twin.reset(1);
        Marker before = env.scene().markers().get(0);
        env.changeTask(new ArmReach.Task(0.7, 0.45));
        assertTrue(!before.equals(env.scene().markers().get(0)));
        StepResult moved = env.step(new float[4]);
        StepResult stayed = twin.step(new float[4]);
        assertArrayEquals(stayed.observation(), moved.observation());
        assertTrue(moved.reward() != stayed.reward());
    }

    @Test
    void rewardsStayNearMinusOneToZero() {
        for (long seed = 0; seed < 20; seed++) {
            ArmReach.Task task = TASKS.sample(Split.SHIFTED, Seeds.generator(seed));
            Environment<ArmReach.Task> env = new Environment<>(new ArmReach(), task);
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
