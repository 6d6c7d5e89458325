package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.report.PooledLearner.Aggregate;
import adaptarium.experiments.run.EventCurve;
import adaptarium.meta.Role;
import adaptarium.meta.Statistics.Basis;
import adaptarium.meta.TaskUnits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PooledLearnerTest {
    private static final List<double[]> ONE = List.of(new double[] {1, 2, 3, 4}, new double[] {5, 5, 5, 5});
    private static final List<double[]> OTHER = List.of(new double[] {5, 6, 7, 8}, new double[] {6, 6, 6, 6});

    @SafeVarargs
    private static PooledLearner pooled(List<double[]>... seeds) {
        List<PooledLearner.Member> members = new ArrayList<>();
        for (List<double[]> returns : seeds) {
            members.add(new PooledLearner.Member("run", members.size() + 1, true, returns, EventCurve.NONE));
        }
        return new PooledLearner(
                "a",
                "drift",
                Role.META_LEARNER,
                true,
                Map.of(),
                members,
                TaskUnits.distinct(4),
                /* trainedRounds= */ 1);
    }

    @Test
    void aggregatesAreOverSeedsAndTasks() {
        PooledLearner pooled = pooled(ONE, OTHER);
        assertEquals("a, 2 seeds", pooled.name());
        assertEquals(4.5, pooled.estimate(Aggregate.MEAN, 0).value());
        // (3 + 4 + 5 + 6) / 4
        assertEquals(4.5, pooled.estimate(Aggregate.INTERQUARTILE_MEAN, 0).value());
        assertEquals(5.5, pooled.estimate(Aggregate.MEAN, 1).value());
    }

    @Test
    void fewSeedsAreShownOneByOneWithTheirRange() {
        PooledLearner pooled = pooled(ONE, OTHER);
        assertTrue(pooled.showsEachSeed());
        assertArrayEquals(new double[] {2.5, 6.5}, pooled.bySeed(Aggregate.MEAN, 0));
        assertEquals(2.5, pooled.estimate(Aggregate.MEAN, 0).low());
        assertEquals(6.5, pooled.estimate(Aggregate.MEAN, 0).high());
        assertEquals(Basis.SEED_RANGE, pooled.estimate(Aggregate.MEAN, 0).basis());
    }

    @Test
    void fiveSeedsHaveAnInterval() {
        PooledLearner pooled = pooled(ONE, OTHER, ONE, OTHER, ONE);
        assertFalse(pooled.showsEachSeed());
        assertEquals(Basis.SEEDS_AND_TASKS, pooled.estimate(Aggregate.MEAN, 0).basis());
        assertEquals(5, Arrays.stream(pooled.bySeed(Aggregate.MEAN, 1)).count());
    }

    @Test
    void oneSeedIsCalledOne() {
        assertEquals("a, 1 seed", pooled(ONE).name());
    }
}
