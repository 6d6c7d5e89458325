package adaptarium.experiments.command;

import adaptarium.experiments.UserException;
import adaptarium.render.Theme;
import adaptarium.render.gl.GlException;
import adaptarium.render.gl.GlWindow;
import adaptarium.render.watch.HangingException;
import adaptarium.render.watch.Library;
import adaptarium.render.watch.Pilot;
import adaptarium.render.watch.SessionRunner;
import adaptarium.render.watch.Viewer;
import adaptarium.render.watch.WindowSettings;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A window and what is shown in it, from opening to closing: what {@code watch}, {@code replay}, {@code play} and {@code train --watch} share. */
final class SessionWindow implements AutoCloseable {
    private final GlWindow window;
    private WindowSettings settings; // as the last viewer left them
    private final AtomicInteger exitCode = new AtomicInteger(Complaints.USER);

    private final @Nullable Consumer<String> reporter;

    private SessionWindow(GlWindow window, WindowSettings settings, @Nullable Consumer<String> reporter) {
        this.window = window;
        this.settings = settings;
        this.reporter = reporter;
    }

    /**
     * Opens a window, before anything else is begun: as large as it was left, with the overlays and sizes it was left with.
     *
     * @param theme light or dark; null for what it was left in
     * @param reporter is told what is shown, as {@link Viewer#report} does; null for nobody
     * @return the window, closed by the caller
     * @throws UserException where the theme is unknown, there is no display, or no OpenGL 3.3
     */
    static SessionWindow open(@Nullable String theme, @Nullable Consumer<String> reporter) {
        try {
            WindowSettings left = KeptSettings.read();
            WindowSettings settings =
                    theme == null ? left : left.themed(Theme.named(theme).name());
            return new SessionWindow(
                    GlWindow.open("Adaptarium", settings.width(), settings.height()), settings, reporter);
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
        show(runner, pilot, Library.EMPTY);
    }

    /**
     * Shows a session until the window is closed.
     *
     * @param runner runs the session; closed when the window is
     * @param pilot whose keys drive it; null where nobody does
     * @param library what there is to go to
     * @throws UserException as above
     */
    void show(SessionRunner runner, @Nullable Pilot pilot, Library library) {
        try {
            try (Viewer viewer = new Viewer(runner, settings, Path.of(""), pilot, library)) {
                if (reporter != null) {
                    viewer.report(reporter);
                }
                runner.start();
                window.show(viewer);
                settings = viewer.settings(window.width(), window.height());
                KeptSettings.write(settings);
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
                endWithoutDisplay();
            }
            throw new UserException(e.getMessage(), e);
        }
    }

    private void endWithoutDisplay() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> window.endProcess(exitCode.get()), "lost display"));
        } catch (IllegalStateException e) {
            // the process is being ended by a signal already, as where display and program are killed together
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
