package adaptarium.agents.network;

import java.util.Arrays;

/**
 * Which rows belong together when a network runs: time step after time step, of each the rows of some slots. A slot is whatever has a memory of its own: an
 * environment that is acted in, or a sequence that is learnt from.
 *
 * @param batchSizes how many rows time step t has, at least 1; never rising
 * @param slots the slot of row i of every step; as many as the first step has rows, or more
 * @param remembered whether slots remember what they see; false for a look that leaves no trace
 */
@SuppressWarnings("ArrayRecordComponent") // a view on the hot path, never compared
public record Steps(int[] batchSizes, int[] slots, boolean remembered) {
    /** Checks the sizes. */
    public Steps {
        for (int t = 0; t < batchSizes.length; t++) {
            if (batchSizes[t] < 1 || (t > 0 && batchSizes[t] > batchSizes[t - 1])) {
                throw new IllegalArgumentException(
                        "batch sizes must be positive and never rise, got " + Arrays.toString(batchSizes));
            }
        }
        if (batchSizes.length > 0 && slots.length < batchSizes[0]) {
            throw new IllegalArgumentException(batchSizes[0] + " rows need as many slots, got " + slots.length);
        }
        if (!remembered && batchSizes.length > 1) {
            throw new IllegalArgumentException("only one step can be looked at without remembering it");
        }
    }

    /**
     * Whole sequences, packed: longest first, then time-major without padding. Sequence n is slot n.
     *
     * @param batchSizes how many sequences reach step t
     * @return the steps
     */
    public static Steps ofSequences(int[] batchSizes) {
        int[] slots = new int[batchSizes.length == 0 ? 0 : batchSizes[0]];
        Arrays.setAll(slots, n -> n);
        return new Steps(batchSizes, slots, /* remembered= */ true);
    }

    /** The first row of every time step: row i of step t is {@code firstRows()[t] + i}. */
    public int[] firstRows() {
        int[] first = new int[batchSizes.length];
        for (int t = 1; t < first.length; t++) {
            first[t] = first[t - 1] + batchSizes[t - 1];
        }
        return first;
    }

    /** S, rows of all steps together. */
    public int rows() {
        int sum = 0;
        for (int batchSize : batchSizes) {
            sum += batchSize;
        }
        return sum;
    }
}
