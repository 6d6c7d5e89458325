package adaptarium.render.watch;

import adaptarium.envs.ChoiceParameter;
import adaptarium.envs.Parameter;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.TaskParameter;
import adaptarium.render.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A task parameter as a reader sees it: a name in words, a range, and perhaps a slider.
 *
 * @param name the record component's name
 * @param label the name in words
 * @param unit SI unit, {@code "1"} for a pure number or a choice
 * @param low least value; 0 for a choice
 * @param high greatest value; the last index for a choice
 * @param trainLow least value met in training
 * @param trainHigh greatest value met in training
 * @param logarithmic whether it is shown on a logarithmic scale
 * @param live whether it may change in mid-episode
 * @param choices the values by index; empty for a real number
 * @param nominal the usual value: a Double, or a choice's value
 */
public record Knob(
        String name,
        String label,
        String unit,
        double low,
        double high,
        double trainLow,
        double trainHigh,
        boolean logarithmic,
        boolean live,
        List<Object> choices,
        Object nominal) {
    /** Copies the list. */
    public Knob {
        choices = List.copyOf(choices);
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "knob '" + name + "' needs low < high, got " + low + " and " + high + " " + unit);
        }
    }

    /**
     * A knob whose usual value lies in the middle of what training meets.
     *
     * @param name the record component's name
     * @param label the name in words
     * @param unit SI unit
     * @param low least value; 0 for a choice
     * @param high greatest value; the last index for a choice
     * @param trainLow least value met in training
     * @param trainHigh greatest value met in training
     * @param logarithmic whether it is shown on a logarithmic scale
     * @param live whether it may change in mid-episode
     * @param choices the values by index; empty for a real number
     */
    public Knob(
            String name,
            String label,
            String unit,
            double low,
            double high,
            double trainLow,
            double trainHigh,
            boolean logarithmic,
            boolean live,
            List<Object> choices) {
        this(
                name,
                label,
                unit,
                low,
                high,
                trainLow,
                trainHigh,
                logarithmic,
                live,
                choices,
                choices.isEmpty() ? (Object) ((trainLow + trainHigh) / 2) : choices.get(0));
    }

    /**
     * The knob of a parameter.
     *
     * @param parameter a component of a task record
     * @return its knob; none for the number of a random structure
     */
    public static Optional<Knob> of(TaskParameter parameter) {
        if (parameter instanceof RangeParameter range) {
            return Optional.of(new Knob(
                    range.name(),
                    words(range.name()),
                    range.unit(),
                    range.outerLow(),
                    range.outerHigh(),
                    range.low(),
                    range.high(),
                    range.scale() == Parameter.Scale.LOG,
                    range.live(),
                    List.of(),
                    range.nominal()));
        }
        if (parameter instanceof ChoiceParameter choices) {
            List<Object> values = choices.values();
            return Optional.of(new Knob(
                    choices.name(),
                    words(choices.name()),
                    "1",
                    0,
                    values.size() - 1.0,
                    0,
                    choices.train().size() - 1.0,
                    /* logarithmic= */ false,
                    choices.live(),
                    values,
                    choices.nominal()));
        }
        return Optional.empty();
    }

    /**
     * Where a value lies on the scale.
     *
     * @param value a number in the range, or a choice's value
     * @return 0 to 1
     */
    public double position(Object value) {
        double x = number(value);
        double share = logarithmic ? Math.log(x / low) / Math.log(high / low) : (x - low) / (high - low);
        return Math.min(1, Math.max(0, share));
    }

    /**
     * The value at a place on the scale.
     *
     * @param position 0 to 1
     * @return a Double, or a choice's value
     */
    public Object value(double position) {
        double share = Math.min(1, Math.max(0, position));
        if (!choices.isEmpty()) {
            return choices.get((int) Math.round(share * high));
        }
        return logarithmic ? low * Math.pow(high / low, share) : low + share * (high - low);
    }

    /**
     * The value that somebody means.
     *
     * @param typed a number, or a choice in words
     * @return a Double in the range, or a choice's value; nothing where it is neither
     */
    public Optional<Object> typed(String typed) {
        String text = typed.strip().replace('−', '-').replace(',', '.');
        if (!choices.isEmpty()) {
            return choices.stream()
                    .filter(choice -> words(String.valueOf(choice)).equalsIgnoreCase(text))
                    .findFirst();
        }
        try {
            double value = Double.parseDouble(text);
            return value >= low && value <= high ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether training met such a value.
     *
     * @param value a number or a choice's value
     * @return true inside the training range
     */
    public boolean trained(Object value) {
        double x = number(value);
        return x >= trainLow && x <= trainHigh;
    }

    /**
     * A value in words.
     *
     * @param value a number or a choice's value
     * @return with its unit
     */
    public String text(Object value) {
        return choices.isEmpty() ? Numbers.withUnit(number(value), unit) : words(String.valueOf(value));
    }

    private double number(Object value) {
        if (!choices.isEmpty()) {
            for (int i = 0; i < choices.size(); i++) {
                if (same(choices.get(i), value)) {
                    return i;
                }
            }
            return -1;
        }
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    // An enum constant may come by its name, a whole number as a Double.
    private static boolean same(Object choice, Object value) {
        if (choice instanceof Number known && value instanceof Number other) {
            return known.doubleValue() == other.doubleValue();
        }
        return (choice instanceof Enum<?> constant ? constant.name() : String.valueOf(choice))
                .equals(value instanceof Enum<?> constant ? constant.name() : String.valueOf(value));
    }

    private static String words(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (name.equals(upper)) {
            return name.toLowerCase(Locale.ROOT).replace('_', ' '); // an enum constant or a number
        }
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
