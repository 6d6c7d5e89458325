package adaptarium.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a file so that at any moment it is either the old one or the new one, whole.
 *
 * <p>What is being written lies beside its place under a name that nobody had before, {@code NAME.PROCESS-MOMENT.tmp}, and is never opened through a link:
 * in a folder from somebody else, {@code NAME.tmp} may be a link to a file of one's own. What killed processes left is removed by the next write.
 *
 * <p>A link of the file's own name is replaced, not followed; who asked for a file by a
 * name of their choice is served by {@link OutputFile}.
 */
public final class AtomicFile {
    private static final Pattern LEFT = Pattern.compile("(?:\\.(\\d{1,18})-[0-9a-f]+)?\\.tmp"); // after the file's name

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
        Path temporary = folder.resolve(
                name + "." + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".tmp");
        boolean made = false;
        try {
            removeLeft(folder, name);
            try (FileChannel channel = FileChannel.open(
                    temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                made = true;
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(/* metaData= */ true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            if (made) {
                try {
                    Files.deleteIfExists(temporary);
                } catch (IOException suppressed) {
                    e.addSuppressed(suppressed);
                }
            }
            throw new IOException("cannot write " + file + ": " + OutputFile.reason(e), e);
        }
        DurableFolder.force(folder);
    }

    private static void removeLeft(Path folder, String name) throws IOException {
        DirectoryStream.Filter<Path> left = path -> {
            String other = path.getFileName().toString();
            Matcher rest = LEFT.matcher(other.startsWith(name) ? other.substring(name.length()) : "");
            return rest.matches() && (rest.group(1) == null || !isAlive(Long.parseLong(rest.group(1))));
        };
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, left)) {
            for (Path file : files) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(file); // a link itself, not what it points to
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).isPresent();
    }
}
