package adaptarium.render;

import java.util.Locale;

/** Numbers as text and as round steps of an axis. */
public final class Numbers {
    private Numbers() {}

    /**
     * The smallest of 1, 2 and 5 times a power of ten that is not below a value.
     *
     * @param least positive
     * @return the round value
     */
    public static double roundUp(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /**
     * A multiple of a step, with as many decimals as the step needs and a real minus sign.
     *
     * @param value the number
     * @param step a round step, see {@link #roundUp}
     * @return the text
     */
    public static String atStep(double value, double step) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        return signed(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /**
     * A number to three significant digits or so, for reading beside a unit: two decimals below ten, and where these would make it zero, two significant digits.
     * Less than a ten-thousandth is 0.00, however little: what is at rest trembles by so much.
     *
     * @param value the number
     * @return the text
     */
    public static String brief(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }
        boolean small = size >= 1e-4 && size < 0.005;
        String format = size == 0 || size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : small ? "%.2g" : "%.2f";
        return signed(String.format(Locale.ROOT, format, value));
    }

    /**
     * A number with its unit, none for a pure number. A unit that is itself a quantity, such as {@code "6 rad/s"}, is multiplied.
     *
     * @param value the number
     * @param unit its unit, {@code "1"} for a pure number
     * @return the text
     */
    public static String withUnit(double value, String unit) {
        if (unit.isEmpty() || unit.equals("1")) {
            return brief(value);
        }
        String written = unit.replace("^2", "²").replace("^3", "³");
        return brief(value) + (Character.isDigit(unit.charAt(0)) ? " × " : " ") + written;
    }

    /**
     * A written number with a real minus sign; none where it was rounded to zero.
     *
     * @param text the number, perhaps with a hyphen before it
     * @return the text
     */
    public static String signed(String text) {
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        if (text.startsWith("-")) {
            return zero ? text.substring(1) : "−" + text.substring(1);
        }
        return text;
    }
}
