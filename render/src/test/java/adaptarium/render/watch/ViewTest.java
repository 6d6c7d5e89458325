package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.render.Camera;
import adaptarium.render.Rect;
import adaptarium.render.SceneFrame;
import org.junit.jupiter.api.Test;

class ViewTest {
    private static final Rect AREA = new Rect(0, 0, 400, 250);
    private final RollingBall session = new RollingBall();

    private SceneFrame scene() {
        return session.snapshot().panes().get(0).scene();
    }

    @Test
    void zoomingKeepsThePointUnderThePointer() {
        Camera before = View.USUAL.camera(scene(), AREA);
        Camera after = View.USUAL.zoomedAt(before, 50, 60, 1.7).camera(scene(), AREA);
        assertEquals(before.worldX(50), after.worldX(50), 1e-9);
        assertEquals(before.worldY(60), after.worldY(60), 1e-9);
        assertEquals(before.scale() * 1.7, after.scale(), 1e-9);
    }

    @Test
    void zoomHasLimits() {
        View view = View.USUAL;
        for (int i = 0; i < 100; i++) {
            view = view.zoomedAt(view.camera(scene(), AREA), 50, 60, 2);
        }
        assertEquals(40, view.zoom(), 1e-9);
    }

    @Test
    void panningMovesThePictureWithThePointer() {
        Camera before = View.USUAL.camera(scene(), AREA);
        Camera after = View.USUAL.panned(before, 12, -7).camera(scene(), AREA);
        assertEquals(before.pixelX(1) + 12, after.pixelX(1), 1e-9);
        assertEquals(before.pixelY(1) - 7, after.pixelY(1), 1e-9);
    }

    @Test
    void withoutFollowingTheCameraStaysWhereTheSceneBegan() {
        for (int i = 0; i < 100; i++) {
            session.step();
        }
        assertEquals(1, View.USUAL.camera(scene(), AREA).x(), 1e-9);
        assertEquals(0, View.USUAL.toggledFollowing().camera(scene(), AREA).x(), 1e-9);
    }
}
