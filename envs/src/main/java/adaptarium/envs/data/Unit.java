package adaptarium.envs.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units that a number may carry, {@code 30 deg}; everything is computed in SI. */
final class Unit {
    /** What a number in the unit is multiplied with, by name. */
    static final Map<String, Double> FACTORS = new LinkedHashMap<>();

    private static final Map<String, String> SI = new LinkedHashMap<>(); // the unit to use instead, by name
    private static final Pattern WORDS = Pattern.compile("[A-Za-z]+");

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

    private Unit() {}

    private static void put(String name, String si, double factor) {
        FACTORS.put(name, factor);
        SI.put(name, si);
    }

    /** The SI unit of what is measured in a unit that a number may carry, without spaces. */
    static String si(String name) {
        return SI.getOrDefault(name, name);
    }

    /** Whether a number in one unit may stand where another is declared: {@code Nm} where it is {@code N m}. */
    static boolean agree(String number, String declared) {
        return si(number).equals(declared.replace(" ", ""));
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
