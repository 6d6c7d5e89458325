package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.sim.Geometry;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScenePainterTest {
    private static final Rect AREA = new Rect(0, 0, 320, 180);

    private static Java2DCanvas paint(SceneFrame scene, Set<Overlay> overlays, List<Trail> trails) {
        Java2DCanvas canvas = new Java2DCanvas(320, 180);
        new ScenePainter(Theme.LIGHT, overlays).paint(canvas, scene, Camera.fit(scene.bounds(), AREA), trails);
        return canvas;
    }

    private static int distance(int a, int b) {
        return Math.abs((a >> 16 & 255) - (b >> 16 & 255))
                + Math.abs((a >> 8 & 255) - (b >> 8 & 255))
                + Math.abs((a & 255) - (b & 255));
    }

    @Test
    void aBodyIsDrawnWhereItIs() {
        SceneFrame scene = SampleScenes.cartPole(0.5, 0);
        Camera camera = Camera.fit(scene.bounds(), AREA);
        Java2DCanvas canvas = paint(scene, EnumSet.noneOf(Overlay.class), List.of());
        int colour = canvas.image().getRGB((int) camera.pixelX(0.65), (int) camera.pixelY(0.05));
        assertEquals(Theme.LIGHT.robot(), colour);
        // the pole stands upright, so its colour is above the cart
        assertEquals(Theme.LIGHT.object(), canvas.image().getRGB((int) camera.pixelX(0.5), (int) camera.pixelY(0.8)));
    }

    @Test
    void aGhostIsAnEdgeAndAFaintFill() {
        SceneFrame scene = SampleScenes.cartPole(0.5, 0);
        Camera camera = Camera.fit(scene.bounds(), AREA);
        SceneView.Outline box =
                new SceneView.Outline(List.of(Geometry.Polygon.box(0.6, 0.4)), new Pose("cart", -1.2, 0.5, 0));
        SceneFrame haunted = scene.withMarkers(List.of(new SceneView.Marker.Ghost("foretold", List.of(box))));
        Java2DCanvas without = paint(scene, EnumSet.noneOf(Overlay.class), List.of());
        Java2DCanvas with = paint(haunted, EnumSet.noneOf(Overlay.class), List.of());
        int goal = Theme.LIGHT.goal();
        int y = (int) camera.pixelY(0.5);
        int middle = with.image().getRGB((int) camera.pixelX(-1.2), y);
        int edge = Integer.MAX_VALUE; // nearest to the colour of the line, about the left edge
        for (int dx = -1; dx <= 1; dx++) {
            edge = Math.min(edge, distance(with.image().getRGB((int) camera.pixelX(-1.5) + dx, y), goal));
        }
        int sky = distance(without.image().getRGB((int) camera.pixelX(-1.2), y), goal);
        assertTrue(edge < 40 && edge < distance(middle, goal), "an edge " + edge);
        assertTrue(distance(middle, goal) < sky && distance(middle, goal) > sky / 2, "a faint fill");
        assertEquals(
                without.image().getRGB((int) camera.pixelX(-0.7), y),
                with.image().getRGB((int) camera.pixelX(-0.7), y),
                "nothing beside it");
    }

    @Test
    void aShadedPlaceIsTheDarkerTheMoreThereIs() {
        SceneFrame scene = SampleScenes.cartPole(0.5, 0);
        Camera camera = Camera.fit(scene.bounds(), AREA);
        List<Integer> greens = new ArrayList<>();
        for (double share : new double[] {0, 0.5, 1}) {
            SceneFrame shaded =
                    scene.withMarkers(List.of(new SceneView.Marker.Shade("reward", -0.5, 0.5, 0.2, 0.1, share)));
            Java2DCanvas canvas = paint(shaded, EnumSet.noneOf(Overlay.class), List.of());
            int x = (int) camera.pixelX(-0.65);
            int y = (int) camera.pixelY(0.55);
            greens.add(distance(canvas.image().getRGB(x, y), Theme.LIGHT.goal()));
            int outside = canvas.image().getRGB((int) camera.pixelX(-0.5), (int) camera.pixelY(0.65));
            assertEquals(
                    paint(scene, EnumSet.noneOf(Overlay.class), List.of())
                            .image()
                            .getRGB((int) camera.pixelX(-0.5), (int) camera.pixelY(0.65)),
                    outside);
        }
        assertTrue(greens.get(0) > greens.get(1) && greens.get(1) > greens.get(2), greens.toString());
    }

    @Test
    void positiveAnglesTurnCounterClockwise() {
        SceneFrame scene = SampleScenes.cartPole(0, -0.5);
        Camera camera = Camera.fit(scene.bounds(), AREA);
        Java2DCanvas canvas = paint(scene, EnumSet.noneOf(Overlay.class), List.of());
        double x = -0.6 * Math.sin(0.5);
        double y = 0.1 + 0.6 * Math.cos(0.5);
        assertEquals(Theme.LIGHT.object(), canvas.image().getRGB((int) camera.pixelX(x), (int) camera.pixelY(y)));
    }

    @Test
    void everyOverlayAddsSomethingOfItsOwn() {
        List<Trail> trails = List.of(SampleScenes.spiral(30));
        Java2DCanvas none = paint(SampleScenes.runner(), EnumSet.noneOf(Overlay.class), trails);
        List<Integer> hashes = new ArrayList<>();
        for (Overlay overlay : Overlay.values()) {
            Java2DCanvas one = paint(SampleScenes.runner(), EnumSet.of(overlay), trails);
            assertTrue(Pixels.meanDifference(none.image(), one.image()) > 0, overlay + " draws nothing");
            hashes.add(java.util.Arrays.hashCode(one.pixels()));
        }
        assertEquals(Overlay.values().length, hashes.stream().distinct().count());
    }

    @Test
    void groundIsFilledBelowItsSurfaceAndARailIsNot() {
        Java2DCanvas runner = paint(SampleScenes.runner(), EnumSet.noneOf(Overlay.class), List.of());
        assertEquals(Theme.LIGHT.terrain(), runner.image().getRGB(160, 177));
        Java2DCanvas rail = paint(SampleScenes.cartPole(0, 0), EnumSet.noneOf(Overlay.class), List.of());
        assertNotEquals(Theme.LIGHT.terrain(), rail.image().getRGB(160, 177));
    }

    private static SceneFrame terrain(SceneView.@Nullable Ground ground) {
        Geometry line = new Geometry.Polyline(new double[] {-20, 20}, new double[] {0, 0});
        return new SceneFrame(
                List.of(new SceneFrame.Body("line", Role.TERRAIN, List.of(line), 0, 0, 0, 0, 0)),
                List.of(),
                List.of(),
                List.of(),
                0,
                new Bounds(-1.6, -0.9, 1.6, 0.9),
                -1,
                ground);
    }

    private static int at(SceneFrame scene, double x, double y) {
        Camera camera = Camera.fit(scene.bounds(), AREA);
        Java2DCanvas canvas = paint(scene, EnumSet.noneOf(Overlay.class), List.of());
        return canvas.image().getRGB((int) camera.pixelX(x), (int) camera.pixelY(y));
    }

    // A road seen from above leaves the picture on both sides as well; nothing is buried under it.
    @Test
    void earthIsWhereTheSceneSaysSoAndNowhereElse() {
        assertNotEquals(Theme.LIGHT.terrain(), at(terrain(null), 0.5, -0.5));
        assertEquals(Theme.LIGHT.terrain(), at(terrain(SceneView.Ground.level(0)), 0.5, -0.5));
        assertNotEquals(Theme.LIGHT.terrain(), at(terrain(SceneView.Ground.level(0)), 0.5, 0.3));
    }

    // A surface that ends inside the picture goes on, level: 0.2 m high at its right end, 0 at its left one.
    @Test
    void earthReachesFromEdgeToEdge() {
        SceneFrame scene =
                terrain(new SceneView.Ground(new Geometry.Polyline(new double[] {-0.3, 0.3}, new double[] {0, 0.2})));
        assertEquals(Theme.LIGHT.terrain(), at(scene, 1.5, 0.15));
        assertNotEquals(Theme.LIGHT.terrain(), at(scene, 1.5, 0.25));
        assertEquals(Theme.LIGHT.terrain(), at(scene, -1.5, -0.1));
        assertNotEquals(Theme.LIGHT.terrain(), at(scene, -1.5, 0.1));
    }

    @Test
    void nothingIsDrawnOutsideTheViewport() {
        Java2DCanvas canvas = new Java2DCanvas(320, 180);
        SceneFrame scene = SampleScenes.runner();
        new ScenePainter(Theme.DARK, EnumSet.allOf(Overlay.class))
                .paint(canvas, scene, Camera.fit(scene.bounds(), new Rect(100, 50, 100, 60)), List.of());
        for (int x = 0; x < 320; x++) {
            assertEquals(0xff000000, canvas.image().getRGB(x, 30));
            assertEquals(0xff000000, canvas.image().getRGB(x, 130));
        }
    }
}
