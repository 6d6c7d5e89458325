package adaptarium.agents.network;

import java.util.List;

/** What slots remember: a row of numbers each, all that they were told, or the memories of several layers side by side. */
public sealed interface Memory permits RingMemory, RowMemory, History, Memory.Parts {
    /** That of a layer without a memory. */
    Memory NONE = new Parts(List.of());

    /** How many numbers {@link #copy} gives per slot. */
    int size();

    /**
     * Makes room for some slots and wipes what all of them remember.
     *
     * @param slots how many
     */
    void forgetAll(int slots);

    /**
     * Wipes what a slot remembers.
     *
     * @param slot which
     */
    void forget(int slot);

    /**
     * What a slot remembers; of a memory without bounds the newest part.
     *
     * @param slot which
     * @param out where it is copied to
     * @param offset index of the first number
     */
    void copy(int slot, float[] out, int offset);

    /**
     * Lets a slot remember what a slot of another memory does.
     *
     * @param other memory of a run of the same layer, or this one
     * @param from its slot
     * @param to slot of this one
     * @throws ClassCastException where that is a memory of another layer
     */
    void take(Memory other, int from, int to);

    /**
     * The memories of several layers.
     *
     * @param parts of each layer
     */
    record Parts(List<Memory> parts) implements Memory {
        @Override
        public int size() {
            return parts.stream().mapToInt(Memory::size).sum();
        }

        @Override
        public void forgetAll(int slots) {
            parts.forEach(part -> part.forgetAll(slots));
        }

        @Override
        public void forget(int slot) {
            parts.forEach(part -> part.forget(slot));
        }

        @Override
        public void copy(int slot, float[] out, int offset) {
            int at = offset;
            for (Memory part : parts) {
                part.copy(slot, out, at);
                at += part.size();
            }
        }

        @Override
        public void take(Memory other, int from, int to) {
            List<Memory> others = ((Parts) other).parts;
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).take(others.get(i), from, to);
            }
        }
    }
}
