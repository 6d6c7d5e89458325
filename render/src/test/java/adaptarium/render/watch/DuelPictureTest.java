package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Episode;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Pixels;
import adaptarium.render.Rect;
import adaptarium.render.SceneFrame;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import adaptarium.render.Trail;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.Role;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuelPictureTest {
    private static DuelPicture.Lane lane(int steps, boolean terminated, Episode.Event... events) {
        SceneFrame scene = new SceneFrame(
                List.of(new SceneFrame.Body(
                        "ball", Role.ROBOT, List.of(new Geometry.Circle(0, 0, 0.3)), 0, 0, 0, 0, 0)),
                List.of(),
                List.of(),
                List.of(),
                0,
                new Bounds(-1, -1, 1, 1),
                -1);
        List<DuelPicture.Moment> moments = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            moments.add(new DuelPicture.Moment(scene, Trail.EMPTY, i));
        }
        return new DuelPicture.Lane("agent", moments, List.of(events), terminated);
    }

    private static BufferedImage paint(DuelPicture picture, int step) {
        Java2DCanvas canvas = new Java2DCanvas(640, 360);
        picture.paint(canvas, new Rect(0, 0, 640, 360), step);
        return canvas.image();
    }

    private static DuelPicture of(DuelPicture.Lane... lanes) {
        return new DuelPicture(Theme.LIGHT, ScenePainter.usualOverlays(), "Family-v0", 0.1, List.of(lanes));
    }

    private static int count(BufferedImage image, int colour) {
        int count = 0;
        for (int pixel : image.getRGB(0, 0, 640, 360, null, 0, 640)) {
            count += pixel == colour ? 1 : 0;
        }
        return count;
    }

    @Test
    void anEventIsMarkedFromTheMomentItHappens() {
        DuelPicture picture = of(lane(20, false, new Episode.Event.Fault(10, "hip 1", "dead")), lane(20, false));
        assertEquals(20 + 1, picture.length());
        int broken = Theme.LIGHT.broken();
        assertEquals(0, count(paint(picture, 10), broken));
        assertTrue(count(paint(picture, 11), broken) > 1000); // a badge in one scene and a line in the plot
    }

    @Test
    void anEpisodeThatEndedStaysAsItEndedAndSaysSo() {
        DuelPicture ended = of(lane(5, true), lane(20, false));
        DuelPicture running = of(lane(5, false), lane(20, false));
        assertEquals(0, Pixels.meanDifference(paint(ended, 4), paint(running, 4)));
        assertTrue(Pixels.meanDifference(paint(ended, 5), paint(running, 5)) > 0);
        assertEquals(21, ended.length());
    }

    @Test
    void aPictureNeedsAnEpisodeAndAnEpisodeAMoment() {
        assertThrows(IllegalArgumentException.class, DuelPictureTest::of);
        assertThrows(
                IllegalArgumentException.class,
                () -> new DuelPicture.Lane("nobody", List.of(), List.of(), /* terminated= */ false));
    }
}
