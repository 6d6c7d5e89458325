package adaptarium.experiments.config;

import adaptarium.experiments.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings with several values, as typed: {@code algorithm.innerRate=0.1,0.3 seed=1..5} stands for ten combinations. */
public final class Sweep {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");
    private static final Pattern NEXT_FAMILY = // a variant's settings and a wrapper's arguments have commas, too
            Pattern.compile(",(?=[A-Z][A-Za-z0-9]*(-v\\d+)?([:+/]|,|$))");
    private static final int MOST = 100_000; // combinations

    private Sweep() {}

    /**
     * Whether settings stand for more than one combination.
     *
     * @param settings {@code key=value}
     * @return whether any has several values
     */
    public static boolean isSweep(List<String> settings) {
        return settings.stream().anyMatch(setting -> values(setting).size() > 1);
    }

    /**
     * Every combination, the last setting changing fastest.
     *
     * @param settings {@code key=value}; values are separated by commas outside brackets and quotes, whole numbers may be a range {@code 1..5}, but of
     *     {@code family.…}, where a range is one value
     * @return lists of {@code key=value} with one value each
     * @throws UserException where there are more than 100,000, or a range goes down
     */
    public static List<List<String>> combinations(List<String> settings) {
        List<List<String>> all = new ArrayList<>(List.of(List.of()));
        for (String setting : settings) {
            String key = setting.substring(0, Math.max(0, setting.indexOf('=')) + (setting.indexOf('=') < 0 ? 0 : 1));
            List<List<String>> longer = new ArrayList<>();
            List<String> values = values(setting);
            if ((long) all.size() * values.size() > MOST) {
                throw new UserException("more than " + MOST + " combinations of settings");
            }
            for (List<String> before : all) {
                for (String value : values) {
                    List<String> with = new ArrayList<>(before);
                    with.add(key + value);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all;
    }

    /** The values of a setting; a setting without an equals sign is left for its reader to complain of. */
    private static List<String> values(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 0) {
            return List.of(setting);
        }
        String text = setting.substring(equals + 1);
        List<String> parts = setting.startsWith("family=") ? List.of(NEXT_FAMILY.split(text, -1)) : parts(text);
        List<String> values = new ArrayList<>();
        for (String part : parts) {
            Matcher range = RANGE.matcher(part);
            if (range.matches() && !setting.startsWith("family.")) { // where it is a range to draw from
                int from = Integer.parseInt(range.group(1));
                int to = Integer.parseInt(range.group(2));
                if (to < from || to - from >= MOST) {
                    throw new UserException("range " + part + " of '" + setting.substring(0, equals)
                            + "' must go from a number to a greater one, at most " + MOST + " values");
                }
                for (int i = from; i <= to; i++) {
                    values.add(Integer.toString(i));
                }
            } else {
                values.add(part);
            }
        }
        return values;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"' || c == '\'';
            depth += quoted ? 0 : c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            if (c == ',' && depth == 0 && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
