package adaptarium.experiments.watch;

import java.util.TreeMap;

/**
 * What a round has been played under, step by step, so that another agent can play it again from its beginning.
 *
 * @param <T> the family's task record
 */
final class RoundJournal<T extends Record> {
    private final TreeMap<Integer, Conditions<T>> changes = new TreeMap<>();

    /** A round begins. */
    void begin(Conditions<T> conditions) {
        changes.clear();
        note(0, conditions);
    }

    /** From a step on it is played under something else. */
    void note(int step, Conditions<T> conditions) {
        changes.put(step, conditions);
    }

    /** What a step of the round is played under. */
    Conditions<T> at(int step) {
        return changes.floorEntry(step).getValue();
    }
}
