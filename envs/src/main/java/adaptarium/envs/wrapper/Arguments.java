package adaptarium.envs.wrapper;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
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
    private static final int MOST = 1_000_000; // steps; more is a mistake

    int count(int index, int standard, int least, String what) {
        if (index >= texts.size()) {
            return standard;
        }
        try {
            int value = Integer.parseInt(texts.get(index));
            if (value > MOST) {
                throw wrong(what + " of at most " + MOST, texts.get(index));
            }
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

    /** Refuses a family whose episodes are too short for something to happen in between. */
    void room(TaskFamily<?> family, int least) {
        int horizon = family.spec().horizon();
        if (horizon < least) {
            throw new IllegalArgumentException(
                    "wrapper '" + wrapper + "=" + String.join(",", texts) + "' needs episodes of at least " + least
                            + " steps; those of " + family.spec().id() + " have " + horizon);
        }
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

    /** A value with an error, within the axis' bounds unless the value itself lies outside them. */
    static float err(Axis axis, float value, double error) {
        boolean within = value >= (float) axis.low() && value <= (float) axis.high();
        return within ? clip(axis, value + error) : (float) (value + error);
    }

    /** The unit in which sensors err: a twentieth of the axis' span, which is 0.1 where it has no bounds. */
    static double scale(Axis axis) {
        return axis.span() / 20;
    }
}
