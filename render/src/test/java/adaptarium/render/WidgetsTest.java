package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WidgetsTest {
    private static final Rect AREA = new Rect(10, 10, 100, 20);
    private final Java2DCanvas canvas = new Java2DCanvas(200, 100);
    private final Widgets widgets = new Widgets();

    private void pointer(double x, double y, boolean down, boolean pressed) {
        widgets.begin(new Widgets.Pointer(x, y, down, pressed));
    }

    private boolean button() {
        return widgets.button(canvas, AREA, "Go", /* lit= */ false, Theme.LIGHT);
    }

    @Test
    void aButtonIsPressedOncePerPress() {
        pointer(50, 20, true, true);
        assertTrue(button());
        pointer(50, 20, true, false);
        assertFalse(button());
        pointer(50, 20, false, false);
        assertFalse(button());
    }

    @Test
    void aPressBesideAButtonDoesNothing() {
        pointer(150, 20, true, true);
        assertFalse(button());
    }

    @Test
    void aCheckboxChangesWithEveryPress() {
        pointer(15, 20, true, true);
        assertTrue(widgets.checkbox(canvas, AREA, "on", false, Theme.DARK));
        pointer(15, 20, false, false);
        assertTrue(widgets.checkbox(canvas, AREA, "on", true, Theme.DARK));
        pointer(15, 20, true, true);
        assertFalse(widgets.checkbox(canvas, AREA, "on", true, Theme.DARK));
    }

    @Test
    void aSliderFollowsThePointerUntilReleasedAlsoOutside() {
        pointer(60, 20, true, true);
        assertEquals(0.5, widgets.slider("s", AREA, 0.2), 1e-12);
        pointer(85, 90, true, false);
        assertEquals(0.75, widgets.slider("s", AREA, 0.5), 1e-12);
        pointer(500, 20, true, false);
        assertEquals(1, widgets.slider("s", AREA, 0.75), 1e-12);
        pointer(20, 20, false, false);
        assertEquals(1, widgets.slider("s", AREA, 1), 1e-12);
    }

    @Test
    void whatIsHeldKeepsOthersFromReacting() {
        pointer(60, 20, true, true);
        widgets.slider("s", AREA, 0.2);
        assertTrue(widgets.holding());
        assertFalse(button());
    }
}
