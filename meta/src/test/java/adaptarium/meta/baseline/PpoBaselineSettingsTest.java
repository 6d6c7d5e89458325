package adaptarium.meta.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.update.PpoSettings;
import adaptarium.meta.Algorithms;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PpoBaselineSettingsTest {
    private static final PpoSettings PPO = new PpoSettings(1e-3, 1, 1, 0.2, 0.9, 0.9, 0, 0.5, 1);

    @Test
    void badSettingsAreRefusedByName() {
        assertRefused("tasks must lie in [1, 100000], got 0", 0, 1, List.of(8), 1);
        assertRefused("episodes must lie in [1, 1000] or be auto, got 0", 1, 0, List.of(8), 1);
        assertRefused("hiddenSizes must lie in [1, 2048] each, got [8, 0]", 1, 1, List.of(8, 0), 1);
        assertRefused("initialStd must be positive, got NaN", 1, 1, List.of(8), Double.NaN);
    }

    @Test
    void bothBaselinesAreRegistered() {
        assertEquals(PpoBaseline.class, Algorithms.named("ppo").getClass());
        assertEquals(PpoOracle.class, Algorithms.named("ppo-oracle").getClass());
        assertEquals(new PpoBaseline().defaults(), new PpoOracle().defaults());
    }

    private static void assertRefused(String message, int tasks, int episodes, List<Integer> hidden, double std) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new PpoBaselineSettings(tasks, OptionalInt.of(episodes), hidden, std, PPO));
        assertEquals(message, e.getMessage());
    }
}
