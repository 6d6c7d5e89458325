package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.locomotion.MetronomeHopper;
import java.util.random.RandomGenerator;

/** Triggers the jump of {@link MetronomeHopper} as many steps before the beat as it is delayed. */
public final class MetronomeTrigger implements Reference<MetronomeHopper.Task> {
    @Override
    public TaskFamily<MetronomeHopper.Task> family() {
        return new MetronomeHopper();
    }

    @Override
    public String method() {
        return "triggered ahead of the beat";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(MetronomeHopper.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) ->
                actions[actionOffset] = MetronomeHopper.triggers(task.delay(), observations[offset]);
    }
}
