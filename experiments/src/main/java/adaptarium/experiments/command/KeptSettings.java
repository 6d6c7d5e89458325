package adaptarium.experiments.command;

import adaptarium.render.watch.WindowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where windows remember how they were left: {@code adaptarium/window.json} in {@code $XDG_CONFIG_HOME}, or in {@code .config} of the home folder. A convenience:
 * where it cannot be read or written, windows look as usual.
 */
final class KeptSettings {
    private KeptSettings() {}

    private static Optional<Path> file() {
        String folder = System.getenv("XDG_CONFIG_HOME");
        String home = System.getProperty("user.home", "");
        try {
            if (folder != null && !folder.isEmpty()) {
                return Optional.of(Path.of(folder, "adaptarium", "window.json"));
            }
            return home.isEmpty() || home.equals("?")
                    ? Optional.empty()
                    : Optional.of(Path.of(home, ".config", "adaptarium", "window.json"));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What was left; as usual where nothing was, or it cannot be understood. */
    static WindowSettings read() {
        return file().map(KeptSettings::read).orElse(WindowSettings.USUAL);
    }

    static WindowSettings read(Path file) {
        try {
            return WindowSettings.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            return WindowSettings.USUAL;
        }
    }

    /** Remembers how a window is left. */
    static void write(WindowSettings settings) {
        file().ifPresent(path -> write(path, settings));
    }

    static void write(Path file, WindowSettings settings) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                return;
            }
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "window", ".json");
            Files.writeString(fresh, settings.toJson());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | SecurityException e) {
            // the next window looks as usual
        }
    }
}
