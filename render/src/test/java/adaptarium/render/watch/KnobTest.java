package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Choice;
import adaptarium.envs.Instance;
import adaptarium.envs.Parameter;
import adaptarium.envs.TaskSpace;
import org.junit.jupiter.api.Test;

class KnobTest {
    private record Task(
            @Parameter(
                    unit = "kg",
                    train = {0.1, 0.4},
                    shifted = {0.05, 0.8},
                    scale = Parameter.Scale.LOG,
                    live = true)
            double poleMass,

            @Choice(
                    train = {"1", "-1"},
                    shifted = {"0"})
            int sign,

            @Instance(description = "hills") long terrain) {}

    private static Knob knob(String name) {
        return Knob.of(TaskSpace.of(Task.class).parameter(name)).orElseThrow();
    }

    @Test
    void aLogarithmicRangeHasItsGeometricMeanInTheMiddle() {
        Knob knob = knob("poleMass");
        assertEquals("pole mass", knob.label());
        assertEquals(0.5, knob.position(0.2), 1e-12);
        assertEquals(0.2, (Double) knob.value(0.5), 1e-12);
        assertTrue(knob.live());
        assertTrue(knob.trained(0.3));
        assertFalse(knob.trained(0.5));
        assertEquals("0.20 kg", knob.text(0.2));
    }

    @Test
    void aChoiceSnapsToItsValues() {
        Knob knob = knob("sign");
        assertEquals(-1, knob.value(0.4));
        assertEquals(0.5, knob.position(-1), 1e-12);
        assertTrue(knob.trained(-1));
        assertFalse(knob.trained(0)); // held out
    }

    @Test
    void aStructureHasNoKnob() {
        assertTrue(Knob.of(TaskSpace.of(Task.class).parameter("terrain")).isEmpty());
    }
}
