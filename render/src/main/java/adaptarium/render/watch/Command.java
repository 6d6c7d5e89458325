package adaptarium.render.watch;

/** Something asked of a session, carried out between two steps and kept in the session's log. */
public sealed interface Command {
    /** Starts again in the same task, as if nothing had happened. */
    record Reset() implements Command {}

    /** Goes on to the next task, unadapted. */
    record NextTask() implements Command {}

    /**
     * Changes a live task parameter in mid-episode.
     *
     * @param name the parameter
     * @param value a Double, or a choice's value
     */
    record Change(String name, Object value) implements Command {}
}
