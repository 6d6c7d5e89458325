package adaptarium.meta.rl2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.update.PpoSettings;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class Rl2SettingsTest {
    private static final PpoSettings PPO = new PpoSettings(1e-3, 1, 1, 0.2, 0.9, 0.9, 0, 0.5, 1);

    @Test
    void badSettingsAreRefusedByName() {
        assertRefused("tasks must lie in [1, 100000], got 0", 0, 1, 8, List.of(8), 1);
        assertRefused("episodes must lie in [1, 1000] or be auto, got 0", 1, 0, 8, List.of(8), 1);
        assertRefused("memorySize must lie in [1, 2048], got 100000", 1, 1, 100_000, List.of(8), 1);
        assertRefused("hiddenSizes must lie in [1, 2048] each, got [0]", 1, 1, 8, List.of(0), 1);
        assertRefused("hiddenSizes must have exactly 1 entry, got [8, 8]", 1, 1, 8, List.of(8, 8), 1);
        assertRefused("hiddenSizes must have exactly 1 entry, got []", 1, 1, 8, List.of(), 1);
        assertRefused("initialStd must be positive, got 0.0", 1, 1, 8, List.of(8), 0);
    }

    /** Settings that do not go together. */
    @Test
    void whatDoesNotFitIsRefusedByName() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new Rl2Settings(1, OptionalInt.of(1), MemoryCell.MAX, 1, List.of(8), 1, PPO));
        assertEquals("memorySize must be at least 2 for max, got 1", e.getMessage());
    }

    @Test
    void defaultsAreAllowed() {
        assertEquals("rl2", new Rl2().name());
        assertEquals(Rl2Settings.class, new Rl2().settingsType());
        assertEquals(OptionalInt.empty(), new Rl2().defaults().episodes());
    }

    private static void assertRefused(
            String message, int tasks, int episodes, int memory, List<Integer> hidden, double std) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new Rl2Settings(tasks, OptionalInt.of(episodes), MemoryCell.GRU, memory, hidden, std, PPO));
        assertEquals(message, e.getMessage());
    }
}
