package adaptarium.agents.setting;

import adaptarium.envs.ForeignCode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One setting as {@code describe} shows it.
 *
 * @param name its key with dots between sections, such as {@code "ppo.clip"}
 * @param kind what it takes: {@code "number"}, {@code "whole number"}, {@code "list of whole numbers"}, {@code "true or false"}, the names of a choice, or
 *     {@code "section"}; where a choice's records have settings of their own, those of all of them follow
 * @param unit its unit; empty for a plain number
 * @param range where it may lie, in words; empty where the kind says all
 * @param byDefault what it is where nothing is given, as a configuration writes it; empty for a section
 * @param auto what {@code auto} stands for; empty where it cannot be that
 * @param meaning what it is
 * @param change when to change it
 */
public record SettingPage(
        String name,
        String kind,
        String unit,
        String range,
        String byDefault,
        String auto,
        String meaning,
        String change) {
    /**
     * Every setting of a record, sections before what is in them.
     *
     * @param defaults the settings where nothing is given
     * @return one page for each component that has a {@link Setting}, in the order of the record
     */
    public static List<SettingPage> of(Record defaults) {
        List<SettingPage> pages = new ArrayList<>();
        collect("", defaults, pages);
        return List.copyOf(pages);
    }

    private static void collect(String path, Record record, List<SettingPage> pages) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            @Nullable Setting setting = Settings.of(component);
            Object value = read(component, record);
            if (setting != null) {
                pages.add(page(path + component.getName(), setting, component.getType(), value));
            }
            if (Choice.isOne(component.getType())) {
                for (Choice choice : Choice.of(component.getType())) {
                    boolean chosen = choice.type().isInstance(value);
                    collect(path + component.getName() + ".", chosen ? (Record) value : choice.byDefault(), pages);
                }
            } else if (value instanceof Record section) {
                collect(path + component.getName() + ".", section, pages);
            }
        }
    }

    private static SettingPage page(String name, Setting setting, Class<?> type, Object value) {
        String range = Range.of(setting.range()).words();
        boolean list = value instanceof List<?>;
        boolean free = setting.fewest() == 0 && setting.most() == Integer.MAX_VALUE;
        Optional<String> chosen = value instanceof Record record ? Choice.nameOf(record) : Optional.empty();
        return new SettingPage(
                name,
                kind(type),
                setting.unit(),
                list && !range.isEmpty() ? range + " each" + (free ? "" : ", " + Settings.length(setting)) : range,
                chosen.orElseGet(() -> value instanceof Record ? "" : text(value)),
                setting.auto(),
                setting.value(),
                setting.change());
    }

    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            List<String> names = new ArrayList<>();
            for (Object constant : type.getEnumConstants()) {
                names.add(text(constant));
            }
            return String.join(" or ", names);
        }
        if (Choice.isOne(type)) {
            return Choice.of(type).stream().map(Choice::name).collect(Collectors.joining(" or "));
        }
        if (type == int.class || type == long.class) {
            return "whole number";
        }
        if (type == OptionalInt.class) {
            return "whole number or auto";
        }
        if (type == List.class) {
            return "list of whole numbers";
        }
        return type == boolean.class ? "true or false" : type == double.class ? "number" : "section";
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? Integer.toString(optional.getAsInt()) : "auto";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SettingPage::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return String.valueOf(value);
    }

    private static Object read(RecordComponent component, Record record) {
        return ForeignCode.read(record, component);
    }
}
