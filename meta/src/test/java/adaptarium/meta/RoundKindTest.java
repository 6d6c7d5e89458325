package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RoundKindTest {
    @Test
    void episodesAreCountedFromOneAndGradientStepsFromNone() {
        assertEquals("episode 1", RoundKind.EPISODE.title(0));
        assertEquals("episode 3", RoundKind.EPISODE.title(2));
        assertEquals("0 gradient steps", RoundKind.GRADIENT_STEP.title(0));
        assertEquals("1 gradient step", RoundKind.GRADIENT_STEP.title(1));
        assertEquals("2 rounds", RoundKind.BATCH.title(2));
        assertEquals("episode 2", RoundKind.NONE.title(1));
    }

    @Test
    void onlyNoneDoesNotAdapt() {
        for (RoundKind kind : RoundKind.values()) {
            assertEquals(kind != RoundKind.NONE, kind.adapts());
        }
    }

    @Test
    void everyAlgorithmSaysWhatItIs() {
        for (Algorithm<?> algorithm : Algorithms.all()) {
            assertFalse(algorithm.title().isBlank(), algorithm.name());
            assertTrue(
                    algorithm.role() == Role.META_LEARNER
                            || algorithm.role() == Role.BASELINE
                            || algorithm.role() == Role.ORACLE,
                    algorithm.name());
        }
    }
}
