package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PooledLearnerTest {
    private static final List<double[]> ONE = List.of(new double[] {1, 2, 3, 4}, new double[] {5, 5, 5, 5});
    private static final List<double[]> OTHER = List.of(new double[] {5, 6, 7, 8}, new double[] {6, 6, 6, 6});

    @Test
    void aggregatesAreOverRunsAndTasks() {
        PooledLearner pooled = PooledLearner.of("a", true, List.of(ONE, OTHER));
        assertEquals("a, 2 seeds", pooled.name());
        assertEquals(4.5, pooled.mean(0).value());
        assertEquals(4.5, pooled.interquartileMean(0).value()); // (3 + 4 + 5 + 6) / 4
        assertEquals(5.5, pooled.mean(1).value());
    }

    /** Resampling runs within tasks keeps every task's number: where runs agree on a round there is no uncertainty from seeds. */
    @Test
    void severalSeedsResampleWithinTasks() {
        PooledLearner pooled = PooledLearner.of("a", true, List.of(ONE, OTHER));
        assertTrue(pooled.mean(0).low() >= 2.5 && pooled.mean(0).high() <= 6.5);
        assertTrue(pooled.mean(1).low() < 5.5 && pooled.mean(1).high() > 5.5);
    }

    @Test
    void theSameReturnsTwiceAreOneRunWithAnIntervalOverTasks() {
        PooledLearner twice = PooledLearner.of("random actions", false, List.of(ONE, List.copyOf(ONE)));
        assertEquals("random actions", twice.name());
        assertTrue(twice.mean(0).low() < 2.5 && twice.mean(0).high() > 2.5);
        assertEquals(5, twice.mean(1).low());
    }

    @Test
    void aRowRepeatsAnotherOfTheSameNameAndReturns() {
        PooledLearner row = PooledLearner.of("random actions", false, List.of(ONE));
        assertTrue(row.repeats(PooledLearner.of("random actions", false, List.of(ONE))));
        assertFalse(row.repeats(PooledLearner.of("random actions", false, List.of(OTHER))));
        assertFalse(row.repeats(PooledLearner.of("told regulator", false, List.of(ONE))));
    }
}
