package adaptarium.benchmarks;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import java.util.random.RandomGenerator;

/** Actions that mean nothing. */
final class RandomActions {
    private RandomActions() {}

    /** One action, uniform within the bounds or among the choices. */
    static float[] of(EnvironmentSpec spec, RandomGenerator random) {
        float[] action = new float[spec.actionSize()];
        if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            for (int i = 0; i < action.length; i++) {
                Axis axis = continuous.axes().get(i);
                action[i] = (float) (axis.low() + random.nextDouble() * (axis.high() - axis.low()));
            }
        } else if (spec.actions() instanceof ActionSpace.Discrete discrete) {
            action[0] = random.nextInt(discrete.choices().size());
        }
        return action;
    }
}
