package adaptarium.agents.network;

import java.util.Arrays;

/** The last rows that each slot was told of, in a ring: a step costs one row, however many are remembered. */
public final class RingMemory implements Memory {
    private final int width;
    private final int rows;
    private float[] values = new float[0];
    private int[] oldest = new int[0]; // row of each slot's ring

    /** Of no slots yet, with {@code rows} rows of {@code width} numbers each. */
    public RingMemory(int width, int rows) {
        this.width = width;
        this.rows = rows;
    }

    @Override
    public int size() {
        return rows * width;
    }

    @Override
    public void forgetAll(int slots) {
        values = Layer.atLeast(values, slots * size());
        Arrays.fill(values, 0);
        oldest = oldest.length >= slots ? oldest : new int[slots];
        Arrays.fill(oldest, 0);
    }

    @Override
    public void forget(int slot) {
        Arrays.fill(values, slot * size(), (slot + 1) * size(), 0);
        oldest[slot] = 0;
    }

    /** Newest first. */
    @Override
    public void copy(int slot, float[] out, int offset) {
        for (int age = 0; age < rows; age++) {
            read(slot, rows - 1 - age, out, offset + age * width);
        }
    }

    @Override
    public void take(Memory other, int from, int to) {
        RingMemory ring = (RingMemory) other;
        System.arraycopy(ring.values, from * size(), values, to * size(), size());
        oldest[to] = ring.oldest[from];
    }

    /**
     * Copies a row.
     *
     * @param slot whose
     * @param after how many rows after the oldest one, less than {@code rows}
     * @param out where to
     * @param offset index of its first number
     */
    public void read(int slot, int after, float[] out, int offset) {
        int row = (oldest[slot] + after) % rows;
        System.arraycopy(values, slot * size() + row * width, out, offset, width);
    }

    /** Puts a row, which begins at {@code from}, in the place of the oldest one. */
    public void push(int slot, float[] x, int from) {
        System.arraycopy(x, from, values, slot * size() + oldest[slot] * width, width);
        oldest[slot] = (oldest[slot] + 1) % rows;
    }
}
