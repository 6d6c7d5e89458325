package adaptarium.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that at any moment it is either the old one or the new one, whole. A link of the file's name is replaced, not followed, and the temporary
 * file is made anew: what stands in a folder from elsewhere cannot lead the content to another place. Who asked for a file is served by {@link OutputFile}.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes beside the file's place, forces to the disk, renames, and forces the folder.
     *
     * @param folder an existing folder
     * @param name the file's name in it
     * @param bytes its whole content
     * @throws IOException where the disk is full or the folder cannot be written; the old file is intact then
     */
    public static void write(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Path temporary = folder.resolve(name + ".tmp");
        try {
            Files.deleteIfExists(temporary); // what a killed process left; of a link, the link
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(/* metaData= */ true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw new IOException("cannot write " + file + ": " + OutputFile.reason(e), e);
        }
        forceFolder(folder);
    }

    // The rename itself is on the disk only when the folder is. Windows cannot open a folder; its rename is journalled.
    static void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(/* metaData= */ true);
        }
    }
}
