package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.GridNavigation;
import java.util.random.RandomGenerator;

/** Walks the shortest way to the goal of {@link GridNavigation} and stays there: the optimum. */
public final class GridWalker implements Reference<GridNavigation.Task> {
    @Override
    public TaskFamily<GridNavigation.Task> family() {
        return new GridNavigation();
    }

    @Override
    public String method() {
        return "shortest way";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(GridNavigation.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) -> {
            float column = observations[offset];
            float row = observations[offset + 1];
            int action = column < task.column()
                    ? 2
                    : column > task.column() ? 4 : row < task.row() ? 1 : row > task.row() ? 3 : 0;
            actions[actionOffset] = action;
        };
    }
}
