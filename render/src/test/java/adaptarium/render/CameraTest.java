package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.sim.SceneView.Bounds;
import org.junit.jupiter.api.Test;

class CameraTest {
    private final Camera camera = Camera.fit(new Bounds(-2, -1, 2, 1), new Rect(10, 20, 400, 300));

    @Test
    void fittingShowsAllOfTheBoundsInTheMiddle() {
        assertEquals(100, camera.scale(), 1e-12);
        assertEquals(10, camera.pixelX(-2), 1e-12);
        assertEquals(410, camera.pixelX(2), 1e-12);
        assertEquals(170, camera.pixelY(0), 1e-12);
        assertEquals(70, camera.pixelY(1), 1e-12); // up in the world is up in the picture
    }

    @Test
    void pixelsAndWorldAreInverse() {
        assertEquals(0.7, camera.worldX(camera.pixelX(0.7)), 1e-12);
        assertEquals(-0.3, camera.worldY(camera.pixelY(-0.3)), 1e-12);
    }

    @Test
    void zoomingKeepsThePointUnderThePointer() {
        Camera near = camera.zoomedAt(300, 100, 2);
        assertEquals(200, near.scale(), 1e-12);
        assertEquals(camera.worldX(300), near.worldX(300), 1e-12);
        assertEquals(camera.worldY(100), near.worldY(100), 1e-12);
    }

    @Test
    void panningMovesThePictureWithThePointer() {
        Camera moved = camera.panned(30, -10);
        assertEquals(camera.pixelX(1) + 30, moved.pixelX(1), 1e-12);
        assertEquals(camera.pixelY(1) - 10, moved.pixelY(1), 1e-12);
    }

    @Test
    void aScaleMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> new Camera(new Rect(0, 0, 1, 1), 0, 0, 0));
    }

    @Test
    void aScenesCameraGoesAlongWithTheBodyThatIsFollowed() {
        Rect area = new Rect(0, 0, 200, 100);
        SceneFrame runner = SampleScenes.runner();
        Camera following = Camera.of(runner, area);
        assertEquals(runner.bodies().get(runner.followed()).x(), following.x(), 1e-12);
        assertEquals(Camera.fit(runner.bounds(), area).y(), following.y(), 1e-12);
        SceneFrame point = SampleScenes.point(0.3, 0.2);
        assertEquals(Camera.fit(point.bounds(), area), Camera.of(point, area));
    }
}
