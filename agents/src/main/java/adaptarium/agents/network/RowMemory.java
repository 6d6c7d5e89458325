package adaptarium.agents.network;

import java.util.Arrays;

/** A row of numbers per slot. */
public final class RowMemory implements Memory {
    private final int size;
    private float[] values = new float[0];

    /** Of no slots yet, with {@code size} numbers each. */
    public RowMemory(int size) {
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void forgetAll(int slots) {
        values = Layer.atLeast(values, slots * size);
        Arrays.fill(values, 0);
    }

    @Override
    public void forget(int slot) {
        Arrays.fill(values, slot * size, (slot + 1) * size, 0);
    }

    @Override
    public void copy(int slot, float[] out, int offset) {
        System.arraycopy(values, slot * size, out, offset, size);
    }

    @Override
    public void take(Memory other, int from, int to) {
        System.arraycopy(((RowMemory) other).values, from * size, values, to * size, size);
    }

    /** Copies the memories of the first n slots of a list into rows. */
    public void read(int[] slots, int n, float[] rows, int firstRow) {
        if (areFirst(slots, n)) {
            System.arraycopy(values, 0, rows, firstRow * size, n * size);
            return;
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(values, slots[i] * size, rows, (firstRow + i) * size, size);
        }
    }

    /** Copies rows into the memories of the first n slots of a list. */
    public void write(int[] slots, int n, float[] rows, int firstRow) {
        if (areFirst(slots, n)) {
            System.arraycopy(rows, firstRow * size, values, 0, n * size);
            return;
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(rows, (firstRow + i) * size, values, slots[i] * size, size);
        }
    }

    /** Replaces what one slot remembers. */
    public void writeSlot(int slot, float[] row) {
        System.arraycopy(row, 0, values, slot * size, size);
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
