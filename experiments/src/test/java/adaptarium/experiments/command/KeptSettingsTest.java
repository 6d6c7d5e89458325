package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.render.watch.WindowSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSettingsTest {
    private static final WindowSettings LEFT = new WindowSettings(800, 600, "dark", Set.of(), 2, 0.5);

    @TempDir
    private Path folder;

    @Test
    void howAWindowIsLeftTheNextOneIs() {
        Path file = folder.resolve("deep/er/window.json");
        KeptSettings.write(file, LEFT);
        assertEquals(LEFT, KeptSettings.read(file));
        KeptSettings.write(file, LEFT.themed("light"));
        assertEquals("light", KeptSettings.read(file).theme());
    }

    @Test
    void whatCannotBeReadOrWrittenIsAsUsual() throws Exception {
        assertEquals(WindowSettings.USUAL, KeptSettings.read(folder.resolve("none.json")));
        Path damaged = Files.writeString(folder.resolve("window.json"), "{\"width\":");
        assertEquals(WindowSettings.USUAL, KeptSettings.read(damaged));
        KeptSettings.write(damaged.resolve("below-a-file.json"), LEFT); // no folder, and no complaint
        assertEquals("{\"width\":", Files.readString(damaged));
    }
}
