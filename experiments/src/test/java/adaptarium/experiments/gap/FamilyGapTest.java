package adaptarium.experiments.gap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.run.EventCurve;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.meta.Role;
import adaptarium.meta.RoundKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FamilyGapTest {
    /** Three tasks, two rounds around a mean: nobody here adapts, so both rounds measure the same. */
    private static RunEvaluation.LearnerResult learner(String name, Role role, double mean) {
        List<Double> rounds = List.of(mean - 1, mean + 1);
        return new RunEvaluation.LearnerResult(
                name,
                name,
                role,
                trained(role) ? 700 : 0,
                1,
                RoundKind.NONE,
                List.of(rounds, rounds, rounds),
                List.of(List.of(0.0, 0.0), List.of(0.0, 0.0), List.of(0.0, 0.0)),
                List.of(List.of(0L, 0L), List.of(0L, 0L), List.of(0L, 0L)),
                List.of(),
                List.of(),
                /* trainedRounds= */ -1,
                Map.of(),
                EventCurve.NONE);
    }

    private static boolean trained(Role role) {
        return role == Role.BASELINE || role == Role.ORACLE;
    }

    private static RunEvaluation evaluation(String family, RunEvaluation.LearnerResult... learners) {
        Map<String, Object> task = Map.of();
        return new RunEvaluation(
                "a",
                family,
                "ppo-oracle",
                1,
                1,
                "gap",
                List.of(new RunEvaluation.SplitResult(
                        "test", List.of(task, task, task), List.of(learners), "", "", 0L)));
    }

    @Test
    void theGapIsTheShareOfTheOraclesAdvanceThatTheBlindOneMisses() {
        FamilyGap gap = FamilyGap.of(List.of(
                evaluation(
                        "Decoy-v0",
                        learner("seer", Role.ORACLE, 10),
                        learner("random", Role.RANDOM, -10),
                        learner("blind", Role.BASELINE, 5)),
                evaluation(
                        "Decoy-v0",
                        learner("seer", Role.ORACLE, 20),
                        learner("random", Role.RANDOM, -10),
                        learner("blind", Role.BASELINE, 5))));
        assertEquals(15, gap.oracle().value(), 1e-9);
        assertEquals(5, gap.nonAdaptive().value(), 1e-9);
        assertEquals(-10, gap.random().value(), 1e-9);
        assertEquals(0.4, gap.gap().value(), 1e-9); // (15 - 5) / (15 + 10)
        assertEquals(700, gap.trainingSteps());
        assertEquals(2, gap.seeds());
        assertEquals(3, gap.tasks());
        assertEquals("", gap.referenceName());
    }

    @Test
    void ofTwoReferencesThatAreToldTheBetterOneCounts() {
        FamilyGap gap = FamilyGap.of(List.of(evaluation(
                "Decoy-v0",
                learner("seer", Role.ORACLE, 10),
                learner("random", Role.RANDOM, 0),
                learner("blind", Role.BASELINE, 5),
                learner("good", Role.TOLD_REFERENCE, 12),
                learner("poor", Role.TOLD_REFERENCE, 8),
                learner("asks nobody", Role.REFERENCE, 99))));
        assertEquals("good", gap.referenceName());
        assertEquals(12, gap.reference().value(), 1e-9);
        assertEquals(10, gap.oracle().value(), 1e-9);
    }

    @Test
    void whoIsAboveTheCeilingWithoutAMemoryIsFound() {
        assertEquals(Double.valueOf(2), metronome(1.9).ceiling());
        assertFalse(metronome(1.9).aboveCeiling());
        assertTrue(metronome(2.5).aboveCeiling());
        FamilyGap unproved = FamilyGap.of(List.of(evaluation(
                "Decoy-v0",
                learner("seer", Role.ORACLE, 10),
                learner("random", Role.RANDOM, 0),
                learner("blind", Role.BASELINE, 99))));
        assertNull(unproved.ceiling());
        assertFalse(unproved.aboveCeiling());
    }

    private static FamilyGap metronome(double blind) {
        return FamilyGap.of(List.of(evaluation(
                "MetronomeHopper-v0",
                learner("seer", Role.ORACLE, 10),
                learner("random", Role.RANDOM, 0),
                learner("blind", Role.BASELINE, blind))));
    }
}
