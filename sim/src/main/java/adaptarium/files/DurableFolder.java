package adaptarium.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Folders that are still there after a power cut: a new folder is on the disk only when the folder above it has been forced to the disk. */
public final class DurableFolder {
    private DurableFolder() {}

    /**
     * Makes a folder and those above it where they are missing.
     *
     * @param folder the folder
     * @throws IOException where something else is in the way, or it cannot be written
     */
    public static void make(Path folder) throws IOException {
        @Nullable Path parent = folder.toAbsolutePath().normalize().getParent();
        boolean isNew = !Files.isDirectory(folder);
        if (isNew && parent != null) {
            make(parent);
        }
        Files.createDirectories(folder);
        if (isNew && parent != null) {
            force(parent);
        }
    }

    /**
     * Waits until the disk has a folder's list of files. Windows cannot open a folder; its renames are journalled.
     *
     * @param folder the folder
     * @throws IOException where it cannot be read
     */
    public static void force(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(/* metaData= */ true);
        }
    }
}
