package adaptarium.agents.setting;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of several records by name, each with settings of its own: a sealed interface whose records each have a constructor without arguments that gives their
 * defaults. A record's name is its class's in lower case with dashes, without the last word where that is the interface's, too: {@code ClippedStep} of
 * {@code OuterStep} is {@code clipped}.
 *
 * @param name in configurations
 * @param type the record's class
 */
public record Choice(String name, Class<? extends Record> type) {
    /**
     * Whether a setting of this type is a choice.
     *
     * @param type any type
     * @return true for a sealed interface of records
     */
    public static boolean isOne(Class<?> type) {
        return type.isInterface() && type.isSealed() && !of(type).isEmpty();
    }

    /**
     * What there is to choose from.
     *
     * @param type a sealed interface
     * @return its records, in the order of its {@code permits}
     */
    public static List<Choice> of(Class<?> type) {
        List<Choice> choices = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                choices.add(new Choice(name(permitted, type), permitted.asSubclass(Record.class)));
            }
        }
        return choices;
    }

    /**
     * What a record was chosen as.
     *
     * @param record any record
     * @return its name; empty where it is not one of a choice
     */
    public static Optional<String> nameOf(Record record) {
        for (Class<?> type : record.getClass().getInterfaces()) {
            if (isOne(type)) {
                return Optional.of(name(record.getClass(), type));
            }
        }
        return Optional.empty();
    }

    /** The record with its defaults. */
    public Record byDefault() {
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    type.getSimpleName() + " needs a constructor without arguments that gives its defaults", e);
        }
    }

    private static String name(Class<?> record, Class<?> type) {
        List<String> words = words(record);
        List<String> shared = words(type);
        int last = words.size() - 1;
        boolean tail = last > 0 && words.get(last).equals(shared.get(shared.size() - 1));
        return String.join("-", tail ? words.subList(0, last) : words);
    }

    private static List<String> words(Class<?> type) {
        return List.of(type.getSimpleName().split("(?<=[a-z0-9])(?=[A-Z])")).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
