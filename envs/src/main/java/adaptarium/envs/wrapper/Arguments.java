package adaptarium.envs.wrapper;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import java.util.List;
import java.util.Locale;

/**
 * What stands behind a wrapper's name, and the specification that follows from it.
 *
 * @param wrapper the wrapper's name
 * @param texts the arguments, cut at the commas
 */
record Arguments(String wrapper, List<String> texts) {
    int count(int index, int standard, int least, String what) {
        if (index >= texts.size()) {
            return standard;
        }
        try {
            int value = Integer.parseInt(texts.get(index));
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(what + ", a whole number", texts.get(index));
        }
        throw wrong(what + " of at least " + least, texts.get(index));
    }

    double size(int index, double standard, String what) {
        if (index >= texts.size()) {
            return standard;
        }
        try {
            double value = Double.parseDouble(texts.get(index));
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(what + ", a number", texts.get(index));
        }
        throw wrong(what + " above 0", texts.get(index));
    }

    <E extends Enum<E>> E kind(Class<E> type) {
        List<String> names = java.util.Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        String text = texts.isEmpty() ? "" : texts.get(0);
        if (!names.contains(text)) {
            throw wrong("one of " + names, text);
        }
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    void atMost(int count) {
        if (texts.size() > count) {
            throw wrong("at most " + count + " arguments", String.join(",", texts));
        }
    }

    private IllegalArgumentException wrong(String expected, String got) {
        return new IllegalArgumentException("wrapper '" + wrapper + "' needs " + expected + ", got '" + got + "'");
    }

    /** The family's id with this wrapper behind it. */
    String id(TaskFamily<?> family) {
        return family.spec().id() + "+" + wrapper + (texts.isEmpty() ? "" : "=" + String.join(",", texts));
    }

    /** The family's specification under the new id. */
    EnvironmentSpec spec(TaskFamily<?> family) {
        EnvironmentSpec spec = family.spec();
        return spec(family, spec.observation(), spec.controlTimestep(), spec.horizon());
    }

    EnvironmentSpec spec(TaskFamily<?> family, List<Axis> observation, double timestep, int horizon) {
        EnvironmentSpec spec = family.spec();
        return new EnvironmentSpec(
                id(family),
                observation,
                spec.actions(),
                timestep,
                horizon,
                spec.episodesPerTrial(),
                spec.rewardMeaning(),
                spec.endMeaning());
    }

    /** The axes of a family whose actions are numbers. */
    List<Axis> continuous(TaskFamily<?> family) {
        if (family.spec().actions() instanceof ActionSpace.Continuous continuous) {
            return continuous.axes();
        }
        throw new IllegalArgumentException("wrapper '" + wrapper + "' needs continuous actions; those of "
                + family.spec().id() + " are choices");
    }

    static float clip(Axis axis, double value) {
        return Math.min(Math.max((float) value, (float) axis.low()), (float) axis.high());
    }

    /** The unit in which sensors err: a twentieth of the axis' range, or 0.1 where it has none. */
    static double scale(Axis axis) {
        double range = axis.high() - axis.low();
        return Double.isFinite(range) ? range / 20 : 0.1;
    }
}
