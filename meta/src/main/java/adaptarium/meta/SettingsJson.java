package adaptarium.meta;

import adaptarium.agents.setting.Choice;
import adaptarium.envs.ForeignCode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An algorithm's settings as JSON and back: how a checkpoint remembers them. What is missing keeps its default, so that a checkpoint outlives settings that are
 * added later.
 */
public final class SettingsJson {
    private static final String KIND = "kind"; // of a record that is one of several: its name

    private static final int LONGEST_NUMBER = 60; // characters; the longest of a double's own have 24

    private SettingsJson() {}

    /**
     * Settings as text.
     *
     * @param settings numbers, truth values, texts, enums, lists of whole numbers, {@link OptionalInt}s and records of these; one of several records
     *     ({@link Choice}) under the name that it has in configurations
     * @return JSON on one line
     */
    public static String write(Record settings) {
        return tree(settings, settings.getClass()).toString();
    }

    /**
     * Settings from text.
     *
     * @param json what {@link #write} gave
     * @param defaults the settings where nothing is given
     * @param <C> the settings' record
     * @return the settings
     * @throws IllegalArgumentException where the text is no settings of this kind
     */
    public static <C extends Record> C read(String json, C defaults) {
        try {
            @SuppressWarnings("unchecked") // made of the same class
            C settings = (C) record(object(JsonParser.parseString(json), "settings"), defaults.getClass(), defaults);
            return settings;
        } catch (JsonParseException | StackOverflowError e) {
            throw new IllegalArgumentException("its settings are no JSON", e);
        }
    }

    private static JsonElement tree(Object value, Class<?> declared) {
        if (value instanceof Record record) {
            JsonObject object = new JsonObject();
            if (Choice.isOne(declared)) {
                object.addProperty(KIND, Choice.nameOf(record).orElseThrow());
            }
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                object.add(component.getName(), tree(read(component, record), component.getType()));
            }
            return object;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(item -> array.add(tree(item, item.getClass())));
            return array;
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? new JsonPrimitive(optional.getAsInt()) : JsonNull.INSTANCE;
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        if (value instanceof Boolean truth) {
            return new JsonPrimitive(truth);
        }
        return new JsonPrimitive(value instanceof Enum<?> constant ? constant.name() : value.toString());
    }

    private static Record record(JsonObject json, Class<?> type, Object defaults) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Object byDefault = type.isInstance(defaults) ? read(components[i], defaults) : json;
            JsonElement given = json.get(components[i].getName());
            if (given == null && byDefault == json) {
                throw new IllegalArgumentException("'" + components[i].getName() + "' is missing");
            }
            values[i] = given == null ? byDefault : value(given, components[i].getName(), types[i], byDefault);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (Record) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException complaint) {
                throw complaint;
            }
            throw ForeignCode.unmade(type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
        }
    }

    private static Object value(JsonElement json, String name, Class<?> type, Object byDefault) {
        if (type.isInterface() && type.isSealed()) {
            JsonObject object = object(json, name);
            String kind = text(object.get(KIND), name + "." + KIND);
            for (Choice choice : Choice.of(type)) {
                // older checkpoints have the class in place of the name
                if (choice.name().equals(kind) || choice.type().getSimpleName().equals(kind)) {
                    return record(object, choice.type(), byDefault);
                }
            }
            throw new IllegalArgumentException("there is no " + type.getSimpleName() + " '" + kind + "'");
        }
        if (type.isRecord()) {
            return record(object(json, name), type, byDefault);
        }
        if (type == List.class) {
            if (!(json instanceof JsonArray array)) {
                throw wrong(name, "a list", json);
            }
            List<Integer> list = new ArrayList<>();
            array.forEach(item -> list.add(Math.toIntExact(whole(item, name, Integer.MAX_VALUE))));
            return list;
        }
        if (type == OptionalInt.class) {
            return json.isJsonNull()
                    ? OptionalInt.empty()
                    : OptionalInt.of(Math.toIntExact(whole(json, name, Integer.MAX_VALUE)));
        }
        if (type.isEnum()) {
            String constant = text(json, name);
            for (Object possible : type.getEnumConstants()) {
                if (((Enum<?>) possible).name().equals(constant)) {
                    return possible;
                }
            }
            throw new IllegalArgumentException("there is no " + type.getSimpleName() + " '" + constant + "'");
        }
        if (type == int.class) {
            return Math.toIntExact(whole(json, name, Integer.MAX_VALUE));
        }
        if (type == long.class) {
            return whole(json, name, Long.MAX_VALUE);
        }
        if (type == double.class) {
            return number(json, name).doubleValue();
        }
        if (type != boolean.class) {
            return text(json, name);
        }
        if (!(json instanceof JsonPrimitive truth) || !truth.isBoolean()) {
            throw wrong(name, "true or false", json);
        }
        return truth.getAsBoolean();
    }

    private static JsonObject object(JsonElement json, String name) {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw wrong(name, "a section", json);
    }

    private static String text(@Nullable JsonElement json, String name) {
        if (json instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw wrong(name, "a text", json);
    }

    private static BigDecimal number(JsonElement json, String name) {
        if (json instanceof JsonPrimitive number
                && number.isNumber()
                && number.getAsString().length() <= LONGEST_NUMBER) {
            try {
                return number.getAsBigDecimal();
            } catch (NumberFormatException e) { // NaN, or an exponent that no number has
                throw new IllegalArgumentException(wrong(name, "a number", json).getMessage(), e);
            }
        }
        throw wrong(name, "a number", json);
    }

    private static long whole(JsonElement json, String name, long greatest) {
        BigDecimal number = number(json, name);
        BigDecimal size = number.abs();
        if (size.compareTo(BigDecimal.valueOf(greatest)) > 0
                || number.remainder(BigDecimal.ONE).signum() != 0) {
            throw wrong(name, "a whole number", json);
        }
        return number.longValue();
    }

    private static IllegalArgumentException wrong(String name, String expected, @Nullable JsonElement given) {
        String text = String.valueOf(given);
        return new IllegalArgumentException("its '" + name + "' must be " + expected + ", got "
                + (text.length() > LONGEST_NUMBER ? text.substring(0, LONGEST_NUMBER) + "…" : text));
    }

    private static Object read(RecordComponent component, Object record) {
        return ForeignCode.read((Record) record, component);
    }
}
