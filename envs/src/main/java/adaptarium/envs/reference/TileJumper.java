package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.locomotion.TileRunner;
import java.util.random.RandomGenerator;

/** Jumps over the traps of {@link TileRunner}, and over nothing else. */
public final class TileJumper implements Reference<TileRunner.Task> {
    @Override
    public TaskFamily<TileRunner.Task> family() {
        return new TileRunner();
    }

    @Override
    public String method() {
        return "jumps over traps";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(TileRunner.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) -> {
            boolean trap = task.pays(TileRunner.kind(observations, offset)) < 0;
            actions[actionOffset] = trap && TileRunner.nextToTile(observations, offset) ? TileRunner.JUMP : 0;
        };
    }
}
