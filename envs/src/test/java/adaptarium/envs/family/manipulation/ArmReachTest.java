package adaptarium.envs.family.manipulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.TaskSpace;
import adaptarium.envs.reference.ArmReacher;
import org.junit.jupiter.api.Test;

class ArmReachTest {
    private static final TaskSpace<ArmReach.Task> TASKS = TaskSpace.of(ArmReach.Task.class);

    private final ArmTrials<ArmReach.Task> trials = new ArmTrials<>(new ArmReacher());

    @Test
    void whoKnowsTheGoalMeetsIt() {
        int solved = trials.solvedByWhoKnowsTheGoal();
        assertTrue(solved >= 1.0 * ArmTrials.TASKS, solved + " of " + ArmTrials.TASKS);
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
        trials.aMovedGoalIsDrawnAndRewardedAnew(TASKS.with(TASKS.nominal(), "goalX", 0.7));
    }

    @Test
    void rewardsStayNearMinusOneToZero() {
        trials.rewardsStayNearMinusOneToZero();
    }
}
