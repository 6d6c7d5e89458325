package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.manipulation.ArmReach;
import java.util.random.RandomGenerator;

/** Moves the gripper of {@link ArmReach} towards the goal, the faster the farther it is, and keeps the hand upright. */
public final class ArmReacher implements Reference<ArmReach.Task> {
    private static final double GAIN = 8; // 1/m

    @Override
    public TaskFamily<ArmReach.Task> family() {
        return new ArmReach();
    }

    @Override
    public String method() {
        return "proportional control";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(ArmReach.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) -> {
            actions[actionOffset] = (float) (GAIN * (task.goalX() - observations[offset]));
            actions[actionOffset + 1] = (float) (GAIN * (task.goalY() - observations[offset + 1]));
            actions[actionOffset + 2] = -2 * observations[offset + 4];
            actions[actionOffset + 3] = 0;
        };
    }
}
