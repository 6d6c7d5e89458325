package adaptarium.experiments.command;

import adaptarium.experiments.UserException;
import adaptarium.render.Theme;
import adaptarium.render.gl.GlException;
import adaptarium.render.gl.GlWindow;
import adaptarium.render.watch.HangingException;
import adaptarium.render.watch.Pilot;
import adaptarium.render.watch.SessionRunner;
import adaptarium.render.watch.Viewer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A window and what is shown in it, from opening to closing: what {@code watch}, {@code replay}, {@code play} and {@code train --watch} share. */
final class SessionWindow implements AutoCloseable {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private final GlWindow window;
    private final Theme theme;
    private final AtomicInteger exitCode = new AtomicInteger(Complaints.USER);

    private SessionWindow(GlWindow window, Theme theme) {
        this.window = window;
        this.theme = theme;
    }

    /**
     * Opens a window, before anything else is begun.
     *
     * @param theme light or dark
     * @return the window, closed by the caller
     * @throws UserException where the theme is unknown, there is no display, or no OpenGL 3.3
     */
    static SessionWindow open(String theme) {
        try {
            return new SessionWindow(GlWindow.open("Adaptarium", WIDTH, HEIGHT), Theme.named(theme));
        } catch (GlException | IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    /**
     * Shows a session until the window is closed.
     *
     * @param runner runs the session; closed when the window is
     * @param pilot whose keys drive it; null where nobody does
     * @throws UserException where the graphics driver fails, or the simulation hangs when the window is closed
     */
    void show(SessionRunner runner, @Nullable Pilot pilot) {
        try {
            try (Viewer viewer = new Viewer(runner, theme, Path.of(""), pilot)) {
                runner.start();
                window.show(viewer);
            }
            Throwable failure = runner.failure().orElse(null); // also where it did not end with the window
            if (failure instanceof HangingException trouble) {
                throw new UserException(trouble.getMessage(), trouble); // where it hangs is said from the trace
            }
            if (failure instanceof RuntimeException trouble) {
                throw trouble;
            }
            if (failure instanceof Error trouble) {
                throw trouble;
            }
        } catch (GlException e) {
            if (window.isLost()) {
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> window.endProcess(exitCode.get()), "lost display"));
            }
            throw new UserException(e.getMessage(), e);
        }
    }

    /**
     * Says how the process will end where the display is lost but something else goes on.
     *
     * @param code the exit code
     */
    void willEndWith(int code) {
        exitCode.set(code);
    }

    @Override
    public void close() {
        window.close();
    }
}
