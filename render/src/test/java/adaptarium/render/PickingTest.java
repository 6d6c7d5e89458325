package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PickingTest {
    private static final SceneFrame SCENE = new SceneFrame(
            List.of(
                    body("ground", Role.TERRAIN, Geometry.Polygon.box(9, 9), 0, 0, 0),
                    body("box", Role.ROBOT, Geometry.Polygon.box(1, 0.2), 1, 0, Math.PI / 2),
                    body("ball", Role.OBJECT, new Geometry.Circle(0, 0, 0.2), 1, 0.3, 0)),
            List.of(new SceneFrame.Joint("axle", 1, 0.3, 0, -1, 1, 0)),
            List.of(),
            List.of(),
            0,
            new Bounds(-2, -2, 2, 2),
            -1);
    private static final Camera CAMERA = Camera.fit(SCENE.bounds(), new Rect(0, 0, 400, 400));

    private static SceneFrame.Body body(String name, Role role, Geometry geometry, double x, double y, double angle) {
        return new SceneFrame.Body(name, role, List.of(geometry), x, y, angle, 0, 0);
    }

    private static Optional<Picking.Held> at(double x, double y) {
        return Picking.body(SCENE, CAMERA, CAMERA.pixelX(x), CAMERA.pixelY(y));
    }

    @Test
    void theUppermostBodyIsTakenWhereItIsTouched() {
        assertEquals(2, at(1, 0.3).orElseThrow().body());
        Picking.Held box = at(1.05, -0.3).orElseThrow();
        assertEquals(1, box.body());
        assertEquals(-0.3, box.localX(), 1e-9, "the box stands upright: its own x axis points up");
        assertEquals(-0.05, box.localY(), 1e-9);
    }

    @Test
    void closeByIsNearEnough() {
        assertEquals(1, at(1.15, -0.3).orElseThrow().body());
        assertTrue(at(1.25, -0.3).isEmpty());
    }

    @Test
    void terrainIsNotTaken() {
        assertTrue(at(-1, -1).isEmpty());
    }

    @Test
    void theNearestJointIsFound() {
        assertEquals(Optional.of("axle"), Picking.joint(SCENE, CAMERA, CAMERA.pixelX(1.1), CAMERA.pixelY(0.3)));
        assertEquals(Optional.empty(), Picking.joint(SCENE, CAMERA, CAMERA.pixelX(1.3), CAMERA.pixelY(0.3)));
    }
}
