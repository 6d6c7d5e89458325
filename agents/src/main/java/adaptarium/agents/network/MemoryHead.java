package adaptarium.agents.network;

import java.util.List;

/** How what is remembered and what is seen become actions and a value. All take rows of [memory, input] and have one hidden layer of tanh. */
public enum MemoryHead {
    /** Both side by side into one layer. */
    CONCATENATION;

    /**
     * The layers.
     *
     * @param memory M, numbers from the memory, which come first in a row
     * @param inputs I, numbers of the input
     * @param hidden width of the hidden layer
     * @param gains of the outputs' weights at first, one per output
     * @return from M + I numbers to the outputs
     */
    List<Layer> layers(int memory, int inputs, int hidden, double... gains) {
        return switch (this) {
            case CONCATENATION ->
                List.of(
                        new Linear(memory + inputs, hidden, Linear.glorot(1)),
                        new Tanh(hidden),
                        new Linear(hidden, gains.length, Linear.orthogonal(gains)));
        };
    }
}
