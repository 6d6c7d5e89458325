package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Widgets;
import org.junit.jupiter.api.Test;

class PressesTest {
    private final Presses presses = new Presses();

    private boolean press(double x, double seconds) {
        presses.twice(new Widgets.Pointer(x, 10, /* down= */ false, /* pressed= */ false), seconds / 2);
        return presses.twice(new Widgets.Pointer(x, 10, /* down= */ true, /* pressed= */ true), seconds / 2);
    }

    @Test
    void theSecondSoonAndNearIsTheSecondAndTheThirdIsAFirst() {
        assertFalse(press(5, 1));
        assertTrue(press(7, 0.2));
        assertFalse(press(7, 0.2));
        assertTrue(press(7, 0.2));
    }

    @Test
    void lateOrElsewhereIsAnotherFirst() {
        assertFalse(press(5, 1));
        assertFalse(press(5, 0.5));
        assertFalse(press(50, 0.2));
        assertTrue(press(50, 0.2));
    }
}
