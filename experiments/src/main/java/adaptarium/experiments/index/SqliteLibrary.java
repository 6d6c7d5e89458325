package adaptarium.experiments.index;

import adaptarium.files.OutputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once into the folder that the launcher names. By itself the driver unpacks it into the folder for everybody's temporary files
 * at every start, which takes longer than a search, and leaves it behind where the process is killed.
 */
final class SqliteLibrary {
    /** The system property with the folder for native libraries; without it the driver goes its own way. */
    static final String NATIVES = "adaptarium.natives";

    /** The driver's own property: where it looks first. What it does not find there, or cannot load from there, it unpacks itself. */
    static final String PATH = "org.sqlite.lib.path";

    private SqliteLibrary() {}

    /** Sees to it that the driver finds its library, if that can be done. */
    static void prepare() {
        String natives = System.getProperty(NATIVES);
        if (natives == null || System.getProperty(PATH) != null) {
            return;
        }
        Path folder = unpacked(Path.of(natives));
        if (folder != null) {
            System.setProperty(PATH, folder.toString());
        }
    }

    /**
     * Unpacks the library that fits this system, unless it is there already.
     *
     * @return the folder that it lies in, or null where there is none for this system or the folder cannot be written
     */
    static @Nullable Path unpacked(Path natives) {
        String resources =
                LibraryLoaderUtil
                        .getNativeLibResourcePath(); // begins with a slash, such as /org/sqlite/native/Linux/x86_64
        String name = LibraryLoaderUtil.getNativeLibName();
        String system = resources.substring(resources.indexOf("native/") + "native/".length());
        try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resources + "/" + name)) {
            if (packed == null) {
                return null;
            }
            Path folder = natives.resolve("sqlite-" + SQLiteJDBCLoader.getVersion() + "-"
                    + system.replace('/', '-').toLowerCase(Locale.ROOT));
            Path library = folder.resolve(name);
            int size = packed.available(); // of a jar's entry: all that is left of it
            if (!Files.isRegularFile(library) || Files.size(library) != size) {
                Files.createDirectories(folder);
                OutputFile.at(library).write(packed.readAllBytes());
            }
            return folder;
        } catch (IOException e) {
            return null;
        }
    }
}
