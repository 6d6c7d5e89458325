package adaptarium.envs.family.manipulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.TaskSpace;
import adaptarium.envs.reference.ArmPusher;
import org.junit.jupiter.api.Test;

class ArmPushTest {
    private static final TaskSpace<ArmPush.Task> TASKS = TaskSpace.of(ArmPush.Task.class);

    private final ArmTrials<ArmPush.Task> trials = new ArmTrials<>(new ArmPusher());

    @Test
    void whoKnowsTheGoalMeetsIt() {
        int solved = trials.solvedByWhoKnowsTheGoal();
        assertTrue(solved >= 0.8 * ArmTrials.TASKS, solved + " of " + ArmTrials.TASKS);
    }

    @Test
    void whoTakesAnotherTasksGoalSeldomMeetsIt() {
        int solved = trials.solvedByWhoTakesAnotherGoal();
        assertTrue(solved <= 0.5 * ArmTrials.TASKS, solved + " of " + ArmTrials.TASKS);
    }

    @Test
    void theHiddenTaskDoesNotShowAtTheStart() {
        trials.theTaskDoesNotShowAtTheStart();
    }

    @Test
    void aMovedGoalIsDrawnAndRewardedAnew() {
        trials.aMovedGoalIsDrawnAndRewardedAnew(TASKS.with(TASKS.nominal(), "side", -1));
    }

    @Test
    void rewardsStayNearMinusOneToZero() {
        trials.rewardsStayNearMinusOneToZero();
    }
}
