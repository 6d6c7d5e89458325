package adaptarium.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads whole files of a bounded length. A device that never ends, such as {@code /dev/zero}, and a pipe that nobody writes into are no files: a folder from somebody
 * else may hold both, and links to them.
 */
public final class InputFile {
    private static final int MOST = Integer.MAX_VALUE - 16; // bytes that an array holds

    private InputFile() {}

    /**
     * What lies in a folder that may be somebody else's: files alone, which links may lead to.
     *
     * @param path the file
     * @param longest how many bytes it may have
     * @return its content, owned by the caller
     * @throws IOException where it cannot be read, is no file, or has more bytes
     */
    public static byte[] read(Path path, long longest) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw refused(path, Files.isDirectory(path) ? "it is a folder" : "it is a pipe or a device, not a file");
        }
        return readGiven(path, longest);
    }

    /**
     * What somebody gave by its name: a pipe or a device is read to its end, too.
     *
     * @param path the file
     * @param longest how many bytes it may have
     * @return its content, owned by the caller
     * @throws IOException where it cannot be read, or has more bytes
     */
    public static byte[] readGiven(Path path, long longest) throws IOException {
        if (Files.isDirectory(path)) {
            throw refused(path, "it is a folder");
        }
        int most = (int) Math.min(MOST, longest);
        if (Files.size(path) > most) { // 0 for what is no file
            throw refused(path, "it has more than " + most + " bytes");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(most + 1);
            if (content.length > most) {
                throw refused(path, "it has more than " + most + " bytes");
            }
            return content;
        }
    }

    private static FileSystemException refused(Path path, String why) {
        return new FileSystemException(path.toString(), null, why);
    }
}
