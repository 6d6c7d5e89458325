package adaptarium.envs.data;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a number of a formula measures, as far as it is known: powers of metre, kilogram and second. Angles are pure numbers, as in SI. A number that is written without
 * a unit, and what is multiplied with one, may measure anything ({@code 8 * damping}): it fits everywhere, so that only what is certainly wrong is refused.
 *
 * @param known whether it is; otherwise it fits everywhere
 * @param metre twice the power of the metre, so that square roots have one, too
 * @param kilogram twice that of the kilogram
 * @param second twice that of the second
 */
record Dimension(boolean known, int metre, int kilogram, int second) {
    /** Of what may measure anything. */
    static final Dimension ANY = new Dimension(false, 0, 0, 0);
    /** Of counts, ratios and angles. */
    static final Dimension ONE = of(0, 0, 0);

    static final Dimension LENGTH = of(1, 0, 0);
    static final Dimension MASS = of(0, 1, 0);
    static final Dimension TIME = of(0, 0, 1);
    static final Dimension SPEED = LENGTH.over(TIME);
    static final Dimension RATE = ONE.over(TIME);
    static final Dimension ACCELERATION = SPEED.over(TIME);
    static final Dimension FORCE = MASS.times(ACCELERATION);
    static final Dimension TORQUE = FORCE.times(LENGTH);
    /** Mass of an area: bodies of the plane are flat. */
    static final Dimension DENSITY = MASS.over(LENGTH).over(LENGTH);

    private static final Map<String, Dimension> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("m", LENGTH);
        UNITS.put("kg", MASS);
        UNITS.put("s", TIME);
        UNITS.put("rad", ONE);
        UNITS.put("N", FORCE);
        UNITS.put("Nm", TORQUE);
        UNITS.put("Hz", RATE);
        UNITS.put("1", ONE);
    }

    private static Dimension of(int metre, int kilogram, int second) {
        return new Dimension(true, 2 * metre, 2 * kilogram, 2 * second);
    }

    /**
     * The dimension of a unit in SI, such as {@code kg/m^2} or {@code N m s/rad}: factors with spaces between them, what follows a stroke divides.
     *
     * @param unit as it is declared
     * @return its dimension; {@link #ANY} where there is a word or number in it that is no unit of SI, or it is 1, which many leave undeclared
     */
    static Dimension of(String unit) {
        Dimension all = ONE;
        String[] parts = unit.trim().split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            for (String factor : parts[i].trim().split("[ ·]+", -1)) {
                Dimension one = factor(factor);
                all = i == 0 ? all.times(one) : all.over(one);
            }
        }
        return unit.trim().equals("1") ? ANY : all;
    }

    private static Dimension factor(String factor) {
        String squared = factor.replace("²", "^2").replace("³", "^3");
        int power = 1;
        if (squared.endsWith("^2") || squared.endsWith("^3")) {
            power = squared.charAt(squared.length() - 1) - '0';
            squared = squared.substring(0, squared.length() - 2);
        }
        return UNITS.getOrDefault(squared, ANY).power(power);
    }

    Dimension times(Dimension other) {
        return known && other.known
                ? new Dimension(true, metre + other.metre, kilogram + other.kilogram, second + other.second)
                : ANY;
    }

    Dimension over(Dimension other) {
        return known && other.known
                ? new Dimension(true, metre - other.metre, kilogram - other.kilogram, second - other.second)
                : ANY;
    }

    Dimension power(int power) {
        return new Dimension(known, power * metre, power * kilogram, power * second);
    }

    /** Of the square root. */
    Dimension root() {
        boolean even = metre % 2 == 0 && kilogram % 2 == 0 && second % 2 == 0;
        return even ? new Dimension(known, metre / 2, kilogram / 2, second / 2) : ANY;
    }

    /** Whether numbers of both may be added or compared. */
    boolean fits(Dimension other) {
        return !known || !other.known || equals(other);
    }

    /** What is known of a number that is one or the other; they fit. */
    Dimension or(Dimension other) {
        return known ? this : other;
    }

    /** Its unit in words of SI. */
    @Override
    public String toString() {
        if (!known) {
            return "anything";
        }
        if (equals(ONE)) {
            return "no unit";
        }
        if (equals(FORCE)) {
            return "N";
        }
        if (equals(TORQUE)) {
            return "N m";
        }
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        write(above, below, "kg", kilogram);
        write(above, below, "m", metre);
        write(above, below, "s", second);
        return (above.isEmpty() ? "1" : above.toString()) + (below.isEmpty() ? "" : "/" + below);
    }

    private static void write(StringBuilder above, StringBuilder below, String unit, int twice) {
        if (twice == 0) {
            return;
        }
        StringBuilder out = twice > 0 ? above : below;
        int size = Math.abs(twice);
        String power = size == 2 ? "" : "^" + (size % 2 == 0 ? "" + size / 2 : size + "/2");
        out.append(out.isEmpty() ? "" : twice > 0 ? " " : "/").append(unit).append(power);
    }
}
