package adaptarium.agents.network;

import java.util.function.BiFunction;

/** The registry of memory cells: what a configuration's {@code memory} chooses. A new cell is a {@link Layer} with a memory, and one line here. */
public enum MemoryCell {
    /** {@link Gru}. */
    GRU(Gru::new),
    /** {@link MinGru}. */
    MINGRU(MinGru::cell);

    private final BiFunction<Integer, Integer, Layer> shape;

    MemoryCell(BiFunction<Integer, Integer, Layer> shape) {
        this.shape = shape;
    }

    /**
     * A cell.
     *
     * @param inputs numbers per input
     * @param size numbers that it remembers and puts out
     * @return the layer
     */
    public Layer layer(int inputs, int size) {
        return shape.apply(inputs, size);
    }
}
