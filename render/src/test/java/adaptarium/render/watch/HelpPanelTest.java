package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.render.Drawn;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import adaptarium.render.Widgets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpPanelTest {
    private static Drawn drawn(double width, double height, List<Pilot.Binding> driving) {
        return Drawn.of(
                width,
                height,
                canvas -> HelpPanel.paint(
                        canvas,
                        new Rect(0, 0, width, height),
                        Theme.DARK,
                        new Widgets(),
                        EnumSet.of(Overlay.GRID),
                        driving));
    }

    @Test
    void everyKeyAndOverlayIsSaid() {
        Drawn drawn = drawn(1280, 720, List.of());
        for (Key key : Key.values()) {
            if (!key.meaning().isEmpty()) {
                assertTrue(drawn.says(key.label()) && drawn.says(key.meaning()), key.toString());
            }
        }
        for (Overlay overlay : Overlay.values()) {
            assertTrue(drawn.says(overlay.key() + "  " + overlay.title()), overlay.toString());
        }
    }

    @Test
    void whoDrivesWithTheArrowsStepsWithOtherKeys() {
        Pilot pilot = new Pilot(new ActionSpace.Continuous(List.of(new Axis("push", "N", -2, 2))));
        Drawn drawn = drawn(1280, 720, pilot.bindings());
        assertFalse(drawn.says("→") || drawn.says("←"), drawn.texts.toString());
        // the key's cap and its meaning stand in one row
        assertEquals(drawn.text("one step on").y(), drawn.text(".").y(), 3);
        assertEquals(drawn.text("look one step back").y(), drawn.text(",").y(), 3);
    }

    @Test
    void inASmallWindowAllOfItIsSmaller() {
        Drawn drawn = drawn(420, 300, List.of(new Pilot.Binding("←", "→", 0)));
        for (Drawn.Text text : drawn.texts) {
            assertTrue(text.box().right() <= 420 && text.y() <= 300, text.toString());
            for (Drawn.Text other : drawn.texts) {
                boolean apart = text.equals(other)
                        || text.box().right() < other.box().x()
                        || other.box().right() < text.box().x()
                        || text.box().bottom() < other.box().y()
                        || other.box().bottom() < text.box().y();
                assertTrue(apart, text + " covers " + other);
            }
        }
    }

    @Test
    void whereNothingCouldBeReadNothingIsWritten() {
        assertEquals(List.of(), drawn(60, 40, List.of()).texts);
    }
}
