package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.run.EventCurve;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.meta.Role;
import adaptarium.meta.TaskUnits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a study by hand. */
final class StudyFamilyTest {
    private static PooledLearner learner(Role role, double... returns) {
        List<PooledLearner.Member> seeds =
                List.of(new PooledLearner.Member("run", 1, true, List.of(returns), EventCurve.NONE));
        return new PooledLearner(role.name(), "", role, true, Map.of(), seeds, TaskUnits.distinct(returns.length), -1);
    }

    @Test
    void zeroIsChanceAndOneIsWhoIsToldTheTask() {
        Normalisation scale = Normalisation.of(List.of(
                        learner(Role.META_LEARNER, 4, 8),
                        learner(Role.RANDOM, -2, 0),
                        learner(Role.ORACLE, 8, 10),
                        learner(Role.TOLD_REFERENCE, 5, 5)))
                .orElseThrow();
        assertEquals("ORACLE", scale.by());
        // chance −1, told 9: (4 + 1)/10 and (8 + 1)/10
        assertArrayEquals(new double[] {0.5, 0.9}, scale.of(new double[] {4, 8}), 1e-12);
    }

    /** One learner is trained for a round and played for two, one for four: each counts after its own, though all can be compared after two only. */
    @Test
    void whoIsTrainedForMoreRoundsThanOthersPlayedCountsAfterItsOwn(@TempDir Path folder) throws Exception {
        MadeUpStudy study = new MadeUpStudy(folder);
        study.learner("quick", Role.META_LEARNER, 1, List.of(-9.0, -4.0, -5.0));
        study.learner("slow", Role.META_LEARNER, 4, List.of(-9.0, -8.0, -7.0, -6.0, -3.0, -2.0));
        Comparison comparison = study.comparison();
        assertEquals(2, comparison.rounds());
        StudyFamily family = new StudyFamily(comparison, UnaryOperator.identity());
        List<PooledLearner> learners = family.learners();
        assertEquals(List.of(1, 4), learners.stream().map(family::headline).toList());
        assertEquals(List.of(2, 4), learners.stream().map(PooledLearner::rounds).toList());
        assertEquals(-4, family.figures(learners.get(0)).mean().value());
        assertEquals(-3, family.figures(learners.get(1)).mean().value());
        assertEquals(-7, family.figures(learners.get(1)).last().value(), "the last round that all played");
    }

    @Test
    void whereNobodyBeatsChanceThereIsNoScale() {
        assertTrue(Normalisation.of(List.of(learner(Role.RANDOM, 1, 1), learner(Role.ORACLE, 1, 1)))
                .isEmpty());
        assertTrue(Normalisation.of(List.of(learner(Role.RANDOM, 1, 1))).isEmpty());
        assertTrue(Normalisation.of(List.of(learner(Role.ORACLE, 1, 1))).isEmpty());
    }

    @Test
    void theAreaIsThatOfTrapezoidsDividedByTheirLength() {
        List<double[]> returns = List.of(new double[] {0}, new double[] {4}, new double[] {6}, new double[] {100});
        assertArrayEquals(new double[] {(0.5 * 0 + 4 + 0.5 * 6) / 2}, StudyFamily.area(returns, 2), 1e-12);
        assertArrayEquals(new double[] {0}, StudyFamily.area(returns, 0), 1e-12);
    }

    /** 90 % of the way from −10 to 0 is −1: reached at update 3 of the first, 5 of the second, never by the third. */
    @Test
    void efficiencyIsTheMedianOfWhatTheTargetTakes() {
        List<List<MetricsRow>> runs =
                List.of(rows(-10, -5, -0.5, 0, 0, 0), rows(-10, -9, -8, -7, -1, 0), rows(-10, -10, -10, -10, -10, -10));
        double target = Efficiency.target(-10, runs);
        assertEquals(-1, target, 1e-12);
        Efficiency found = Efficiency.of(target, runs);
        assertEquals(500, found.steps(), 1e-9);
        assertEquals(50, found.seconds(), 1e-9);
        assertEquals(600, found.allSteps(), 1e-9);
        assertEquals(60, found.allSeconds(), 1e-9); // by the clock: no processor time was kept
        assertEquals(2, found.reached());
        assertTrue(Double.isInfinite(Efficiency.of(target, runs.subList(2, 3)).steps()));
    }

    private static List<MetricsRow> rows(double... returns) {
        List<MetricsRow> rows = new ArrayList<>();
        for (double value : returns) {
            int update = rows.size() + 1;
            rows.add(new MetricsRow(update, 100L * update, 10.0 * update, Double.NaN, value, Map.of()));
        }
        return rows;
    }
}
