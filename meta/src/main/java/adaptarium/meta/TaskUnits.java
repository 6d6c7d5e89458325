package adaptarium.meta;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which columns of a score matrix are the same task, and whether the tasks are all there are. The unit of sampling is the distinct task: playing one task
 * twenty times says more about that task, not about others.
 */
public final class TaskUnits {
    private final int[][] columns;
    private final boolean all;

    private TaskUnits(int[][] columns, boolean all) {
        this.columns = columns;
        this.all = all;
    }

    /**
     * Every column is a task of its own, drawn from a distribution.
     *
     * @param tasks how many columns
     * @return the units
     */
    public static TaskUnits distinct(int tasks) {
        int[][] columns = new int[tasks][];
        Arrays.setAll(columns, task -> new int[] {task});
        return new TaskUnits(columns, /* all= */ false);
    }

    /**
     * Columns whose tasks are equal belong together.
     *
     * @param tasks one per column: records, maps or whatever knows whether it equals another
     * @param possible how many different tasks there are; {@link Long#MAX_VALUE} where they cannot be counted
     * @return the units
     */
    public static TaskUnits of(List<?> tasks, long possible) {
        Map<Object, Integer> unitOf = new HashMap<>(); // only asked for, never gone through: the order is the columns'
        int[][] columns = new int[tasks.size()][];
        int units = 0;
        for (int column = 0; column < tasks.size(); column++) {
            Integer unit = unitOf.putIfAbsent(tasks.get(column), units);
            if (unit == null) {
                columns[units++] = new int[] {column};
            } else {
                columns[unit] = Arrays.copyOf(columns[unit], columns[unit].length + 1);
                columns[unit][columns[unit].length - 1] = column;
            }
        }
        return new TaskUnits(Arrays.copyOf(columns, units), units >= possible);
    }

    /** How many different tasks there are among the columns. */
    public int count() {
        return columns.length;
    }

    /** Whether these are all tasks of their distribution, so that they are no sample. */
    public boolean areAll() {
        return all;
    }

    /** How many columns there are. */
    int columnCount() {
        return Arrays.stream(columns).mapToInt(unit -> unit.length).sum();
    }

    /** The columns of some units, one after the other. */
    int[] columnsOf(int[] units) {
        int count = 0;
        for (int unit : units) {
            count += columns[unit].length;
        }
        int[] of = new int[count];
        int at = 0;
        for (int unit : units) {
            for (int column : columns[unit]) {
                of[at++] = column;
            }
        }
        return of;
    }

    /** All columns, in their order. */
    int[] columns() {
        int[] every = new int[columnCount()];
        Arrays.setAll(every, column -> column);
        return every;
    }
}
