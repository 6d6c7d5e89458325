package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.locomotion.BlindBoomTracker;
import adaptarium.envs.family.locomotion.JointWiring;
import java.util.random.RandomGenerator;

/** Follows the rhythm of {@link BlindBoomTracker} through wires that it knows. */
public final class RhythmFollower implements Reference<JointWiring> {
    @Override
    public TaskFamily<JointWiring> family() {
        return new BlindBoomTracker();
    }

    @Override
    public String method() {
        return "in step with the rhythm";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(JointWiring task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) ->
                BlindBoomTracker.follow(task, observations, offset, actions, actionOffset);
    }
}
