package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RectTest {
    private final Rect rect = new Rect(10, 20, 100, 60);

    @Test
    void columnsAndRowsFillTheRectangle() {
        assertEquals(List.of(new Rect(10, 20, 45, 60), new Rect(65, 20, 45, 60)), rect.columns(2, 10));
        assertEquals(List.of(new Rect(10, 20, 100, 25), new Rect(10, 55, 100, 25)), rect.rows(2, 10));
    }

    @Test
    void anInsetNeverTurnsInsideOut() {
        assertEquals(0, rect.inset(80).width());
        assertEquals(new Rect(12, 22, 96, 56), rect.inset(2));
        assertEquals(60, rect.top(500).height());
    }

    @Test
    void theRightAndLowerEdgesAreOutside() {
        assertTrue(rect.contains(10, 20));
        assertFalse(rect.contains(110, 20));
        assertFalse(rect.contains(10, 80));
    }

    @Test
    void sidesMustNotBeNegative() {
        assertThrows(IllegalArgumentException.class, () -> new Rect(0, 0, -1, 1));
    }
}
