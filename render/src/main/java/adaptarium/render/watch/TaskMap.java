package adaptarium.render.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an agent does over a grid of two hidden parameters, as a command has found it: returns before adaptation and after, to be looked at and pressed. A value.
 *
 * @param title what was played, in words
 * @param x from left to right
 * @param y from bottom to top
 * @param before mean return before adaptation, {@code before.get(row).get(column)}
 * @param after mean return after it
 * @param others values of the other parameters, by name
 */
public record TaskMap(
        String title, Axis x, Axis y, List<List<Double>> before, List<List<Double>> after, Map<String, Object> others) {
    /**
     * A parameter and the values it was given.
     *
     * @param name its name
     * @param unit its unit; 1 where it has none
     * @param values in order
     * @param trained which of them training knows
     */
    public record Axis(String name, String unit, List<Object> values, List<Boolean> trained) {
        /** Copies the lists. */
        public Axis {
            values = List.copyOf(values);
            trained = List.copyOf(trained);
            if (values.isEmpty() || values.size() != trained.size()) {
                throw new IllegalArgumentException(
                        "an axis '" + name + "' needs as many values as it says are trained");
            }
        }

        /** The index of the value nearest to another, or of the same choice. */
        int nearest(Object value) {
            int found = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < values.size(); i++) {
                double off = values.get(i) instanceof Number own && value instanceof Number other
                        ? Math.abs(own.doubleValue() - other.doubleValue())
                        : String.valueOf(values.get(i)).equals(String.valueOf(value)) ? 0 : 1;
                if (off < least) {
                    least = off;
                    found = i;
                }
            }
            return found;
        }
    }

    /** Copies the lists and checks that every row is whole. */
    public TaskMap {
        before = before.stream().map(List::copyOf).toList();
        after = after.stream().map(List::copyOf).toList();
        others = Map.copyOf(others);
        for (List<List<Double>> grid : List.of(before, after)) {
            int columns = x.values().size();
            if (grid.size() != y.values().size() || grid.stream().anyMatch(row -> row.size() != columns)) {
                throw new IllegalArgumentException("a map needs " + y.values().size() + " rows of " + columns);
            }
        }
    }

    /** The task of a cell, every parameter by name. */
    Map<String, Object> task(int column, int row) {
        Map<String, Object> task = new LinkedHashMap<>(others);
        task.put(x.name(), x.values().get(column));
        task.put(y.name(), y.values().get(row));
        return task;
    }
}
