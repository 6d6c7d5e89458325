package adaptarium.envs.wrapper;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import java.util.random.RandomGenerator;

/** Actions for families of any kind. */
final class Played {
    private Played() {}

    static float[] randomAction(EnvironmentSpec spec, RandomGenerator random) {
        float[] action = new float[spec.actionSize()];
        for (int i = 0; i < action.length; i++) {
            if (spec.actions() instanceof ActionSpace.Continuous continuous) {
                Axis axis = continuous.axes().get(i);
                action[i] = (float) (axis.low() + (axis.high() - axis.low()) * random.nextDouble());
            } else {
                action[i] = random.nextInt(
                        ((ActionSpace.Discrete) spec.actions()).choices().size());
            }
        }
        return action;
    }
}
