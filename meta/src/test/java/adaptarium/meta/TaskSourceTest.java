package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TaskSourceTest {
    /** A few-shot problem needs no record and no environment: here a task is a number. */
    private static TaskSource<Long> pool(int size, long seed) {
        return TaskSource.pool(RandomGenerator::nextLong, size, seed);
    }

    private static Set<Long> members(TaskSource<Long> source, int size) {
        return new HashSet<>(source.tasks(0, size));
    }

    @Test
    void freshTasksAreNeverTheSame() {
        TaskSource<Long> fresh = TaskSource.fresh(RandomGenerator::nextLong, 3);
        Set<Long> seen = new HashSet<>();
        for (int update = 0; update < 50; update++) {
            seen.addAll(fresh.tasks(update, 10));
        }
        assertEquals(500, seen.size());
        assertEquals(
                fresh.tasks(7, 10),
                TaskSource.fresh(RandomGenerator::nextLong, 3).tasks(7, 10));
        assertEquals(fresh.tasks(7, 10).subList(0, 4), fresh.tasks(7, 4));
    }

    @Test
    void aPoolNeverChangesAndComesInAnotherOrderEachTime() {
        TaskSource<Long> pool = pool(10, 3);
        Set<Long> members = members(pool, 10);
        assertEquals(10, members.size());
        Set<List<Long>> orders = new HashSet<>();
        for (int update = 0; update < 20; update++) {
            List<Long> tasks = pool.tasks(update, 10);
            assertEquals(members, new HashSet<>(tasks)); // each once
            orders.add(tasks);
        }
        assertEquals(20, orders.size());
        assertEquals(pool.tasks(5, 10), pool(10, 3).tasks(5, 10)); // a run that is resumed at update 5 goes on
        assertNotEquals(members, members(pool(10, 4), 10));
    }

    @Test
    void aLargerPoolBeginsWithASmallerOne() {
        assertTrue(members(pool(30, 3), 30).containsAll(members(pool(10, 3), 10)));
    }

    @Test
    void aSmallPoolIsGoneThroughAgainAndNoTaskIsFavoured() {
        TaskSource<Long> pool = pool(3, 3);
        for (int update = 0; update < 20; update++) {
            Map<Long, Integer> times = new HashMap<>();
            pool.tasks(update, 8).forEach(task -> times.merge(task, 1, Integer::sum));
            List<Integer> counts = new ArrayList<>(times.values());
            counts.sort(null);
            assertEquals(List.of(2, 3, 3), counts);
        }
    }

    @Test
    void overManyUpdatesEveryTaskOfALargePoolComesAboutAsOften() {
        TaskSource<Long> pool = pool(20, 3);
        Map<Long, Integer> times = new HashMap<>();
        for (int update = 0; update < 1000; update++) {
            pool.tasks(update, 4).forEach(task -> times.merge(task, 1, Integer::sum));
        }
        // 4 of 20 in each of 1000 updates: 200 on average, with a deviation of sqrt(1000 * 0.2 * 0.8) = 12.6
        times.values().forEach(count -> assertEquals(200, count, 5 * 12.6));
        assertEquals(20, times.size());
    }

    @Test
    void anEmptyPoolIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> pool(0, 1));
    }
}
