package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Parameter;
import adaptarium.envs.TaskParameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnobTest {
    @Test
    void aLogarithmicRangeHasItsGeometricMeanInTheMiddle() {
        Knob knob = Knob.of(new TaskParameter.Range(
                        "poleMass",
                        "kg",
                        0.1,
                        0.4,
                        0.05,
                        0.8,
                        Parameter.Scale.LOG,
                        0.2,
                        true,
                        /* visible= */ false,
                        "of the pole"))
                .orElseThrow();
        assertEquals("pole mass", knob.label());
        assertEquals(0.5, knob.position(0.2), 1e-12);
        assertEquals(0.2, (Double) knob.value(0.5), 1e-12);
        assertTrue(knob.trained(0.3));
        assertFalse(knob.trained(0.5));
        assertEquals("0.20 kg", knob.text(0.2));
    }

    @Test
    void aChoiceSnapsToItsValues() {
        Knob knob = Knob.of(
                        new TaskParameter.Choices("sign", List.of(1, -1), List.of(0), false, /* visible= */ false, ""))
                .orElseThrow();
        assertEquals(-1, knob.value(0.4));
        assertEquals(0.5, knob.position(-1), 1e-12);
        assertTrue(knob.trained(-1));
        assertFalse(knob.trained(0)); // held out
    }

    @Test
    void aStructureHasNoKnob() {
        assertTrue(Knob.of(new TaskParameter.Structure("terrain", "")).isEmpty());
    }
}
