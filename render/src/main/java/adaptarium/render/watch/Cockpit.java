package adaptarium.render.watch;

import java.util.List;

/**
 * What whoever sits before a window has beside the session's picture. A value.
 *
 * @param keys what moves each of the motors; empty where nobody drives
 * @param column px at the right, below the headline, that are left to somebody else
 * @param verdict how well the task was guessed, in words; empty where nobody guesses
 */
record Cockpit(List<Pilot.Binding> keys, double column, String verdict) {
    /** Nobody sits there. */
    static final Cockpit NONE = new Cockpit(List.of(), 0, "");

    /** Copies the list. */
    Cockpit {
        keys = List.copyOf(keys);
    }
}
