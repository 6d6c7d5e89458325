package adaptarium.experiments.config;

import adaptarium.agents.setting.Choice;
import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.envs.ForeignCode;
import adaptarium.envs.Spelling;
import adaptarium.experiments.UserException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of a section of a configuration. A key is a component's name, and nothing is guessed: a number is not a text, {@code 1.0} is not a whole
 * number, nothing is not zero.
 *
 * <p>Components may be int, long, double, boolean, String, OptionalInt ({@code auto} where it is empty), an enum (its constant in lower case with dashes, or as declared), a record, one
 * of several records by name ({@link Choice}), or a list of these.
 */
final class RecordBinder {
    /** How a configuration writes an optional number that is not given. */
    static final String AUTO = "auto";

    private static final Pattern FRACTION =
            Pattern.compile("[-+]?(\\.\\d+|\\d+\\.)([eE][-+]?\\d+)?"); // YAML 1.2 calls .5 a number, Jackson a text

    private RecordBinder() {}

    /**
     * Binds a section.
     *
     * @param section the section
     * @param path its dotted path with a dot at the end, or an empty text for the top level
     * @param type the record to make
     * @param defaults where keys that are not given take their values; null where every key must be given
     * @return the record
     * @throws UserException where it does not fit
     */
    static <R extends Record> R bind(Node.Mapping section, String path, Class<R> type, @Nullable R defaults) {
        return bind(section, path, type, defaults, "known are ");
    }

