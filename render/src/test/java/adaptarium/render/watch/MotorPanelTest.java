package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import java.util.List;
import org.junit.jupiter.api.Test;

class MotorPanelTest {
    private static final Snapshot.Motor BEYOND = motor("hip", 1, 1.29, /* works= */ true);

    private static Snapshot.Motor motor(String name, double value, double asked, boolean works) {
        return new Snapshot.Motor(name, "1", -1, 1, value, asked, works, /* breakable= */ true);
    }

    private static Drawn drawn(double width, Snapshot.Motor... motors) {
        return Drawn.of(
                width,
                120,
                canvas ->
                        MotorPanel.paint(canvas, new Rect(0, 0, width, 120), List.of(motors), List.of(), Theme.LIGHT));
    }

    @Test
    void aValueBeyondTheBoundsIsShownAsWhatActs() {
        assertTrue(drawn(200, BEYOND).says("1.00"));
        assertTrue(drawn(400, BEYOND).says("1.00 (asked 1.29)"));
        assertFalse(drawn(400, motor("hip", 0.5, 0.5, true)).says("0.50 (asked 0.50)"));
        Java2DCanvas canvas = new Java2DCanvas(400, 120);
        MotorPanel.paint(canvas, new Rect(0, 0, 400, 120), List.of(BEYOND), List.of(), Theme.LIGHT);
        int marks = 0; // at the bound that holds it back
        for (int pixel : canvas.pixels()) {
            marks += pixel == (Theme.LIGHT.broken() & 0xffffff) ? 1 : 0;
        }
        assertTrue(marks > 10, marks + " pixels");
    }

    @Test
    void aStoppedMotorSaysSo() {
        Drawn drawn = drawn(400, motor("hip", 0, 0, false));
        assertTrue(drawn.says("stopped") && !drawn.says("0"), drawn.texts.toString());
    }

    /** What was measured to fit is not cut for a rounding of the last bit. */
    @Test
    void namesAreWholeWhereThereIsRoom() {
        for (double width = 270; width < 330; width += 0.37) {
            for (String name : List.of("front ankle motor", "rear knee motor", "hip")) {
                Drawn drawn = drawn(width, motor(name, 0.3, 0.3, true));
                assertTrue(drawn.says(name), width + " px: " + drawn.texts);
            }
        }
    }

    @Test
    void barsAreOfOneLengthHoweverLongTheNames() {
        List<Rect> rows = MotorPanel.rows(new Rect(0, 0, 300, 118), 2);
        assertEquals(26, rows.get(0).height());
        Drawn drawn = drawn(300, motor("gripper speed to the right", 1, 1, true), motor("grip", 1, 1, true));
        for (Drawn.Text text : drawn.texts) {
            assertTrue(text.box().x() >= 0 && text.box().right() <= 300, text.toString());
        }
    }
}
