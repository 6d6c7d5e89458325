package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.locomotion.Creature;
import java.util.random.RandomGenerator;

/** Swings all limbs of a {@link Creature} at once, through wires that it knows, by a sine of the clock: it gallops. */
public final class CreatureGait implements Reference<Creature.Task> {
    private static final double SWING = 0.7; // of the reach
    private static final double MIDDLE = 0.5; // of the reach; the best of some twenty pairs

    @Override
    public TaskFamily<Creature.Task> family() {
        return new Creature();
    }

    @Override
    public String method() {
        return "a gallop through the right wires";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(Creature.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) -> {
            double turn = MIDDLE + SWING * observations[offset];
            for (int i = 0; i < task.limbs(); i++) {
                actions[actionOffset + task.source(i)] = (float) (task.sign(i) * turn);
            }
        };
    }
}
