package adaptarium.render.record;

import org.jspecify.annotations.Nullable;

/** A recording that could not be made or read, with one line for the user that says why and what to do. */
public final class RecordingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure.
     *
     * @param message one line for the user
     * @param cause what happened below, if anything
     */
    public RecordingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
