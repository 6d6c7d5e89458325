package adaptarium.experiments;

import org.jspecify.annotations.Nullable;

/**
 * Something the user can put right: a mistyped key, a missing run, a full disk. Its message is the one line that the command line prints; it ends with
 * exit code 2 and without a stack trace.
 */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A complaint that has no other exception behind it.
     *
     * @param message one line: what was expected, what came, and where
     */
    public UserException(String message) {
        super(message);
    }

    /**
     * A complaint caused by another exception, which {@code --stacktrace} shows.
     *
     * @param message one line: what was expected, what came, and where; null takes the cause's
     * @param cause what happened underneath
     */
    public UserException(@Nullable String message, Throwable cause) {
        super(message == null ? cause.toString() : message, cause);
    }
}
