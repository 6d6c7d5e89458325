package adaptarium.agents.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PpoSettingsTest {
    @Test
    void badSettingsAreRefusedByName() {
        assertRefused("learningRate must be positive, got 0.0", 0, 1, 0.2, 0.9);
        assertRefused("clip must be positive, got -0.2", 1e-3, 1, -0.2, 0.9);
        assertRefused("gamma must lie in [0, 1], got 1.1", 1e-3, 1, 0.2, 1.1);
        assertRefused("epochs must lie in [1, 1000], got 0", 1e-3, 0, 0.2, 0.9);
        assertRefused("gamma must lie in [0, 1], got NaN", 1e-3, 1, 0.2, Double.NaN);
    }

    private static void assertRefused(String message, double rate, int epochs, double clip, double gamma) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new PpoSettings(rate, epochs, 1, clip, gamma, 0.9, 0, 0.5, 1));
        assertEquals(message, e.getMessage());
    }
}
