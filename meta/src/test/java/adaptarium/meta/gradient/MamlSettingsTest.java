package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.meta.Algorithms;
import adaptarium.meta.gradient.learner.MamlAlgorithm;
import adaptarium.meta.gradient.outer.ClippedStep;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import org.junit.jupiter.api.Test;

class MamlSettingsTest {
    @Test
    void mamlIsRegisteredWithItsDefaults() {
        assertInstanceOf(MamlAlgorithm.class, Algorithms.named("maml"));
        assertEquals(MamlSettings.defaults(), Algorithms.named("maml").defaults());
        assertEquals(MamlSettings.class, Algorithms.named("maml").settingsType());
    }

    @Test
    void badValuesNameThemselves() {
        IllegalArgumentException negative =
                assertThrows(IllegalArgumentException.class, () -> MamlTest.small(new TrustRegionStep(), 1, -0.1));
        assertTrue(String.valueOf(negative.getMessage()).contains("innerRate"));
        assertThrows(IllegalArgumentException.class, () -> MamlTest.small(new TrustRegionStep(), -1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new ClippedStep(0, 5, 0.3, 0));
        assertThrows(IllegalArgumentException.class, () -> new ClippedStep(1e-3, 5, 0, 0));
    }
}
