package adaptarium.experiments.watch;

import java.util.TreeMap;

/**
 * What a round has been played under, step by step, so that another agent can play it again from its beginning.
 *
 * @param <T> the family's task record
 */
final class RoundJournal<T extends Record> {
    private final TreeMap<Integer, Circumstances<T>> changes = new TreeMap<>();

    /** A round begins. */
    void begin(Circumstances<T> circumstances) {
        changes.clear();
        note(0, circumstances);
    }

    /** From a step on it is played under something else. */
    void note(int step, Circumstances<T> circumstances) {
        changes.put(step, circumstances);
    }

    /** What a step of the round is played under. */
    Circumstances<T> at(int step) {
        return changes.floorEntry(step).getValue();
    }
}
