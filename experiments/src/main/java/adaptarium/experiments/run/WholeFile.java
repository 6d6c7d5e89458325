package adaptarium.experiments.run;

import adaptarium.experiments.UserException;
import adaptarium.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the files of a run, each whole or not at all; what the disk refuses is the user's to put right. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Replaces a file.
     *
     * @param path the file
     * @param content its new content
     * @throws UserException where the disk is full or the folder cannot be written
     */
    public static void write(Path path, String content) {
        write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Replaces a file.
     *
     * @param path the file
     * @param content its new content
     * @throws UserException where the disk is full or the folder cannot be written
     */
    public static void write(Path path, byte[] content) {
        try {
            AtomicFile.write(path.resolveSibling("").toAbsolutePath(), String.valueOf(path.getFileName()), content);
        } catch (IOException e) {
            throw new UserException(e.getMessage(), e);
        }
    }
}
