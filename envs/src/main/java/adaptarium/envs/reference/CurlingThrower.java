package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.manipulation.CurlingArm;
import java.util.random.RandomGenerator;

/** Brings the stone of {@link CurlingArm} to the speed from which it slides to the mark. */
public final class CurlingThrower implements Reference<CurlingArm.Task> {
    @Override
    public TaskFamily<CurlingArm.Task> family() {
        return new CurlingArm();
    }

    @Override
    public String method() {
        return "thrown for the friction";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(CurlingArm.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) ->
                CurlingArm.push(task.friction(), observations, offset, actions, actionOffset);
    }
}
