package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.Role;
import java.util.List;
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

    private static SceneFrame scene(int followed, double x, double y) {
        List<SceneFrame.Body> bodies = List.of(
                new SceneFrame.Body("rail", Role.TERRAIN, List.of(), 0, 0, 0, 0, 0),
                new SceneFrame.Body("cart", Role.ROBOT, List.of(), x, y, 0, 0, 0),
                new SceneFrame.Body("pole", Role.ROBOT, List.of(), 9, 9, 0, 0, 0));
        return new SceneFrame(bodies, List.of(), List.of(), List.of(), 0, new Bounds(-2, -1, 2, 1), followed);
    }

    // bounds 2 m high: the camera begins to climb where the body is half a metre from the middle
    @Test
    void theFollowedBodyIsInTheMiddleAndClimbsOnlyFar() {
        Rect viewport = new Rect(0, 0, 400, 200);
        assertEquals(new Camera(viewport, 3, 0, 100), Camera.of(scene(1, 3, 0.4), viewport));
        assertEquals(new Camera(viewport, 3, 1.5, 100), Camera.of(scene(1, 3, 2), viewport));
        assertEquals(new Camera(viewport, 3, -1.5, 100), Camera.of(scene(1, 3, -2), viewport));
        assertEquals(Camera.fit(new Bounds(-2, -1, 2, 1), viewport), Camera.of(scene(-1, 1.9, -0.9), viewport));
    }

    // seen are 4 m by 2 m at 100 px/m
    @Test
    void aStandingCameraSeesMoreWhenTheRobotLeavesTheBounds() {
        Rect viewport = new Rect(0, 0, 400, 200);
        assertEquals(new Camera(viewport, 2, 0, 50), Camera.of(scene(-1, 6, 0), viewport)); // from -2 m to 6 m
        assertEquals(new Camera(viewport, 0, -1.5, 40), Camera.of(scene(-1, 0, -4), viewport)); // 5 m high
        assertEquals(12.5, Camera.of(scene(-1, 1e6, 0), viewport).scale()); // an eighth: then it is lost
        assertEquals(100, Camera.of(scene(-1, Double.NaN, 0), viewport).scale());
    }

    @Test
    void theTrailIsTheFollowedBodysOrThatOfTheRobotsFirstPart() {
        assertEquals(2, scene(2, 0, 0).tracked());
        assertEquals(1, scene(-1, 0, 0).tracked()); // not the rail
        Trail trail = Trail.EMPTY.plus(scene(-1, 0.5, 0.25), 9);
        assertEquals(0.5, trail.x(0));
        assertEquals(0.25, trail.y(0));
        SceneFrame empty = new SceneFrame(
                List.of(), List.of(), List.of(), List.of(), 0, new Bounds(-2, -1, 2, 1), /* followed= */ -1);
        assertEquals(-1, empty.tracked());
        assertEquals(0, Trail.EMPTY.plus(empty, 9).length());
    }
}
