package adaptarium.envs.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units that a number may carry, {@code 30 deg}; everything is computed in SI. */
final class Unit {
    /** What a number in the unit is multiplied with, by name. */
    static final Map<String, Double> FACTORS = new LinkedHashMap<>();

    private static final Map<String, String> SI = new LinkedHashMap<>(); // the unit to use instead, by name
    private static final Pattern WORDS = Pattern.compile("[A-Za-z]+");
    private static final Pattern FACTOR = Pattern.compile("\\s*(/?)\\s*([A-Za-z]\\w*)(?:\\s*\\^\\s*([23])(?!\\w))?");

    static {
        for (String si : new String[] {"m", "s", "kg", "rad", "N", "Nm", "Hz"}) {
            put(si, si, 1);
        }
        put("cm", "m", 0.01);
        put("mm", "m", 0.001);
        put("km", "m", 1000);
        put("ms", "s", 0.001);
        put("g", "kg", 0.001);
        put("deg", "rad", Math.PI / 180);
        put("turn", "rad", 2 * Math.PI);
        put("rpm", "rad/s", 2 * Math.PI / 60);
        put("kmh", "m/s", 1 / 3.6);
    }

    /**
     * What stands behind a number.
     *
     * @param factor what the number is multiplied with
     * @param si the same in SI, such as {@code kg/m^2}
     * @param end where it ends in the text
     */
    record Read(double factor, String si, int end) {}

    private Unit() {}

    /**
     * Reads a unit, such as {@code cm}, {@code N m s/rad} or {@code kg/m^2}: what follows a stroke divides. {@code rpm} and {@code kmh} are quotients themselves and stand
     * alone.
     *
     * @param text where it stands
     * @param from where in the text
     * @param names what is a name behind a stroke, not a unit
     * @return the longest unit that begins there; empty where none does
     */
    static Optional<Read> read(String text, int from, Predicate<String> names) {
        double factor = 1;
        StringBuilder si = new StringBuilder();
        int end = from;
        boolean below = false;
        Matcher next = FACTOR.matcher(text);
        while (next.region(end, text.length()).lookingAt()) {
            boolean first = si.isEmpty();
            boolean stroke = !next.group(1).isEmpty();
            String unit = next.group(2);
            Double one = FACTORS.get(unit);
            boolean quotient = si(unit).contains("/");
            if (one == null || (stroke && (first || names.test(unit))) || (quotient && !first)) {
                break;
            }
            if (quotient) {
                return Optional.of(new Read(one, si(unit), next.end(2)));
            }
            below |= stroke;
            si.append(stroke ? "/" : first ? "" : " ").append(si(unit));
            int power = next.group(3) == null ? 1 : next.group(3).charAt(0) - '0';
            if (power > 1) {
                si.append('^').append(power);
            }
            for (int i = 0; i < power; i++) {
                factor = below ? factor / one : factor * one;
            }
            end = next.end();
        }
        return si.isEmpty() ? Optional.empty() : Optional.of(new Read(factor, si.toString(), end));
    }

    private static void put(String name, String si, double factor) {
        FACTORS.put(name, factor);
        SI.put(name, si);
    }

    /** The SI unit of what is measured in a unit that a number may carry, without spaces. */
    static String si(String name) {
        return SI.getOrDefault(name, name);
    }

    /** Whether a number in one unit of SI may stand where another is declared: {@code Nm} where it is {@code N m}. */
    static boolean agree(String number, String declared) {
        return plain(number).equals(plain(declared));
    }

    private static String plain(String unit) {
        return unit.replace(" ", "").replace("·", "").replace("²", "^2").replace("³", "^3");
    }

    /**
     * A declared unit in SI, such as {@code 2 m/s} for {@code 2 cm/s}.
     *
     * @param declared as it is written
     * @return the same with SI's units in place of others; empty where it has none of those
     */
    static Optional<String> corrected(String declared) {
        String si = WORDS.matcher(declared).replaceAll(word -> Matcher.quoteReplacement(si(word.group())));
        return si.equals(declared) ? Optional.empty() : Optional.of(si);
    }
}
