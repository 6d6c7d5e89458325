package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.Decoy;
import java.util.random.RandomGenerator;

/** Points along the needle of {@link Decoy}: the optimum, for which it looks at no task. */
public final class CompassFollower implements Reference<Decoy.Task> {
    @Override
    public TaskFamily<Decoy.Task> family() {
        return new Decoy();
    }

    @Override
    public String method() {
        return "along the needle";
    }

    @Override
    public boolean toldTask() {
        return false;
    }

    @Override
    public boolean remembers() {
        return false;
    }

    @Override
    public Controller begin(Decoy.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) -> {
            actions[actionOffset] = Math.signum(observations[offset + 2]);
            actions[actionOffset + 1] = Math.signum(observations[offset + 3]);
        };
    }
}
