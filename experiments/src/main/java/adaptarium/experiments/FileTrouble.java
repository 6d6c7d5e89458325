package adaptarium.experiments;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Words for what the file system refuses; the JDK's exceptions often say no more than the path. */
public final class FileTrouble {
    private FileTrouble() {}

    /**
     * A complaint about a path.
     *
     * @param action what was tried, such as {@code "write"}
     * @param path where
     * @param trouble what happened
     * @return one line, such as {@code cannot write runs/a/metrics.jsonl: No space left on device}
     */
    public static UserException complaint(String action, Path path, IOException trouble) {
        return new UserException("cannot " + action + " " + path + ": " + reason(trouble), trouble);
    }

    /**
     * Why, in a few words.
     *
     * @param trouble what happened
     * @return the reason without the path
     */
    public static String reason(IOException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (trouble instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (trouble instanceof NotDirectoryException || trouble instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        @Nullable
        String reason = trouble instanceof FileSystemException system ? system.getReason() : trouble.getMessage();
        return reason == null ? trouble.getClass().getSimpleName() : reason;
    }
}
