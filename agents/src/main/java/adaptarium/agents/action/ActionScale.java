package adaptarium.agents.action;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import java.util.List;

/**
 * From the policy's normalised actions, where [-1, 1] spans each axis, to the environment's units. Values beyond are not clipped here: the environment
 * clips, and log-probabilities belong to the unclipped action. Indices of discrete actions pass unchanged.
 */
public final class ActionScale {
    private final float[] centre;
    private final float[] half;
    private final boolean bounded;

    /**
     * The scale of an action space.
     *
     * @param space continuous or discrete
     */
    public ActionScale(ActionSpace space) {
        centre = new float[space.size()];
        half = new float[space.size()];
        java.util.Arrays.fill(half, 1);
        bounded = space instanceof ActionSpace.Continuous;
        if (space instanceof ActionSpace.Continuous continuous) {
            List<Axis> axes = continuous.axes();
            for (int j = 0; j < axes.size(); j++) {
                centre[j] = (float) ((axes.get(j).low() + axes.get(j).high()) / 2);
                half[j] = (float) ((axes.get(j).high() - axes.get(j).low()) / 2);
            }
        }
    }

    /**
     * Scales one action.
     *
     * @param normalised float array holding the policy's action
     * @param offset index of its first number, in both arrays
     * @param scaled filled in, in the environment's units
     */
    public void apply(float[] normalised, int offset, float[] scaled) {
        for (int j = 0; j < half.length; j++) {
            scaled[offset + j] = centre[j] + half[j] * normalised[offset + j];
        }
    }

    /**
     * Scales one action and clips it to the axes' bounds.
     *
     * @param normalised float array holding the policy's action
     * @param offset index of its first number, in both arrays
     * @param scaled filled in, in the environment's units
     */
    public void clipped(float[] normalised, int offset, float[] scaled) {
        for (int j = 0; j < half.length; j++) {
            float action = normalised[offset + j];
            scaled[offset + j] = centre[j] + half[j] * (bounded ? Math.max(-1, Math.min(1, action)) : action);
        }
    }
}
