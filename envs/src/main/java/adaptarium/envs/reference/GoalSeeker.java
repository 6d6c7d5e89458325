package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.navigation.PointNavigation;
import java.util.random.RandomGenerator;

/** Moves straight to the goal of {@link PointNavigation}, at full speed along each axis: the optimum, up to the order of the axes' arrivals. */
public final class GoalSeeker implements Reference<PointNavigation.Task> {
    @Override
    public TaskFamily<PointNavigation.Task> family() {
        return new PointNavigation();
    }

    @Override
    public String method() {
        return "straight to the goal";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(PointNavigation.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) -> {
            actions[actionOffset] = (float) (task.goalX() - observations[offset]);
            actions[actionOffset + 1] = (float) (task.goalY() - observations[offset + 1]);
        };
    }
}
