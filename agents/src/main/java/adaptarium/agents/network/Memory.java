package adaptarium.agents.network;

import java.util.Arrays;
import java.util.List;

/** What slots remember: a row of numbers each, or the memories of several layers side by side. A layer that wants more, such as a cache, adds it here. */
public final class Memory {
    /** That of a layer without a memory. */
    static final Memory NONE = new Memory(0);

    private final int size;
    private final List<Memory> parts;
    private float[] values = new float[0];

    /** A row of numbers per slot; of no slots yet. */
    Memory(int size) {
        this.size = size;
        parts = List.of();
    }

    /** The memories of several layers. */
    Memory(List<Memory> parts) {
        this.parts = parts;
        size = parts.stream().mapToInt(part -> part.size).sum();
    }

    /**
     * Makes room for some slots and wipes what all of them remember.
     *
     * @param slots how many
     */
    void forgetAll(int slots) {
        parts.forEach(part -> part.forgetAll(slots));
        if (size > 0 && parts.isEmpty()) {
            values = Layer.atLeast(values, slots * size);
            Arrays.fill(values, 0);
        }
    }

    /**
     * Wipes what a slot remembers.
     *
     * @param slot which
     */
    void forget(int slot) {
        parts.forEach(part -> part.forget(slot));
        if (parts.isEmpty()) {
            Arrays.fill(values, slot * size, (slot + 1) * size, 0);
        }
    }

    /**
     * What a slot remembers.
     *
     * @param slot which
     * @param out where it is copied to
     * @param offset index of the first number
     */
    void copy(int slot, float[] out, int offset) {
        int at = offset;
        for (Memory part : parts) {
            part.copy(slot, out, at);
            at += part.size;
        }
        if (parts.isEmpty()) {
            System.arraycopy(values, slot * size, out, offset, size);
        }
    }

    /** Copies the memories of the first n slots of a list into rows. */
    void read(int[] slots, int n, float[] rows, int firstRow) {
        if (areFirst(slots, n)) {
            System.arraycopy(values, 0, rows, firstRow * size, n * size);
            return;
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(values, slots[i] * size, rows, (firstRow + i) * size, size);
        }
    }

    /** Copies rows into the memories of the first n slots of a list. */
    void write(int[] slots, int n, float[] rows, int firstRow) {
        if (areFirst(slots, n)) {
            System.arraycopy(rows, firstRow * size, values, 0, n * size);
            return;
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(rows, (firstRow + i) * size, values, slots[i] * size, size);
        }
    }

    /** Whether they are slots 0 to n - 1 in order, as sequences always are. */
    private static boolean areFirst(int[] slots, int n) {
        for (int i = 0; i < n; i++) {
            if (slots[i] != i) {
                return false;
            }
        }
        return true;
    }
}
