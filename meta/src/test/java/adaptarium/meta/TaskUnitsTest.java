package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskUnitsTest {
    @Test
    void equalTasksAreOneUnit() {
        TaskUnits units = TaskUnits.of(List.of("left", "right", "left", "left"), Long.MAX_VALUE);
        assertEquals(2, units.count());
        assertEquals(4, units.columnCount());
        assertArrayEquals(new int[] {1, 0, 2, 3}, units.columnsOf(new int[] {1, 0}));
        assertArrayEquals(new int[] {0, 1, 2, 3}, units.columns());
    }

    @Test
    void theyAreAllWhereThereAreNoMore() {
        assertTrue(TaskUnits.of(List.of("left", "right"), 2).areAll());
        assertFalse(TaskUnits.of(List.of("left", "left"), 2).areAll());
        assertFalse(TaskUnits.distinct(40).areAll());
    }
}
