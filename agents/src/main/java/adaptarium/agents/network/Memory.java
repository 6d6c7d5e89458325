package adaptarium.agents.network;

import java.util.Arrays;

/** What slots remember, where that is one row of numbers each. */
final class Memory {
    private final int size;
    private float[] values = new float[0];

    /** Of no slots yet. */
    Memory(int size) {
        this.size = size;
    }

    void forgetAll(int slots) {
        values = Layer.atLeast(values, slots * size);
        Arrays.fill(values, 0);
    }

    void forget(int slot) {
        Arrays.fill(values, slot * size, (slot + 1) * size, 0);
    }

    void copy(int slot, float[] out, int offset) {
        System.arraycopy(values, slot * size, out, offset, size);
    }

    /** Copies the memories of the first n slots of a list into rows. */
    void read(int[] slots, int n, float[] rows, int firstRow) {
        for (int i = 0; i < n; i++) {
            System.arraycopy(values, slots[i] * size, rows, (firstRow + i) * size, size);
        }
    }

    /** Copies rows into the memories of the first n slots of a list. */
    void write(int[] slots, int n, float[] rows, int firstRow) {
        for (int i = 0; i < n; i++) {
            System.arraycopy(rows, (firstRow + i) * size, values, slots[i] * size, size);
        }
    }
}
