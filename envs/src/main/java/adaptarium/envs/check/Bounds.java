package adaptarium.envs.check;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;

/** The declared bounds of actions and observations. */
final class Bounds {
    private static final double ROUNDING = 1e-6; // relative; observations are single precision

    private Bounds() {}

    static void clip(ActionSpace space, float[] action) {
        if (space instanceof ActionSpace.Continuous continuous) {
            for (int i = 0; i < action.length; i++) {
                Axis axis = continuous.axes().get(i);
                action[i] = Math.min(Math.max(action[i], (float) axis.low()), (float) axis.high());
            }
        }
    }

    static boolean contains(Axis axis, float value) {
        return value >= axis.low() - ROUNDING * (1 + Math.abs(axis.low()))
                && value <= axis.high() + ROUNDING * (1 + Math.abs(axis.high()));
    }
}
