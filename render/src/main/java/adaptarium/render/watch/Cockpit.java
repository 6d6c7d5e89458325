package adaptarium.render.watch;

import java.util.List;

/**
 * What whoever sits before a window has beside the session's picture. A value.
 *
 * @param keys what moves each of the motors; empty where nobody drives
 * @param column px at the right, below the headline, that are left to somebody else
 * @param verdict how well the task was guessed, in words; empty where nobody guesses
 * @param speed how many times as fast as usual the session runs
 */
record Cockpit(List<Pilot.Binding> keys, double column, String verdict, double speed) {
    /** Nobody sits there. */
    static Cockpit at(double speed) {
        return new Cockpit(List.of(), /* column= */ 0, /* verdict= */ "", speed);
    }

    /** Copies the list. */
    Cockpit {
        keys = List.copyOf(keys);
    }
}
