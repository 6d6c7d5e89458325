package adaptarium.agents.setting;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Checks settings against what their {@link Setting}s say. */
public final class Settings {
    private Settings() {}

    /**
     * What is said of a component, here or at the record that it is as.
     *
     * @param component of a settings record
     * @return null where nothing is said
     * @throws IllegalStateException where that record has no such component
     */
    public static @Nullable Setting of(RecordComponent component) {
        @Nullable Setting own = component.getAnnotation(Setting.class);
        if (own == null || own.as() == Record.class) {
            return own;
        }
        for (RecordComponent other : own.as().getRecordComponents()) {
            if (other.getName().equals(component.getName())) {
                return of(other);
            }
        }
        throw new IllegalStateException(own.as().getSimpleName() + " has no component " + component.getName()
                + " to take a setting's words from");
    }

    /**
     * Checks every component; for a record's compact constructor.
     *
     * @param type the record
     * @param values the components in their order
     * @throws IllegalArgumentException for the first that is out of range: its name, its range, and what came
     */
    public static void check(Class<? extends Record> type, Object... values) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length != values.length) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " has " + components.length + " components, got " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            check(components[i], values[i]);
        }
    }

    /**
     * Checks one component.
     *
     * @param component of a settings record
     * @param value what it is to be
     * @throws IllegalArgumentException where it is out of range: its name, its range, and what came
     */
    public static void check(RecordComponent component, Object value) {
        @Nullable Setting setting = of(component);
        if (setting == null) {
            return;
        }
        Range range = Range.of(setting.range());
        if (value instanceof List<?> list) {
            checkList(component.getName(), list, range, setting);
        } else if (value instanceof OptionalInt optional) {
            if (optional.isPresent() && !range.contains(optional.getAsInt())) {
                throw complaint(component.getName(), range.demand() + " or be auto", optional.getAsInt());
            }
        } else if (value instanceof Number number && !range.contains(number.doubleValue())) {
            throw complaint(component.getName(), range.demand(), value);
        }
    }

    private static void checkList(String name, List<?> list, Range range, Setting setting) {
        if (list.size() < setting.fewest() || list.size() > setting.most()) {
            throw complaint(name, "have " + length(setting), list);
        }
        for (Object item : list) {
            if (item instanceof Number number && !range.contains(number.doubleValue())) {
                throw complaint(name, range.demand() + " each", list);
            }
        }
    }

    /** How many entries a list has, in words. */
    static String length(Setting setting) {
        int most = setting.most();
        if (most == Integer.MAX_VALUE) {
            return "at least " + setting.fewest() + " entries";
        }
        String entries = most == 1 ? " entry" : " entries";
        return (setting.fewest() == most ? "exactly " : setting.fewest() == 0 ? "at most " : setting.fewest() + " to ")
                + most
                + entries;
    }

    private static IllegalArgumentException complaint(String name, String demand, Object got) {
        return new IllegalArgumentException(name + " must " + demand + ", got " + got);
    }
}
