package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.render.Canvas;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import org.junit.jupiter.api.Test;

class ToastTest {
    private static void frames(Toast toast, int count, double seconds) {
        Canvas canvas = new Java2DCanvas(400, 200);
        for (int i = 0; i < count; i++) {
            toast.paint(canvas, new Rect(0, 0, 400, 200), seconds, Theme.LIGHT);
        }
    }

    @Test
    void aLineGoesAwayAfterSixSeconds() {
        Toast toast = new Toast();
        toast.say("saved", /* isBad= */ false);
        frames(toast, 5 * 60, 1.0 / 60);
        assertEquals("saved", toast.text());
        frames(toast, 61, 1.0 / 60);
        assertEquals("", toast.text());
    }

    /** The first saving loads what writes files, which can take a slow machine ten seconds: nobody has read the line in them. */
    @Test
    void aFrameThatWasBusyDoesNotEatTheLineItHasToShow() {
        Toast toast = new Toast();
        toast.say("saved", /* isBad= */ false);
        frames(toast, 1, 10);
        assertEquals("saved", toast.text());
    }
}
