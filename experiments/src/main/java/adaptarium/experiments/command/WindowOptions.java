package adaptarium.experiments.command;

import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command with a window is asked alike. */
final class WindowOptions {
    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "light or dark. Default: as the last window was left, or light.")
    @Nullable
    String theme;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "Keep in FILE what the window shows, a key=value a line, for scripts that wait for something.")
    private @Nullable Path state;

    /**
     * Opens the window.
     *
     * @return the window, closed by the caller
     * @throws UserException where the theme is unknown, the file cannot be written, there is no display, or no OpenGL 3.3
     */
    SessionWindow open() {
        Path file = state;
        if (file == null) {
            return SessionWindow.open(theme, /* reporter= */ null);
        }
        Output output = Output.at(file); // refused before anything is shown
        return SessionWindow.open(theme, output::writeInPassing);
    }
}
