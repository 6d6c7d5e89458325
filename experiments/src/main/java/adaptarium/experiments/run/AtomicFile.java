package adaptarium.experiments.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes whole files so that a reader, or a machine that loses its power, finds either the old content or the new one. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Replaces a file.
     *
     * @param path the file
     * @param content its new content
     * @throws adaptarium.experiments.UserException where the disk is full or the folder cannot be written
     */
    public static void write(Path path, String content) {
        write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Replaces a file.
     *
     * @param path the file
     * @param content its new content, float32 little-endian or whatever it is; not changed
     * @throws adaptarium.experiments.UserException where the disk is full or the folder cannot be written
     */
    public static void write(Path path, byte[] content) {
        Path fresh = path.resolveSibling(path.getFileName() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(/* metaData= */ true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw FileTrouble.complaint("write", path, e);
        }
    }
}