    /**
     * Binds a section.
     *
     * @param section the section
     * @param path its dotted path with a dot at the end, or an empty text for the top level
     * @param type the record to make
     * @param defaults where keys that are not given take their values; null where every key must be given
     * @param having what stands before the list of keys, where one is unknown and resembles none, such as {@code "rl2 has "}
     * @return the record
     * @throws UserException where it does not fit
     */
    static <R extends Record> R bind(
            Node.Mapping section, String path, Class<R> type, @Nullable R defaults, String having) {
        RecordComponent[] components = type.getRecordComponents();
        section.entries().keySet().forEach(key -> requireKnown(section, path, key, components, having));
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            Node node = section.entries().get(name);
            Object byDefault = defaults == null ? null : component(components[i], defaults);
            types[i] = components[i].getType();
            if (node != null) {
                values[i] = value(node, path + name, components[i].getGenericType(), byDefault);
                requireRange(components[i], values[i], node.place() + ": " + path);
            } else if (byDefault != null) {
                values[i] = byDefault;
            } else {
                throw new UserException(section.place() + ": key '" + path + name + "' is missing");
            }
        }
        return construct(section, path, type, types, values);
    }

    private static void requireKnown(
            Node.Mapping section, String path, String key, RecordComponent[] components, String having) {
        List<String> known = new ArrayList<>();
        for (RecordComponent component : components) {
            if (component.getName().equals(key)) {
                return;
            }
            @Nullable Setting setting = Settings.of(component);
            if (setting != null && Arrays.asList(setting.formerly()).contains(key)) {
                throw new UserException(section.placeOf(key) + ": '" + path + key + "' is now "
                        + (Choice.isOne(component.getType())
                                ? ChoiceSection.nowIn(component, path, key)
                                : "called '" + component.getName() + "'"));
            }
            known.add(component.getName());
        }
        String suggestion = Spelling.suggestion(key, known);
        throw new UserException(section.placeOf(key) + ": unknown key '" + path + key + "'"
                + (suggestion.equals(".") ? "; " + having + String.join(", ", known) : suggestion));
    }

    private static void requireRange(RecordComponent component, Object value, String where) {
        try {
            Settings.check(component, value);
        } catch (IllegalArgumentException e) {
            throw new UserException(where + e.getMessage(), e);
        }
    }

    private static Object component(RecordComponent component, Record record) {
        return ForeignCode.read(record, component);
    }

    private static <R extends Record> R construct(
            Node.Mapping section, String path, Class<R> type, Class<?>[] types, Object[] values) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException complaint) {
                throw new UserException(blamed(section, type, complaint.getMessage(), path), complaint);
            }
            throw ForeignCode.unmade(type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
        }
    }

    /** A record's complaint names its component, perhaps before a colon; the line is the component's where the section gives it, otherwise the section's. */
    private static String blamed(Node.Mapping section, Class<?> type, @Nullable String complaint, String path) {
        String text = String.valueOf(complaint);
        String blamed = "";
        for (RecordComponent component : type.getRecordComponents()) {
            String key = component.getName();
            boolean named = section.keyPlaces().containsKey(key) && text.matches("(?s)(.*\\W)?" + key + "(\\W.*)?");
            // of several, what was typed last: the file alone was in order, or would have been blamed before
            boolean typed = placeOf(section, key).startsWith(Overrides.PLACE);
            if (named && (blamed.isEmpty() || typed)) {
                blamed = key;
            }
            if (named && text.startsWith(key + ": ")) {
                blamed = key;
                break;
            }
        }
        if (!blamed.isEmpty()) {
            String where = placeOf(section, blamed) + ": ";
            return text.matches("(?s)" + blamed + "[ :].*") ? where + path + text : where + path + blamed + ": " + text;
        }
        return section.place() + ": " + (path.isEmpty() ? "" : path.substring(0, path.length() - 1) + ": ") + text;
    }

    /** Where a key stands; of a section that is what it is by a name that was typed, where that stands. */
    private static String placeOf(Node.Mapping section, String key) {
        return section.entries().get(key) instanceof Node.Mapping inner
                        && inner.placeOf("name").startsWith(Overrides.PLACE)
                ? inner.placeOf("name")
                : section.placeOf(key);
    }

    private static Object value(Node node, String path, Type type, @Nullable Object byDefault) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            if (!(node instanceof Node.Sequence sequence)) {
                throw wrong(node, path, "a list such as [1, 2]");
            }
            List<Object> values = new ArrayList<>();
            for (Node item : sequence.items()) {
                values.add(value(item, path + "[" + values.size() + "]", list.getActualTypeArguments()[0], null));
            }
            return List.copyOf(values);
        }
        Class<?> target = (Class<?>) type;
        if (target == TaskSupply.class) {
            return TaskSupply.bind(node, path);
        }
        if (target.isRecord()) {
            if (!(node instanceof Node.Mapping mapping)) {
                throw wrong(node, path, "a section with keys of its own");
            }
            if (target == AlgorithmConfig.class) {
                return AlgorithmSection.bind(mapping, path + ".");
            }
            return section(mapping, path, target.asSubclass(Record.class), byDefault);
        }
        if (Choice.isOne(target)) {
            return ChoiceSection.bind(node, path, target, byDefault);
        }
        return scalar(node, path, target);
    }

    private static <R extends Record> R section(
            Node.Mapping mapping, String path, Class<R> type, @Nullable Object byDefault) {
        return bind(mapping, path + ".", type, type.isInstance(byDefault) ? type.cast(byDefault) : null);
    }

    private static Object scalar(Node node, String path, Class<?> target) {
        Node.Scalar scalar = node instanceof Node.Scalar s ? s : new Node.Scalar(node.place(), Node.Type.NULL, "");
        Node.Type type = scalar.type();
        if (target == String.class) {
            if (type == Node.Type.TEXT) {
                return scalar.text();
            }
            throw wrong(node, path, "a text");
        }
        if (target == boolean.class || target == Boolean.class) {
            if (type == Node.Type.BOOLEAN) {
                return Boolean.valueOf(scalar.text());
            }
            throw wrong(node, path, "true or false");
        }
        if (target.isEnum()) {
            return constant(node, scalar, path, target);
        }
        if (target == double.class || target == Double.class) {
            boolean fraction =
                    type == Node.Type.TEXT && FRACTION.matcher(scalar.text()).matches();
            if (fraction || type == Node.Type.REAL || type == Node.Type.INTEGER) {
                return real(scalar, path);
            }
            throw wrong(node, path, "a number");
        }
        boolean whole = type == Node.Type.INTEGER;
        if (target == OptionalInt.class) {
            return scalar.text().equals(AUTO) && type == Node.Type.TEXT
                    ? OptionalInt.empty()
                    : OptionalInt.of((int) whole(node, scalar, path, ", or " + AUTO));
        }
        if (target == int.class || target == Integer.class) {
            return whole(node, scalar, path, "");
        }
        if (target == long.class || target == Long.class) {
            try {
                if (whole) {
                    return Long.parseLong(scalar.text());
                }
            } catch (NumberFormatException e) {
                throw new UserException(node.place() + ": " + path + " must fit into 64 bits, got " + scalar.text(), e);
            }
            throw wrong(node, path, "a whole number");
        }
        throw new IllegalStateException("a configuration cannot hold a " + target.getName() + " (" + path + ")");
    }

    private static Object whole(Node node, Node.Scalar scalar, String path, String orElse) {
        if (scalar.type() == Node.Type.INTEGER
                && scalar.text().length() < 12
                && (int) Long.parseLong(scalar.text()) == Long.parseLong(scalar.text())) {
            return Integer.parseInt(scalar.text());
        }
        throw wrong(node, path, "a whole number of at most " + Integer.MAX_VALUE + orElse);
    }

    private static Double real(Node.Scalar scalar, String path) {
        String text = scalar.text().replace("_", "");
        double value = text.matches("(?i)[-+]?\\.(nan|inf)") ? Double.NaN : Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw wrong(scalar, path, "a finite number");
        }
        return value;
    }

    private static Object constant(Node node, Node.Scalar scalar, String path, Class<?> target) {
        List<String> names = new ArrayList<>();
        for (Object constant : target.getEnumConstants()) {
            String declared = ((Enum<?>) constant).name();
            String dashed = dashed(declared);
            if (scalar.type() == Node.Type.TEXT
                    && (scalar.text().equals(declared) || scalar.text().equals(dashed))) {
                return constant;
            }
            names.add(dashed);
        }
        throw wrong(node, path, "one of " + String.join(", ", names));
    }

    /** An enum constant as configurations write it: {@code LIKELIHOOD_RATIO} is {@code likelihood-ratio}. */
    static String dashed(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static UserException wrong(Node node, String path, String expected) {
        return new UserException(node.place() + ": " + path + " must be " + expected + ", got " + node.kind());
    }
}
