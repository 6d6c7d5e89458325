package adaptarium.envs.family.manipulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.reference.Controller;
import adaptarium.envs.reference.Reference;
import adaptarium.random.Seeds;
import adaptarium.sim.SceneView.Marker;

/**
 * What is asked of every family of the arm, whatever it is to do.
 *
 * @param <T> the task record
 */
final class ArmTrials<T extends Record> {
    /** How many tasks a count is over. */
    static final int TASKS = 40;

    private final Reference<T> reference;
    private final TaskSpace<T> space;

    ArmTrials(Reference<T> reference) {
        this.reference = reference;
        space = reference.family().tasks();
    }

    private Environment<T> environment(T task) {
        return new Environment<>(reference.family(), task);
    }

    private T task(Split split, long seed) {
        return space.sample(split, Seeds.generator(seed));
    }

    /** In how many tasks the goal is met at the end by a controller that knows it. */
    int solvedByWhoKnowsTheGoal() {
        int solved = 0;
        for (long seed = 0; seed < TASKS; seed++) {
            solved += solves(task(Split.TRAIN, seed), task(Split.TRAIN, seed), seed) ? 1 : 0;
        }
        return solved;
    }

    /** In how many tasks the goal is met at the end by a controller that takes another task's goal for it. */
    int solvedByWhoTakesAnotherGoal() {
        int solved = 0;
        for (long seed = 0; seed < TASKS; seed++) {
            solved += solves(task(Split.TRAIN, seed + 1000), task(Split.TRAIN, seed), seed) ? 1 : 0;
        }
        return solved;
    }

    private boolean solves(T told, T task, long seed) {
        Environment<T> env = environment(task);
        Controller controller = reference.begin(told, 1, Seeds.generator(0));
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

    /** Nothing of the task shows in an episode's first observation. */
    void theTaskDoesNotShowAtTheStart() {
        float[] first = environment(space.nominal()).reset(9);
        for (long seed = 0; seed < 5; seed++) {
            assertArrayEquals(first, environment(task(Split.SHIFTED, seed)).reset(9));
        }
    }

    /** A goal that is moved in mid-episode changes its marker and the reward, and nothing that is observed. */
    void aMovedGoalIsDrawnAndRewardedAnew(T moved) {
        Environment<T> env = environment(space.nominal());
        Environment<T> twin = environment(space.nominal());
        env.reset(1);
        twin.reset(1);
        Marker before = env.scene().markers().get(0);
        env.changeTask(moved);
        assertNotEquals(before, env.scene().markers().get(0));
        StepResult after = env.step(new float[4]);
        StepResult stayed = twin.step(new float[4]);
        assertArrayEquals(stayed.observation(), after.observation());
        assertNotEquals(stayed.reward(), after.reward());
    }

    /** Whatever the arm does, a step costs between nothing and 2.5, and only the horizon ends the episode. */
    void rewardsStayNearMinusOneToZero() {
        for (long seed = 0; seed < 20; seed++) {
            Environment<T> env = environment(task(Split.SHIFTED, seed));
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
