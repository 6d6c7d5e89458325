package adaptarium.meta.gradient.inner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LaterStepsTest {
    @Test
    void scaledStepsAskNothing() {
        assertEquals(0.3, new ScaledSteps(0.3).factor(factor -> {
                    throw new AssertionError("asked");
                }));
    }

    /** A divergence of 0.8 f² is 0.8, 0.2 and 0.05 for the whole step, half and a quarter of it. */
    @Test
    void limitedStepsAreHalvedUntilTheyAreNear() {
        assertEquals(0.25, new LimitedSteps(0.1).factor(factor -> 0.8 * factor * factor));
        assertEquals(0.5, new LimitedSteps(0.21).factor(factor -> 0.8 * factor * factor));
        assertEquals(1, new LimitedSteps(0.8).factor(factor -> 0.8 * factor * factor));
        assertEquals(0, new LimitedSteps(0.1).factor(factor -> Double.NaN), "no step where none is near");
    }

    @Test
    void badValuesNameThemselves() {
        assertThrows(IllegalArgumentException.class, () -> new ScaledSteps(-0.1));
        assertThrows(IllegalArgumentException.class, () -> new LimitedSteps(0));
    }
}
