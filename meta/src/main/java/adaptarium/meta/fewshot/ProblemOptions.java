package adaptarium.meta.fewshot;

import adaptarium.envs.Spelling;
import adaptarium.envs.TaskFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a problem's name, such as {@code +shots=5+queries=10/CartPole-v0}: options, and the family whose motion is looked at.
 *
 * @param given options by name, as they were written, in the order of their declaration
 * @param family what the problem is made of; null where it needs none
 */
public record ProblemOptions(
        Map<String, String> given, @Nullable TaskFamily<?> family) {
    /**
     * An option that a kind of problem has.
     *
     * @param name its name
     * @param byDefault what it is where nothing is written
     * @param least the smallest it may be
     * @param most the largest
     * @param meaning what it is, a few words
     */
    public record Option(String name, int byDefault, int least, int most, String meaning) {}

    /** Copies the map, keeping its order. */
    public ProblemOptions {
        given = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /**
     * Reads options.
     *
     * @param problem the kind's name, for messages
     * @param options those it has
     * @param written {@code key=value} each
     * @param family what the problem is made of; null where it needs none
     * @return the options, checked and in order
     * @throws IllegalArgumentException where one is unknown, no whole number, or out of its range
     */
    static ProblemOptions of(
            String problem, List<Option> options, List<String> written, @Nullable TaskFamily<?> family) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : written) {
            int equals = text.indexOf('=');
            String key = equals < 0 ? text : text.substring(0, equals);
            Option option = options.stream()
                    .filter(one -> one.name().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(problem + " has no option '" + key + "'"
                            + Spelling.suggestion(
                                    key, options.stream().map(Option::name).toList())
                            + " There are " + options.stream().map(Option::name).toList()));
            String value = equals < 0 ? "" : text.substring(equals + 1);
            if (!value.matches("\\d{1,6}")
                    || Integer.parseInt(value) < option.least()
                    || Integer.parseInt(value) > option.most()) {
                throw new IllegalArgumentException(key + " of " + problem + " must be a whole number in ["
                        + option.least() + ", " + option.most() + "], got '" + value + "'");
            }
            values.put(key, Integer.toString(Integer.parseInt(value)));
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        for (Option option : options) {
            String value = values.get(option.name());
            if (value != null && !value.equals(Integer.toString(option.byDefault()))) {
                ordered.put(option.name(), value);
            }
        }
        return new ProblemOptions(ordered, family);
    }

    /**
     * An option's value.
     *
     * @param option the option
     * @return what was written, else its default
     */
    public int value(Option option) {
        String text = given.get(option.name());
        return text == null ? option.byDefault() : Integer.parseInt(text);
    }

    /**
     * The problem's id: its name, every option that is not the default, and the family.
     *
     * @param name the kind's name
     */
    public String id(String name) {
        StringBuilder id = new StringBuilder(name);
        given.forEach((key, value) -> id.append('+').append(key).append('=').append(value));
        return family == null ? id.toString() : id + "/" + family.spec().id();
    }
}
