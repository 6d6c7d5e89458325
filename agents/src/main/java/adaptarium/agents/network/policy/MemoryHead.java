package adaptarium.agents.network.policy;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Film;
import adaptarium.agents.network.layer.HeadStart;
import adaptarium.agents.network.layer.HyperLinear;
import adaptarium.agents.network.layer.Join;
import adaptarium.agents.network.layer.Linear;
import adaptarium.agents.network.layer.Relu;
import adaptarium.agents.network.layer.Slice;
import adaptarium.agents.network.layer.Tanh;
import java.util.List;

/** How what is remembered and what is seen become actions and a value. All take rows of [memory, input] and have one hidden layer of tanh. */
public enum MemoryHead {
    /** Both side by side into one layer. */
    CONCATENATION,
    /** The memory scales and shifts the hidden layer of a network that sees the input (Perez et al. 2018). */
    FILM,
    /** The memory makes the weights of a network that sees the input (Beck et al. 2022, arXiv:2210.11348), from a few numbers to which it is narrowed first. */
    HYPERNETWORK;

    private static final int EMBEDDING = 25; // Beck et al.'s

    /**
     * The layers.
     *
     * @param memory M, numbers from the memory, which come first in a row
     * @param inputs I, numbers of the input
     * @param hidden width of the hidden layer
     * @param start of what the memory has to say in the two latter
     * @param gains of the outputs' weights at first, one per output
     * @return from M + I numbers to the outputs
     */
    List<Layer> layers(int memory, int inputs, int hidden, HeadStart start, double... gains) {
        int row = memory + inputs;
        Linear.Start last = Linear.orthogonal(gains);
        Slice context = new Slice(row, 0, memory);
        Slice seen = new Slice(row, memory, inputs);
        return switch (this) {
            case CONCATENATION ->
                List.of(
                        new Linear(row, hidden, Linear.glorot(1)),
                        new Tanh(hidden),
                        new Linear(hidden, gains.length, last));
            case FILM ->
                List.of(
                        Join.of(
                                Chain.of(
                                        context,
                                        new Linear(memory, hidden, HeadStart.kaiming()),
                                        new Relu(hidden),
                                        new Linear(hidden, 2 * hidden, start.ofChanges())),
                                Chain.of(seen, new Linear(inputs, hidden, Linear.glorot(1)))),
                        new Film(hidden),
                        new Tanh(hidden),
                        new Linear(hidden, gains.length, last));
            case HYPERNETWORK ->
                List.of(
                        Join.of(
                                Chain.of(context, new Linear(memory, EMBEDDING, Linear.glorot(1)), new Tanh(EMBEDDING)),
                                seen),
                        Join.of(
                                new Slice(EMBEDDING + inputs, 0, EMBEDDING),
                                Chain.of(
                                        new HyperLinear(EMBEDDING, inputs, hidden, start, Linear.glorot(1)),
                                        new Tanh(hidden))),
                        new HyperLinear(EMBEDDING, hidden, gains.length, start, last));
        };
    }
}
