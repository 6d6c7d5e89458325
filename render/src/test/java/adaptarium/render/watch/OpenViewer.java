package adaptarium.render.watch;

import adaptarium.render.Camera;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import adaptarium.sim.SceneView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/** A viewer of a rolling ball, paused at its beginning and painted once, without any window. */
final class OpenViewer implements AutoCloseable {
    final RollingBall session = new RollingBall();
    final SessionRunner runner = new SessionRunner(session);
    final Java2DCanvas canvas = new Java2DCanvas(1000, 640);
    final Viewer viewer;

    OpenViewer(Path folder) {
        viewer = new Viewer(runner, Theme.LIGHT, folder);
        runner.togglePause();
        runner.start();
        viewer.paint(canvas, 0);
    }

    static void await(BooleanSupplier condition) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    void steps(int count) {
        for (int i = 0; i < count; i++) {
            long before = runner.state().now().step();
            viewer.key(Key.RIGHT);
            await(() -> runner.state().now().step() == before + 1);
        }
    }

    void press(double x, double y) {
        viewer.pointerAt(x, y);
        viewer.mainButton(true);
        viewer.paint(canvas, 0.02);
    }

    Dashboard.Layout layout() {
        return viewer.layout();
    }

    void pointAtBall(int pane, double dx) {
        Rect where = layout().panes().get(pane);
        Snapshot.Pane shown = viewer.shown().panes().get(pane);
        SceneView.BodyView ball = shown.scene().bodies().get(1);
        Camera camera = viewer.view().camera(shown.scene(), where);
        viewer.pointerAt(camera.pixelX(ball.x() + dx), camera.pixelY(ball.y()));
    }

    List<Command> asked() {
        return runner.log().entries().stream().map(CommandLog.Entry::command).toList();
    }

    /** Closes the viewer, which closes its session. */
    @Override
    public void close() {
        viewer.close();
        Assertions.assertTrue(session.closed);
    }
}
