package adaptarium.agents.action;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import java.util.List;

/**
 * From the policy's normalised actions, where [-1, 1] spans each axis, to the environment's units. Log-probabilities belong to the action as it was
 * drawn, before it is clipped. Indices of discrete actions pass unchanged.
 */
public final class ActionScale {
    private final float[] centre;
    private final float[] half;
    private final float[] low;
    private final float[] high;

    /**
     * The scale of an action space.
     *
     * @param space continuous or discrete
     */
    public ActionScale(ActionSpace space) {
        centre = new float[space.size()];
        half = new float[space.size()];
        low = new float[space.size()];
        high = new float[space.size()];
        java.util.Arrays.fill(half, 1);
        java.util.Arrays.fill(low, Float.NEGATIVE_INFINITY);
        java.util.Arrays.fill(high, Float.POSITIVE_INFINITY);
        if (space instanceof ActionSpace.Continuous continuous) {
            List<Axis> axes = continuous.axes();
            for (int j = 0; j < axes.size(); j++) {
                low[j] = (float) axes.get(j).low();
                high[j] = (float) axes.get(j).high();
                centre[j] = (float) ((axes.get(j).low() + axes.get(j).high()) / 2);
                half[j] = (float) ((axes.get(j).high() - axes.get(j).low()) / 2);
            }
        }
    }

    /**
     * Scales one action and clips it to the axes' bounds, as an environment does.
     *
     * @param normalised float array holding the policy's action
     * @param offset index of its first number, in both arrays
     * @param scaled filled in, in the environment's units
     */
    public void apply(float[] normalised, int offset, float[] scaled) {
        for (int j = 0; j < half.length; j++) {
            float action = centre[j] + half[j] * normalised[offset + j];
            scaled[offset + j] = Math.min(Math.max(action, low[j]), high[j]);
        }
    }

    /**
     * The other way round: the policy's action that is scaled to one within the axes' bounds.
     *
     * @param scaled float array holding an action in the environment's units
     * @param offset index of its first number, in both arrays
     * @param normalised filled in
     */
    public void undo(float[] scaled, int offset, float[] normalised) {
        for (int j = 0; j < half.length; j++) {
            normalised[offset + j] = (scaled[offset + j] - centre[j]) / half[j];
        }
    }
}
