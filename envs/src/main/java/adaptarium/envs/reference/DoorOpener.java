package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.manipulation.DoubleHungDoor;
import java.util.random.RandomGenerator;

/** Pushes the door of {@link DoubleHungDoor} on its free side. */
public final class DoorOpener implements Reference<DoubleHungDoor.Task> {
    @Override
    public TaskFamily<DoubleHungDoor.Task> family() {
        return new DoubleHungDoor();
    }

    @Override
    public String method() {
        return "pushed on the free side";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(DoubleHungDoor.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) ->
                DoubleHungDoor.push(-task.hinges(), observations, offset, actions, actionOffset);
    }
}
