package adaptarium.render.record;

import adaptarium.render.Camera;
import adaptarium.render.Canvas;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Rect;
import adaptarium.render.SceneFrame;
import adaptarium.render.ScenePainter;
import adaptarium.render.TextStyle;
import adaptarium.render.Theme;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView.Bounds;
import adaptarium.sim.SceneView.Role;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A film of a rolling ball, to be recorded and decoded. */
final class Film {
    static final int WIDTH = 160;
    static final int HEIGHT = 96;

    private Film() {}

    static Recording.Settings settings(double framesPerSecond) {
        return new Recording.Settings(
                WIDTH, HEIGHT, framesPerSecond, "A ball & <more>", Theme.LIGHT, ScenePainter.usualOverlays());
    }

    static Consumer<Canvas> frame(int i) {
        SceneFrame scene = new SceneFrame(
                List.of(
                        new SceneFrame.Body(
                                "ground",
                                Role.TERRAIN,
                                List.of(new Geometry.Polyline(new double[] {-9, 9}, new double[] {0, 0})),
                                0,
                                0,
                                0,
                                0,
                                0),
                        new SceneFrame.Body(
                                "ball",
                                Role.ROBOT,
                                List.of(new Geometry.Circle(0, 0, 0.3)),
                                -0.8 + 0.1 * i,
                                0.3,
                                -i / 3.0,
                                1,
                                0)),
                List.of(),
                List.of(),
                List.of(),
                i * 0.05,
                new Bounds(-1.5, -0.4, 1.5, 1.2),
                -1);
        return canvas -> {
            new ScenePainter(Theme.LIGHT, ScenePainter.usualOverlays())
                    .paint(canvas, scene, Camera.fit(scene.bounds(), new Rect(0, 0, WIDTH, HEIGHT)), List.of());
            canvas.text("frame " + i, 6, 16, TextStyle.of(11), Theme.LIGHT.ink());
        };
    }

    static BufferedImage picture(int i) {
        Java2DCanvas canvas = new Java2DCanvas(WIDTH, HEIGHT);
        frame(i).accept(canvas);
        return canvas.image();
    }

    static void record(Path file, double framesPerSecond, int... frames) {
        try (Recording recording = Recording.open(file, settings(framesPerSecond))) {
            for (int i : frames) {
                recording.add(frame(i));
            }
            recording.finish();
        }
    }
}
