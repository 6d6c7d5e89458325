package adaptarium.experiments.config;

import adaptarium.agents.setting.Choice;
import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.envs.Spelling;
import adaptarium.experiments.UserException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A section that chooses one of several records: {@code outerStep: {name: clipped, epochs: 3}}, or the name alone. Without a name the keys are those of the record
 * that stands there by default.
 */
final class ChoiceSection {
    private static final String NAME = "name";

    private ChoiceSection() {}

    static Record bind(Node node, String path, Class<?> type, @Nullable Object byDefault) {
        List<Choice> choices = Choice.of(type);
        if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.TEXT) {
            return bind(Node.Mapping.empty(node.place()), path, chosen(scalar, path, choices), byDefault);
        }
        if (!(node instanceof Node.Mapping section)) {
            throw RecordBinder.wrong(node, path, "one of " + names(choices) + ", or a section with a name");
        }
        Node name = section.entries().get(NAME);
        if (name instanceof Node.Scalar scalar && scalar.type() == Node.Type.TEXT) {
            return bind(section.without(NAME), path, chosen(scalar, path + "." + NAME, choices), byDefault);
        }
        if (name != null) {
            throw RecordBinder.wrong(name, path + "." + NAME, "one of " + names(choices));
        }
        for (Choice choice : choices) {
            if (choice.type().isInstance(byDefault)) {
                return bind(section, path, choice, byDefault);
            }
        }
        throw new UserException(section.place() + ": key '" + path + "." + NAME + "' is missing");
    }

    private static Choice chosen(Node.Scalar name, String path, List<Choice> choices) {
        for (Choice choice : choices) {
            if (choice.name().equals(name.text())) {
                return choice;
            }
        }
        String suggestion = Spelling.suggestion(
                name.text(), choices.stream().map(Choice::name).toList());
        throw new UserException(name.place() + ": " + path + " must be one of " + names(choices) + ", got "
                + name.kind() + (suggestion.equals(".") ? "" : suggestion));
    }

    private static Record bind(Node.Mapping section, String path, Choice choice, @Nullable Object byDefault) {
        return bind(section, path, choice, choice.type(), byDefault);
    }

    private static <R extends Record> R bind(
            Node.Mapping section, String path, Choice choice, Class<R> type, @Nullable Object byDefault) {
        R defaults = type.cast(type.isInstance(byDefault) ? byDefault : choice.byDefault());
        return RecordBinder.bind(section, path + ".", type, defaults, choice.name() + " has ");
    }

    private static String names(List<Choice> choices) {
        return String.join(", ", choices.stream().map(Choice::name).toList());
    }

    /**
     * Where a setting went that stood beside the choice once.
     *
     * @param component the choice
     * @param path of the section that has it, with a dot at the end
     * @param key the setting, or the whole section of what is now one of the choice's records
     * @return such as {@code "'algorithm.outerStep.epochs', where algorithm.outerStep.name is clipped"}
     */
    static String nowIn(RecordComponent component, String path, String key) {
        String here = path + component.getName();
        for (Choice choice : Choice.of(component.getType())) {
            String named = ", where " + here + "." + NAME + " is " + choice.name();
            if (choice.name().replace("-", "").equals(key.toLowerCase(Locale.ROOT))) {
                return "'" + here + "'" + named;
            }
            for (RecordComponent own : choice.type().getRecordComponents()) {
                @Nullable Setting setting = Settings.of(own);
                boolean renamed = setting != null && List.of(setting.formerly()).contains(key);
                if (own.getName().equals(key) || renamed) {
                    return "'" + here + "." + own.getName() + "'" + named;
                }
            }
        }
        return "part of '" + here + "'";
    }
}
