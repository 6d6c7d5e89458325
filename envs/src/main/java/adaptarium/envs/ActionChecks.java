package adaptarium.envs;

import java.util.List;

/** The checks and the clipping every action goes through before an episode sees it. */
final class ActionChecks {
    private final String family;
    private final int size;
    private final List<String> names;
    private final int choices; // 0 for a continuous space
    private final float[] low;
    private final float[] high;

    ActionChecks(EnvironmentSpec spec) {
        family = spec.id();
        size = spec.actionSize();
        low = new float[size];
        high = new float[size];
        if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            choices = 0;
            names = continuous.axes().stream().map(Axis::name).toList();
            for (int i = 0; i < size; i++) {
                low[i] = (float) continuous.axes().get(i).low();
                high[i] = (float) continuous.axes().get(i).high();
            }
        } else {
            choices = ((ActionSpace.Discrete) spec.actions()).choices().size();
            names = List.of("choice");
        }
    }

    /** Refuses an action that is not finite, or for a discrete space not the index of a choice. */
    void check(int slot, float[] actions, int offset) {
        for (int i = 0; i < size; i++) {
            float a = actions[offset + i];
            if (!Float.isFinite(a)) {
                throw new IllegalArgumentException(
                        family + ": action '" + names.get(i) + "' of slot " + slot + " must be finite, got " + a);
            }
            if (choices > 0 && (a < 0 || a >= choices || a != (int) a)) {
                throw new IllegalArgumentException(family + ": the action of slot " + slot
                        + " must be the index of a choice, 0 to " + (choices - 1) + ", got " + a);
            }
        }
    }

    /** Copies an action, clipped to the bounds. */
    void clip(float[] actions, int offset, float[] out) {
        for (int i = 0; i < size; i++) {
            float a = actions[offset + i];
            out[i] = choices > 0 ? a : Math.min(Math.max(a, low[i]), high[i]);
        }
    }
}
