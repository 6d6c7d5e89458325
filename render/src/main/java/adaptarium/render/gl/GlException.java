package adaptarium.render.gl;

import org.jspecify.annotations.Nullable;

/** A window or a GPU context that cannot be had, with one line for the user that says why and what to do. */
public final class GlException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure.
     *
     * @param message one line for the user
     * @param cause what happened below, if anything
     */
    public GlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
