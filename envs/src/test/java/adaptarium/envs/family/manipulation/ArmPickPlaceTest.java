package adaptarium.envs.family.manipulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.TaskSpace;
import adaptarium.envs.reference.ArmPicker;
import org.junit.jupiter.api.Test;

class ArmPickPlaceTest {
    private static final TaskSpace<ArmPickPlace.Task> TASKS = TaskSpace.of(ArmPickPlace.Task.class);

    private final ArmTrials<ArmPickPlace.Task> trials = new ArmTrials<>(new ArmPicker());

    @Test
    void whoKnowsTheGoalMeetsIt() {
        int solved = trials.solvedByWhoKnowsTheGoal();
        assertTrue(solved >= 0.9 * ArmTrials.TASKS, solved + " of " + ArmTrials.TASKS);
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
