package adaptarium.render.gl;

import adaptarium.envs.Environment;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.render.Camera;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A window that shows an environment while code plays it: what Gymnasium users know as {@code render_mode="human"}. Reading a scene never changes a result.
 *
 * <pre>{@code
 * try (EnvironmentWindow window = EnvironmentWindow.open(environment.spec())) {
 *     environment.reset(0);
 *     while (window.show(environment)) {
 *         if (environment.step(action()).done()) {
 *             environment.reset(1);
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Used by one thread, on macOS by the process's first.
 */
public final class EnvironmentWindow implements AutoCloseable {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final long LATEST = 100_000_000; // ns of delay that are caught up

    private final GlWindow window;
    private final ScenePainter painter;
    private final long pace; // ns between two steps
    private long due;
    private long drawn; // when the last picture was begun

    private EnvironmentWindow(GlWindow window, EnvironmentSpec spec, Theme theme, Set<Overlay> overlays) {
        this.window = window;
        painter = new ScenePainter(theme, overlays);
        pace = Math.round(spec.controlTimestep() * 1e9);
        due = System.nanoTime();
        drawn = due - GlWindow.FRAME;
    }

    /**
     * Opens a window with the usual colours and overlays.
     *
     * @param spec of the environment that is to be shown
     * @return the window, closed by the caller
     * @throws GlException where there is no display or no OpenGL 3.3
     */
    public static EnvironmentWindow open(EnvironmentSpec spec) {
        return open(spec, Theme.LIGHT, ScenePainter.usualOverlays());
    }

    /**
     * Opens a window.
     *
     * @param spec of the environment that is to be shown
     * @param theme colours
     * @param overlays what is drawn over the scene
     * @return the window, closed by the caller
     * @throws GlException where there is no display or no OpenGL 3.3
     */
    public static EnvironmentWindow open(EnvironmentSpec spec, Theme theme, Set<Overlay> overlays) {
        return new EnvironmentWindow(GlWindow.open(spec.id(), WIDTH, HEIGHT), spec, theme, overlays);
    }

    /**
     * Shows an environment's present scene, and waits until its next step is due in real time. Of a family that is faster than the display some steps are not
     * shown.
     *
     * @param environment an environment that has been reset
     * @return false once the user has closed the window
     */
    public boolean show(Environment<?> environment) {
        window.poll();
        long now = System.nanoTime();
        if (now - drawn >= GlWindow.FRAME) {
            drawn = now;
            SceneView scene = environment.scene();
            window.draw(canvas -> painter.paint(
                    canvas, scene, Camera.of(scene, new Rect(0, 0, canvas.width(), canvas.height())), List.of()));
        }
        due = Math.max(due + pace, System.nanoTime() - LATEST);
        long wait = due - System.nanoTime();
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
        return window.isOpen();
    }

    @Override
    public void close() {
        window.close();
    }
}
