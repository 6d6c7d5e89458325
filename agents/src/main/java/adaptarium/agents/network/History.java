package adaptarium.agents.network;

import java.util.Arrays;

/**
 * Keys and values of every step that a slot was told of, as attention wants them: a slot's keys by number, then by step, so that a product with a query goes
 * along the steps; its values by step, then by number. It grows with the slot's trial; another slot's does not matter.
 */
public final class History implements Memory {
    private static final int FIRST_ROOM = 16; // steps

    private final int width;
    private float[][] keys = new float[0][];
    private float[][] values = new float[0][];
    private int[] lengths = new int[0];

    /** Of no slots yet, with {@code width} numbers per key and per value. */
    public History(int width) {
        this.width = width;
    }

    /**
     * Numbers that a slot takes.
     *
     * @param width numbers per key and per value
     * @param steps that it was told of
     */
    public static long numbers(int width, long steps) {
        long room = FIRST_ROOM;
        while (room < steps) {
            room *= 2;
        }
        return 2 * room * width;
    }

    /** The newest step's key and value. */
    @Override
    public int size() {
        return 2 * width;
    }

    @Override
    public void forgetAll(int slots) {
        int before = keys.length;
        if (before < slots) {
            keys = Arrays.copyOf(keys, slots);
            values = Arrays.copyOf(values, slots);
            lengths = new int[slots];
            for (int slot = before; slot < slots; slot++) {
                keys[slot] = new float[width * FIRST_ROOM];
                values[slot] = new float[width * FIRST_ROOM];
            }
        }
        Arrays.fill(lengths, 0);
    }

    @Override
    public void forget(int slot) {
        lengths[slot] = 0;
    }

    @Override
    public void copy(int slot, float[] out, int offset) {
        int newest = lengths[slot] - 1;
        for (int i = 0; i < width; i++) {
            out[offset + i] = newest < 0 ? 0 : keys[slot][i * room(slot) + newest];
            out[offset + width + i] = newest < 0 ? 0 : values[slot][newest * width + i];
        }
    }

    @Override
    public void take(Memory other, int from, int to) {
        History history = (History) other;
        keys[to] = history.keys[from].clone();
        values[to] = history.values[from].clone();
        lengths[to] = history.lengths[from];
    }

    /** How many steps a slot remembers. */
    public int length(int slot) {
        return lengths[slot];
    }

    /** From one number of a slot's keys to the next. */
    public int room(int slot) {
        return keys[slot].length / width;
    }

    /** A slot's keys: number i of step t stands at {@code i * room + t}. */
    public float[] keys(int slot) {
        return keys[slot];
    }

    /** A slot's values: number i of step t stands at {@code t * width + i}. */
    public float[] values(int slot) {
        return values[slot];
    }

    /** Adds a step whose key stands in a row at {@code at}, followed by its value. */
    public void append(int slot, float[] rows, int at) {
        if (lengths[slot] == room(slot)) {
            grow(slot);
        }
        int t = lengths[slot]++;
        int room = room(slot);
        for (int i = 0; i < width; i++) {
            keys[slot][i * room + t] = rows[at + i];
        }
        System.arraycopy(rows, at + width, values[slot], t * width, width);
    }

    /** Forgets the newest step of a slot. */
    public void drop(int slot) {
        lengths[slot]--;
    }

    private void grow(int slot) {
        int room = room(slot);
        float[] more = new float[2 * keys[slot].length];
        for (int i = 0; i < width; i++) {
            System.arraycopy(keys[slot], i * room, more, 2 * i * room, room);
        }
        keys[slot] = more;
        values[slot] = Arrays.copyOf(values[slot], more.length);
    }
}
