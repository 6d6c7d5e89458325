package adaptarium.meta.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.update.PpoSettings;
import org.junit.jupiter.api.Test;

class TrialSettingsTest {
    @Test
    void needsATrialOfAnEpisode() {
        PpoSettings ppo = new PpoSettings(1e-3, 1, 1, 0.2, 0.9, 0.9, 0, 0.5, 1);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new TrialSettings(4, 0, true, ppo));
        assertEquals("trials and episodes must be at least 1, got 4 and 0", e.getMessage());
    }
}
