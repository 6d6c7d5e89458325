package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.navigation.SparseHalfCircle;
import java.util.random.RandomGenerator;

/** Moves straight to the goal of {@link SparseHalfCircle}, at full speed along each axis. */
public final class HalfCircleSeeker implements Reference<SparseHalfCircle.Task> {
    @Override
    public TaskFamily<SparseHalfCircle.Task> family() {
        return new SparseHalfCircle();
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
    public Controller begin(SparseHalfCircle.Task task, int episodes, RandomGenerator random) {
        double goalX = task.goalX();
        double goalY = task.goalY();
        return (observations, offset, actions, actionOffset) -> {
            actions[actionOffset] = (float) ((goalX - observations[offset]) / SparseHalfCircle.MAX_MOVE);
            actions[actionOffset + 1] = (float) ((goalY - observations[offset + 1]) / SparseHalfCircle.MAX_MOVE);
        };
    }
}
