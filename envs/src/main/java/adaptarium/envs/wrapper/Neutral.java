package adaptarium.envs.wrapper;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.EnvironmentSpec;

/** The action that does least. */
final class Neutral {
    private Neutral() {}

    /** The point of the bounds nearest 0; the first choice of a discrete space. */
    static float[] action(EnvironmentSpec spec) {
        float[] action = new float[spec.actionSize()];
        if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            for (int i = 0; i < action.length; i++) {
                action[i] = Arguments.clip(continuous.axes().get(i), 0);
            }
        }
        return action;
    }
}
