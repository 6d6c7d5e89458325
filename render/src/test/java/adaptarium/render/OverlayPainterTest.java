package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.ContactPoint;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.SceneView.Role;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arrows over a scene of 4 m × 2 m on 400 × 200 px: 100 px/m, the origin at (200, 100). */
class OverlayPainterTest {
    private static final Rect AREA = new Rect(0, 0, 400, 200);

    private static SceneFrame scene(double torque, double impulse, Marker... markers) {
        return new SceneFrame(
                List.of(new SceneFrame.Body("box", Role.ROBOT, List.of(Geometry.Polygon.box(0.2, 0.2)), 0, 0, 0, 0, 0)),
                List.of(new SceneFrame.Joint("hip", 0, 0, 0, -1, 1, torque)),
                impulse > 0 ? List.of(new ContactPoint(0, 0, 0, 1, impulse)) : List.of(),
                List.of(markers),
                0,
                new Bounds(-2, -1, 2, 1),
                -1);
    }

    private static Drawn drawn(SceneFrame scene, Overlay overlay) {
        return Drawn.of(
                400,
                200,
                canvas -> new ScenePainter(Theme.LIGHT, EnumSet.of(overlay))
                        .paint(canvas, scene, Camera.fit(scene.bounds(), AREA), List.of()));
    }

    // How far to the right of the foot the arrow's colour reaches, px; the head's tip is 2 px beyond its end.
    private static int reach(double newtons) {
        SceneFrame scene = scene(0, 0, new Marker.Arrow("push, N", -1.5, 0.5, newtons, 0));
        Java2DCanvas canvas = new Java2DCanvas(400, 200);
        new ScenePainter(Theme.LIGHT, EnumSet.of(Overlay.FORCES))
                .paint(canvas, scene, Camera.fit(scene.bounds(), AREA), List.of());
        int reach = 0;
        for (int x = 50; x < 250; x++) {
            reach = canvas.image().getRGB(x, 50) == Theme.LIGHT.force() ? x - 50 : reach;
        }
        return reach;
    }

    // 6 px per newton, up to 90 px
    @Test
    void forcesAreToScaleUpToTheLongestArrow() {
        assertEquals(30, reach(5), 3);
        assertEquals(60, reach(10), 3);
        assertEquals(90, reach(15), 3);
        assertEquals(90, reach(150), 3);
    }

    @Test
    void whatIsCutSaysItsValueAndAReferenceSaysTheScale() {
        Drawn fits = drawn(scene(0, 0, new Marker.Arrow("push, N", 0, 0, 9, 0)), Overlay.FORCES);
        assertTrue(fits.says("10 N"), fits.texts.toString());
        assertEquals(1, fits.texts.size());
        Drawn cut = drawn(scene(0, 0, new Marker.Arrow("motor force (N)", 0, 0, 30, 40)), Overlay.FORCES);
        assertTrue(cut.says("10 N") && cut.says("50.0"), cut.texts.toString());
        Drawn mixed = drawn(
                scene(0, 0, new Marker.Arrow("push, N", 0, 0, 9, 0), new Marker.Arrow("wind, m/s", 0, 0, 2, 0)),
                Overlay.FORCES);
        assertTrue(mixed.says("10"), mixed.texts.toString());
    }

    @Test
    void theLengthOfADirectionSaysNothing() {
        Marker asked = new Marker.Arrow("asked direction", 0, 0, 100, 0);
        assertEquals(List.of(), drawn(scene(0, 0, asked), Overlay.FORCES).texts);
        Drawn beside = drawn(scene(0, 0, asked, new Marker.Arrow("push, N", 0, 0, 9, 0)), Overlay.FORCES);
        assertEquals(1, beside.texts.size());
        assertTrue(beside.says("10 N"), beside.texts.toString());
    }

    @Test
    void impulsesAndTorquesAreToScaleToo() {
        assertTrue(drawn(scene(0, 2), Overlay.CONTACTS).says("1 N s"));
        assertFalse(drawn(scene(0, 2), Overlay.CONTACTS).says("2.00"));
        assertTrue(drawn(scene(0, 4), Overlay.CONTACTS).says("4.00"));
        assertTrue(drawn(scene(30, 0), Overlay.TORQUES).says("20 N m"));
        assertFalse(drawn(scene(30, 0), Overlay.TORQUES).says("30.0"));
        assertTrue(drawn(scene(-100, 0), Overlay.TORQUES).says("−100"));
    }

    @Test
    void aSceneWithoutArrowsNeedsNoReference() {
        assertEquals(List.of(), drawn(scene(0, 0), Overlay.FORCES).texts);
    }
}
