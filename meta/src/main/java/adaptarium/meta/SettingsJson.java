package adaptarium.meta;

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
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * An algorithm's settings as JSON and back: how a checkpoint remembers them. What is missing keeps its default, so that a checkpoint outlives settings that are
 * added later.
 */
public final class SettingsJson {
    private static final String KIND = "kind"; // of a record that is one of several: its class

    private SettingsJson() {}

    /**
     * Settings as text.
     *
     * @param settings numbers, truth values, texts, enums, lists of whole numbers, {@link OptionalInt}s and records of these
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
            C settings = (C) record(JsonParser.parseString(json).getAsJsonObject(), defaults.getClass(), defaults);
            return settings;
        } catch (JsonParseException | IllegalStateException | ClassCastException | UnsupportedOperationException e) {
            throw new IllegalArgumentException("these are no settings: " + e.getMessage(), e);
        }
    }

    private static JsonElement tree(Object value, Class<?> declared) {
        if (value instanceof Record record) {
            JsonObject object = new JsonObject();
            if (declared.isInterface()) {
                object.addProperty(KIND, record.getClass().getSimpleName());
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
            values[i] = given == null ? byDefault : value(given, types[i], byDefault);
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

    private static Object value(JsonElement json, Class<?> type, Object byDefault) {
        if (type.isInterface() && type.isSealed()) {
            JsonObject object = json.getAsJsonObject();
            String kind = object.get(KIND).getAsString();
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                if (permitted.getSimpleName().equals(kind)) {
                    return record(object, permitted, byDefault);
                }
            }
            throw new IllegalArgumentException("there is no " + type.getSimpleName() + " '" + kind + "'");
        }
        if (type.isRecord()) {
            return record(json.getAsJsonObject(), type, byDefault);
        }
        if (type == List.class) {
            List<Integer> list = new ArrayList<>();
            json.getAsJsonArray().forEach(item -> list.add(item.getAsInt()));
            return list;
        }
        if (type == OptionalInt.class) {
            return json.isJsonNull() ? OptionalInt.empty() : OptionalInt.of(json.getAsInt());
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(json.getAsString())) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("there is no " + type.getSimpleName() + " '" + json.getAsString() + "'");
        }
        if (type == int.class) {
            return json.getAsInt();
        }
        if (type == long.class) {
            return json.getAsLong();
        }
        if (type == double.class) {
            return json.getAsDouble();
        }
        return type == boolean.class ? (Object) json.getAsBoolean() : json.getAsString();
    }

    private static Object read(RecordComponent component, Object record) {
        return ForeignCode.read((Record) record, component);
    }
}
