package adaptarium.agents.network.memory;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.layer.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The registry of memory cells: what a configuration's {@code memory} chooses. A new cell is a {@link Layer} with a memory, and its name here. */
public enum MemoryCell {
    /** {@link Gru}. */
    GRU,
    /** {@link MinGru}. */
    MINGRU,
    /** {@link Lru}. */
    LRU,
    /** {@link LinearAttention}. */
    LINEAR_ATTENTION,
    /** {@link RunningSum}. */
    SUM,
    /** {@link RunningMax}. */
    MAX,
    /** {@link Transformer}. */
    TRANSFORMER,
    /** {@link Snail}. */
    SNAIL;

    /** The name in configurations, such as {@code "linear-attention"}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Cells on top of each other.
     *
     * @param inputs numbers per input
     * @param size numbers that each puts out
     * @param layers how many, at least 1
     * @param steps of a trial, as far as is known; a trial may be longer
     * @return the layer
     */
    public Layer stack(int inputs, int size, int layers, int steps) {
        return switch (this) {
            case TRANSFORMER -> Transformer.of(inputs, size, layers);
            case SNAIL -> Snail.of(inputs, size, layers, steps);
            default -> {
                List<Layer> cells = new ArrayList<>();
                for (int layer = 0; layer < layers; layer++) {
                    cells.add(cell(layer == 0 ? inputs : size, size));
                }
                yield layers == 1 ? cells.get(0) : new Chain(cells);
            }
        };
    }

    private Layer cell(int inputs, int size) {
        return switch (this) {
            case GRU -> new Gru(inputs, size);
            case MINGRU -> MinGru.cell(inputs, size);
            case LRU -> Lru.cell(inputs, size);
            case LINEAR_ATTENTION -> LinearAttention.cell(inputs, size);
            case SUM -> RunningSum.cell(inputs, size);
            case MAX -> RunningMax.cell(inputs, size);
            case TRANSFORMER, SNAIL -> throw new IllegalStateException(this + " is stacked as a whole");
        };
    }
}
