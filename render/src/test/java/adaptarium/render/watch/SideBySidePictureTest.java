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

class SideBySidePictureTest {
    private static SideBySidePicture.PlayedEpisode played(int steps, boolean terminated, Episode.Event... events) {
        SceneFrame scene = new SceneFrame(
                List.of(new SceneFrame.Body(
                        "ball", Role.ROBOT, List.of(new Geometry.Circle(0, 0, 0.3)), 0, 0, 0, 0, 0)),
                List.of(),
                List.of(),
                List.of(),
                0,
                new Bounds(-1, -1, 1, 1),
                -1);
        List<SideBySidePicture.Moment> moments = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            moments.add(new SideBySidePicture.Moment(scene, Trail.EMPTY, i));
        }
        return new SideBySidePicture.PlayedEpisode("agent", moments, List.of(events), terminated);
    }

    private static BufferedImage paint(SideBySidePicture picture, int step) {
        Java2DCanvas canvas = new Java2DCanvas(640, 360);
        picture.paint(canvas, new Rect(0, 0, 640, 360), step);
        return canvas.image();
    }

    private static SideBySidePicture of(SideBySidePicture.PlayedEpisode... episodes) {
        return new SideBySidePicture(Theme.LIGHT, ScenePainter.usualOverlays(), "Family-v0", 0.1, List.of(episodes));
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
        SideBySidePicture picture =
                of(played(20, false, new Episode.Event.Fault(10, "hip 1", "dead")), played(20, false));
        assertEquals(20 + 1, picture.length());
        int broken = Theme.LIGHT.broken();
        assertEquals(0, count(paint(picture, 10), broken));
        assertTrue(count(paint(picture, 11), broken) > 1000); // a badge in one scene and a line in the plot
    }

    @Test
    void anEpisodeThatEndedStaysAsItEndedAndSaysSo() {
        SideBySidePicture ended = of(played(5, true), played(20, false));
        SideBySidePicture running = of(played(5, false), played(20, false));
        assertEquals(0, Pixels.meanDifference(paint(ended, 4), paint(running, 4)));
        assertTrue(Pixels.meanDifference(paint(ended, 5), paint(running, 5)) > 0);
        assertEquals(21, ended.length());
    }

    @Test
    void aPictureNeedsAnEpisodeAndAnEpisodeAMoment() {
        assertThrows(IllegalArgumentException.class, SideBySidePictureTest::of);
        assertThrows(
                IllegalArgumentException.class,
                () -> new SideBySidePicture.PlayedEpisode("nobody", List.of(), List.of(), /* terminated= */ false));
    }
}
