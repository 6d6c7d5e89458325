package adaptarium.envs;

import org.jspecify.annotations.Nullable;

/** A plug-in broke its word: it threw something, or gave null or something of the wrong size. The message names the plug-in's class and the method. */
public final class ForeignCodeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ForeignCodeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
