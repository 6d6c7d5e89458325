package adaptarium.agents.network;

/** The registry of memory cells: what a configuration's {@code memory} chooses. A new cell is a {@link Layer} with a memory, and its name here. */
public enum MemoryCell {
    /** {@link Gru}. */
    GRU,
    /** {@link MinGru}. */
    MINGRU;

    /**
     * A cell.
     *
     * @param inputs numbers per input
     * @param size numbers that it remembers and puts out
     * @return the layer
     */
    public Layer layer(int inputs, int size) {
        return switch (this) {
            case GRU -> new Gru(inputs, size);
            case MINGRU -> MinGru.cell(inputs, size);
        };
    }
}
