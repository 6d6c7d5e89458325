package adaptarium.render.watch;

import java.time.Duration;

/** A simulation that did not come back from a step when it was to end; its stack trace is the simulation's own, and says where it is. */
public final class HangingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A simulation that hangs.
     *
     * @param family what is simulated
     * @param patience how long it was waited for
     * @param where the stack of its thread
     */
    HangingException(String family, Duration patience, StackTraceElement... where) {
        super("the simulation of " + family + " has not come back from a step for " + patience.toSeconds() + " s");
        setStackTrace(where);
    }
}
