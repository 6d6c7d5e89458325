package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import org.junit.jupiter.api.Test;

class DrawingTest {
    @Test
    void posesAndMarkersAreReadWhenTheyAreAskedFor() {
        double[] state = {1, 2, 0.5};
        Drawing drawing = Drawing.within(new SceneView.Bounds(-1, -1, 1, 1), () -> state[0])
                .terrain("floor", new Geometry.Polyline(new double[] {-1, 1}, new double[] {0, 0}))
                .body(
                        "disc",
                        SceneView.Role.OBJECT,
                        new Geometry.Circle(0, 0, 0.1),
                        () -> state[0],
                        () -> state[1],
                        () -> state[2])
                .marker(() -> new SceneView.Marker.Disc("goal", state[0], 0, 0.2));
        assertEquals(SceneView.Role.TERRAIN, drawing.bodies().get(0).role());
        state[0] = 7;
        SceneView.BodyView disc = drawing.bodies().get(1);
        assertEquals("disc", disc.name());
        assertEquals(7, disc.x());
        assertEquals(2, disc.y());
        assertEquals(0.5, disc.angle());
        assertEquals(7, drawing.time());
        assertEquals(
                new SceneView.Marker.Disc("goal", 7, 0, 0.2), drawing.markers().get(0));
        assertEquals(new SceneView.Bounds(-1, -1, 1, 1), drawing.bounds());
    }

    @Test
    void onlyWhatMovesCanBePulled() {
        double[] x = {0};
        Drawing drawing = Drawing.within(new SceneView.Bounds(-1, -1, 1, 1), () -> 0)
                .terrain("floor", new Geometry.Polyline(new double[] {-1, 1}, new double[] {0, 0}))
                .body("disc", SceneView.Role.ROBOT, new Geometry.Circle(0, 0, 0.1), () -> x[0], () -> 0, () -> 0)
                .pulledBy((body, localX, localY, handX, handY) -> x[0] += handX);
        assertEquals("body 0 cannot be pulled at", Refusal.of(() -> drawing.pull(0, 0, 0, 0.5, 0)));
        assertEquals("body 2 cannot be pulled at", Refusal.of(() -> drawing.pull(2, 0, 0, 0.5, 0)));
        drawing.pull(1, 0, 0, 0.5, 0);
        assertEquals(0.5, x[0]);
    }

    @Test
    void aFollowingCameraKeepsThePartThatIsNamed() {
        Drawing drawing = Drawing.within(new SceneView.Bounds(-1, -1, 1, 1), () -> 0)
                .terrain("floor", new Geometry.Polyline(new double[] {-1, 1}, new double[] {0, 0}))
                .body("disc", SceneView.Role.ROBOT, new Geometry.Circle(0, 0, 0.1), () -> 0, () -> 0, () -> 0);
        assertEquals(-1, drawing.followed());
        assertEquals(1, drawing.tracked(), "the robot, not the rail it stands on");
        assertEquals(1, drawing.follow("disc").followed());
        assertEquals("no part 'disk' to follow; there are [floor, disc]", Refusal.of(() -> drawing.follow("disk")));
    }

    @Test
    void whatIsTrackedIsWhatTheCameraFollowsOrElseTheRobot() {
        Drawing drawing = Drawing.within(new SceneView.Bounds(-1, -1, 1, 1), () -> 0)
                .terrain("floor", new Geometry.Polyline(new double[] {-1, 1}, new double[] {0, 0}))
                .body("ball", SceneView.Role.OBJECT, new Geometry.Circle(0, 0, 0.1), () -> 0, () -> 0, () -> 0);
        assertEquals(-1, drawing.tracked());
        assertEquals(1, drawing.follow("ball").tracked());
    }

    @Test
    void thereIsNoGroundUnlessTheSceneSaysSo() {
        Drawing drawing = Drawing.within(new SceneView.Bounds(-1, -1, 1, 1), () -> 0);
        assertNull(drawing.ground());
        assertEquals(
                SceneView.Ground.level(-0.5),
                drawing.ground(SceneView.Ground.level(-0.5)).ground());
    }
}
