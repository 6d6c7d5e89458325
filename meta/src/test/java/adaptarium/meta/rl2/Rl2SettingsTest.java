package adaptarium.meta.rl2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.update.PpoSettings;
import org.junit.jupiter.api.Test;

class Rl2SettingsTest {
    private static final PpoSettings PPO = new PpoSettings(1e-3, 1, 1, 0.2, 0.9, 0.9, 0, 0.5, 1);

    @Test
    void badSettingsAreRefusedByName() {
        assertRefused("trials must be at least 1, got 0", 0, 0, 8, 1);
        assertRefused("episodes must be at least 1, or 0 for the family's, got -1", 1, -1, 8, 1);
        assertRefused("hiddenSize and headSize must be at least 1, got 0 and 8", 1, 0, 0, 1);
        assertRefused("initialStd must be positive, got 0.0", 1, 0, 8, 0);
    }

    @Test
    void defaultsAreAllowed() {
        assertEquals("rl2", new Rl2().name());
        assertEquals(Rl2Settings.class, new Rl2().settingsType());
        assertEquals(0, new Rl2().defaults().episodes());
    }

    private static void assertRefused(String message, int trials, int episodes, int hidden, double std) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new Rl2Settings(trials, episodes, hidden, 8, std, PPO));
        assertEquals(message, e.getMessage());
    }
}
