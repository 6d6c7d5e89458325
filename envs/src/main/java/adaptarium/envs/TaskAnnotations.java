package adaptarium.envs;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Turns the annotation of a task record's component into a {@link TaskParameter}. */
final class TaskAnnotations {
    private TaskAnnotations() {}

    static TaskParameter read(RecordComponent component) {
        Parameter parameter = component.getAnnotation(Parameter.class);
        Choice choice = component.getAnnotation(Choice.class);
        Instance instance = component.getAnnotation(Instance.class);
        if (parameter != null && choice == null && instance == null && component.getType() == double.class) {
            return range(component.getName(), parameter);
        }
        if (choice != null && parameter == null && instance == null) {
            return choices(component, choice);
        }
        if (instance != null && parameter == null && choice == null && component.getType() == long.class) {
            return new StructureParameter(component.getName(), instance.description());
        }
        throw new IllegalArgumentException("component '" + component.getName() + "' of "
                + component.getDeclaringRecord().getName()
                + " needs exactly one of @Parameter (on double), @Choice (on int, boolean or enum), @Instance"
                + " (on long)");
    }

    private static TaskParameter range(String name, Parameter p) {
        double[] train = pair(name, "train", p.train());
        double[] outer = p.shifted().length == 0 ? train : pair(name, "shifted", p.shifted());
        double nominal = p.nominal();
        if (Double.isNaN(nominal)) {
            nominal =
                    p.scale() == Parameter.Scale.LOG ? StrictMath.sqrt(train[0] * train[1]) : (train[0] + train[1]) / 2;
        }
        return new RangeParameter(
                name,
                p.unit(),
                train[0],
                train[1],
                outer[0],
                outer[1],
                p.scale(),
                nominal,
                p.live(),
                p.visible(),
                p.description());
    }

    private static double[] pair(String name, String what, double[] range) {
        if (range.length != 2) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "': " + what + " must be {low, high}, got " + Arrays.toString(range));
        }
        return range;
    }

    private static TaskParameter choices(RecordComponent component, Choice choice) {
        return new ChoiceParameter(
                component.getName(),
                values(component, choice.train()),
                values(component, choice.shifted()),
                choice.live(),
                choice.visible(),
                choice.description());
    }

    private static List<Object> values(RecordComponent component, String[] texts) {
        return Arrays.stream(texts).map(text -> value(component, text)).toList();
    }

    private static Object value(RecordComponent component, String text) {
        Class<?> type = component.getType();
        if (type == int.class) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "choice '" + component.getName() + "' must list whole numbers, got '" + text + "'", e);
            }
        }
        if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
        }
        throw new IllegalArgumentException("choice '" + component.getName() + "': '" + text + "' is no value of "
                + type.getSimpleName() + "; @Choice goes on int, boolean or an enum");
    }
}
