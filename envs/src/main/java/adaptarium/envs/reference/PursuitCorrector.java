package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.BiasedPursuit;
import java.util.random.RandomGenerator;

/** Takes the bias of {@link BiasedPursuit} off what is shown: touches every target. */
public final class PursuitCorrector implements Reference<BiasedPursuit.Task> {
    @Override
    public TaskFamily<BiasedPursuit.Task> family() {
        return new BiasedPursuit();
    }

    @Override
    public String method() {
        return "corrected by the bias";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(BiasedPursuit.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) ->
                actions[actionOffset] = (float) (observations[offset] - task.bias());
    }
}
