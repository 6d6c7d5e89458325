package adaptarium.envs.data;

import java.util.List;

/**
 * A task of a family that is data.
 *
 * @param values of the parameters, in their order
 */
public record DataTask(List<Object> values) {
    /** Copies the list. */
    public DataTask {
        values = List.copyOf(values);
    }

    /** A parameter's value as a number; truth is 1. */
    double number(int index) {
        Object value = values.get(index);
        return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
    }
}
