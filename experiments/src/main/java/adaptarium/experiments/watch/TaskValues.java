package adaptarium.experiments.watch;

import adaptarium.envs.TaskSpace;
import adaptarium.experiments.UserException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Task parameters as they are typed, {@code name=value}. */
public final class TaskValues {
    private TaskValues() {}

    /**
     * Reads some.
     *
     * @param space the family's tasks
     * @param option the option that they were given with, for complaints
     * @param typed {@code name=value} each
     * @return the values by name, in their order
     * @throws UserException where one looks otherwise
     * @throws IllegalArgumentException where there is no such parameter or it has no such value
     */
    public static Map<String, Object> parsed(TaskSpace<?> space, String option, List<String> typed) {
        Map<String, Object> parsed = new LinkedHashMap<>();
        for (String one : typed) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw new UserException(option + " must look like name=value, got '" + one + "'");
            }
            String name = one.substring(0, equals);
            parsed.put(name, space.parameter(name).parse(value(one.substring(equals + 1))));
        }
        return parsed;
    }

    private static Object value(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
