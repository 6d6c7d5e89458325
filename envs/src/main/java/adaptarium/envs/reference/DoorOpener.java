package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.manipulation.DoubleHungDoor;
import java.util.random.RandomGenerator;

/** Opens the door of {@link DoubleHungDoor} on its free side and the right way. */
public final class DoorOpener implements Reference<DoubleHungDoor.Task> {
    @Override
    public TaskFamily<DoubleHungDoor.Task> family() {
        return new DoubleHungDoor();
    }

    @Override
    public String method() {
        return "on the free side, the right way";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(DoubleHungDoor.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) ->
                DoubleHungDoor.open(-task.hinges(), task.swing(), observations, offset, actions, actionOffset);
    }
}
