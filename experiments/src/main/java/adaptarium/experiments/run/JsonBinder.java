package adaptarium.experiments.run;

import adaptarium.envs.Spelling;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes records of JSON. A key is a component's name, and nothing is guessed: what is missing, null, unknown or of another type is refused by its place, such as
 * {@code splits[0].learners[2].name}. Only a component that is {@link Nullable} or {@link MayBeMissing} may be missing or null.
 *
 * <p>Components may be int, long, double, boolean, String, an enum, Object (a single value), a record, a list, or a map by text.
 */
final class JsonBinder {
    private static final int SHOWN = 40; // characters of a value in a message

    private JsonBinder() {}

    /**
     * Binds a value.
     *
     * @param node the JSON
     * @param type the record to make
     * @return the record
     * @throws IllegalArgumentException where it does not fit, naming the place
     */
    static <V> V bind(JsonNode node, Class<V> type) {
        return type.cast(value(node, type, ""));
    }

    private static Object value(JsonNode node, Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(node, arguments[0], path)
                    : map(node, arguments[arguments.length - 1], path);
        }
        Class<?> target = (Class<?>) type;
        return target.isRecord() ? record(node, target, path) : scalar(node, target, path);
    }

    private static List<Object> list(JsonNode node, Type item, String path) {
        if (!node.isArray()) {
            throw wrong(node, path, "a list");
        }
        List<Object> values = new ArrayList<>();
        for (JsonNode element : node) {
            values.add(value(element, item, path + "[" + values.size() + "]"));
        }
        return Collections.unmodifiableList(values);
    }

    private static Map<String, Object> map(JsonNode node, Type item, String path) {
        if (!node.isObject()) {
            throw wrong(node, path, "an object");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> values.put(
                        entry.getKey(), value(entry.getValue(), item, below(path, shortened(entry.getKey())))));
        return Collections.unmodifiableMap(values);
    }

    private static Object record(JsonNode node, Class<?> type, String path) {
        if (!node.isObject()) {
            throw wrong(node, path, "an object");
        }
        RecordComponent[] components = type.getRecordComponents();
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("unknown key '" + below(path, shortened(key)) + "'"
                        + Spelling.suggestion(shortened(key), known));
            }
        }
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            @Nullable JsonNode child = node.get(name);
            if (child != null && !child.isNull()) {
                values[i] = value(child, components[i].getGenericType(), below(path, name));
            } else if (!mayBeMissing(components[i])) {
                throw new IllegalArgumentException(
                        "'" + below(path, name) + "' is " + (child == null ? "missing" : "null"));
            }
        }
        return construct(type, components, values, path);
    }

    private static boolean mayBeMissing(RecordComponent component) {
        return component.isAnnotationPresent(MayBeMissing.class)
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Object construct(
            Class<?> type, RecordComponent[] components, @Nullable Object[] values, String path) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true); // a record may be its class's own
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException complaint) {
                String place = path.isEmpty() ? "" : path + ": ";
                throw new IllegalArgumentException(place + complaint.getMessage(), complaint);
            }
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
        }
    }

    private static Object scalar(JsonNode node, Class<?> target, String path) {
        if (target == String.class) {
            if (node.isString()) {
                return node.stringValue();
            }
            throw wrong(node, path, "a text");
        }
        if (target == boolean.class || target == Boolean.class) {
            if (node.isBoolean()) {
                return node.booleanValue();
            }
            throw wrong(node, path, "true or false");
        }
        if (target == double.class || target == Double.class) {
            return number(node, path);
        }
        if (target == int.class || target == Integer.class) {
            if (node.isIntegralNumber() && node.canConvertToInt()) {
                return node.intValue();
            }
            throw wrong(node, path, "a whole number of at most " + Integer.MAX_VALUE);
        }
        if (target == long.class || target == Long.class) {
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                return node.longValue();
            }
            throw wrong(node, path, "a whole number of 64 bits");
        }
        if (target.isEnum()) {
            return constant(node, target, path);
        }
        if (target == Object.class) {
            return any(node, path);
        }
        throw new IllegalStateException("a file cannot hold a " + target.getName() + " (" + path + ")");
    }

    private static Object constant(JsonNode node, Class<?> target, String path) {
        List<String> names = new ArrayList<>();
        for (Object constant : target.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            if (node.isString() && node.stringValue().equals(name)) {
                return constant;
            }
            names.add(name);
        }
        throw wrong(node, path, "one of " + String.join(", ", names));
    }

    /** JSON has no word for what is no number; it is written as a text. */
    private static Double number(JsonNode node, String path) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return switch (node.isString() ? node.stringValue() : "") {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw wrong(node, path, "a number");
        };
    }

    private static Object any(JsonNode node, String path) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            return node.intValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        throw wrong(node, path, "a single value");
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static IllegalArgumentException wrong(JsonNode node, String path, String expected) {
        String place = path.isEmpty() ? "it" : "'" + path + "'";
        String got = node.isObject() ? "an object" : node.isArray() ? "a list" : shortened(node.toString());
        return new IllegalArgumentException(place + " must be " + expected + ", got " + got);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
