package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayListTest {
    private static void draw(Canvas canvas) {
        SceneFrame scene = SampleScenes.runner();
        Camera camera = Camera.fit(scene.bounds(), new Rect(0, 0, 320, 180));
        new ScenePainter(Theme.LIGHT, EnumSet.allOf(Overlay.class)).paint(canvas, scene, camera, List.of());
        canvas.text("„quoted \"text\" <\\>”", 20, 30, TextStyle.of(13).semibold(), 0xff204060);
    }

    @Test
    void replayingGivesTheSamePixels() {
        Java2DCanvas direct = new Java2DCanvas(320, 180);
        draw(direct);
        DisplayList list = new DisplayList(320, 180);
        draw(list);
        Java2DCanvas replayed = new Java2DCanvas(320, 180);
        list.replay(replayed);
        assertArrayEquals(direct.pixels(), replayed.pixels());
    }

    @Test
    void jsonKeepsThePictureToRounding() {
        Java2DCanvas direct = new Java2DCanvas(320, 180);
        draw(direct);
        DisplayList list = new DisplayList(320, 180);
        draw(list);
        Java2DCanvas decoded = new Java2DCanvas(320, 180);
        DisplayList.parse(list.toJson(), 320, 180).replay(decoded);
        assertTrue(Pixels.meanDifference(direct.image(), decoded.image()) < 0.3);
    }

    @Test
    void otherJsonIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> DisplayList.parse("[[],[\"x\"]]", 10, 10));
        assertThrows(IllegalArgumentException.class, () -> DisplayList.parse("{}", 10, 10));
    }
}
