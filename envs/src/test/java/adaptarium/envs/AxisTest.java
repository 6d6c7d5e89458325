package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void aSpanIsThatOfTheBoundsAndStaysWhenTheyMove() {
        Axis x = new Axis("x", "m", -10, 10);
        assertEquals(20, x.span());
        Axis farther = x.within(-300, 300);
        assertEquals(20, farther.span());
        assertEquals(300, farther.high());
        assertEquals(2, Axis.unbounded("x", "m").span());
        assertEquals(2, new Axis("x", "m", 0, Double.POSITIVE_INFINITY).span(), "half a bound is none");
    }

    @Test
    void whatIsNoAxisIsRefused() {
        assertTrue(Refusal.of(() -> new Axis("x", "m", 1, 1)).contains("needs low < high, got [1.0, 1.0] m"));
        assertTrue(Refusal.of(() -> new Axis(" ", "m", 0, 1)).contains("needs a name"));
        assertTrue(Refusal.of(() -> new Axis("x", "m", 0, 1, 0)).contains("positive span"));
        assertTrue(Refusal.of(() -> new Axis("x", "m", 0, 1, Double.NaN)).contains("positive span"));
    }
}
