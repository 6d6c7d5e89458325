package adaptarium.agents.network.tensor;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Linear;
import adaptarium.agents.network.layer.Relu;
import adaptarium.agents.network.layer.Tanh;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A multi-layer perceptron as a pure function of its parameters.
 *
 * <p>Parameters are one flat tensor theta, [P] or [B, P]. Inputs x are [N, I] or [B, N, I]; theta [P] with x [B, N, I] means that all tasks share their
 * parameters, theta [B, P] that each task has its own. The data type is theta's: float32 in training, float64 in tests.
 *
 * @see MlpTape for derivatives of first and second order
 */
public final class Mlp {
    private static final int NARROW = 8; // columns

    private final int inputs;
    private final List<Integer> hidden;
    private final int outputs;
    private final Activation activation;
    private final ParameterLayout layout;

    /**
     * A network shape.
     *
     * @param inputs I, length of an input
     * @param hidden widths of the hidden layers; none gives an affine map
     * @param outputs D, length of an output
     * @param activation after each hidden layer
     */
    public Mlp(int inputs, List<Integer> hidden, int outputs, Activation activation) {
        if (inputs < 1 || outputs < 1 || hidden.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException(
                    "layer widths must be at least 1, got " + inputs + ", " + hidden + ", " + outputs);
        }
        this.inputs = inputs;
        this.hidden = List.copyOf(hidden);
        this.outputs = outputs;
        this.activation = activation;
        ParameterLayout growing = ParameterLayout.empty();
        for (int layer = 0; layer < layers(); layer++) {
            growing = growing.with("layer" + layer + ".weight", width(layer), width(layer + 1))
                    .with("layer" + layer + ".bias", width(layer + 1));
        }
        layout = growing;
    }

    /** Where weights [in, out] and biases [out] lie in theta. */
    public ParameterLayout layout() {
        return layout;
    }

    /** Length of an input. */
    public int inputs() {
        return inputs;
    }

    /** Length of an output. */
    public int outputs() {
        return outputs;
    }

    /** The activation after each hidden layer. */
    public Activation activation() {
        return activation;
    }

    /** How many affine maps there are: hidden layers and one more. */
    public int layers() {
        return hidden.size() + 1;
    }

    /** Numbers per row before layer {@code index}: inputs, then the hidden layers, then outputs. */
    int width(int index) {
        if (index == 0) {
            return inputs;
        }
        return index == layers() ? outputs : hidden.get(index - 1);
    }

    /**
     * Fresh parameters: weights uniform within ±sqrt(6 / (in + out)) (Glorot and Bengio 2010), biases zero.
     *
     * @param random source of the weights
     * @param outputGain factor on the last layer's weights; 1 is Glorot's
     * @return float[P], owned by the caller
     */
    public float[] initialise(RandomGenerator random, double outputGain) {
        return new Network(onHeap(outputGain)).initialParameters(random);
    }

    /**
     * The same network, with the same parameters, as a layer on the heap.
     *
     * @param outputGain factor on the last layer's initial weights; 1 is Glorot's
     * @return the layer
     */
    public Layer onHeap(double outputGain) {
        List<Layer> parts = new ArrayList<>();
        for (int layer = 0; layer < layers(); layer++) {
            boolean last = layer == layers() - 1;
            parts.add(new Linear(width(layer), width(layer + 1), Linear.glorot(last ? outputGain : 1)));
            if (!last) {
                parts.add(activation == Activation.TANH ? new Tanh(width(layer + 1)) : new Relu(width(layer + 1)));
            }
        }
        return new Chain(parts);
    }

    /**
     * The network's value.
     *
     * @param theta [P] or [B, P]
     * @param x [N, I] or [B, N, I]
     * @return [N, D] or [B, N, D], in x's manager
     */
    public NDArray apply(NDArray theta, NDArray x) {
        return apply(layers(theta), x);
    }

    /**
     * The network's value for parameters that are sliced already.
     *
     * @param weights what {@link #layers(NDArray)} gave
     * @param x [N, I] or [B, N, I]
     * @return [N, D] or [B, N, D], in x's manager
     */
    public NDArray apply(NDList weights, NDArray x) {
        return apply(weights, x, h -> {});
    }

    /** The network's value; who wants to is shown what each hidden layer gives. */
    NDArray apply(NDList weights, NDArray x, Consumer<NDArray> hiddenLayers) {
        NDArray h = x;
        for (int layer = 0; layer < layers() - 1; layer++) {
            try (NDArray z = affine(h, weights, layer)) {
                h = activation.apply(z);
            }
            hiddenLayers.accept(h);
        }
        return affine(h, weights, layers() - 1);
    }

    /** h W + b of one layer, a new tensor. */
    static NDArray affine(NDArray h, NDList layers, int layer) {
        return product(h, layers.get(2 * layer)).addi(layers.get(2 * layer + 1));
    }

    /**
     * h W. Where W has few columns, as the last layer has, the library is several times as fast with W', its numbers in order, on the left: the result is then
     * a view of [B, D, N].
     */
    static NDArray product(NDArray h, NDArray weight) {
        Shape shape = weight.getShape();
        int last = shape.dimension() - 1;
        boolean narrow = shape.get(last) <= NARROW && shape.get(last) < shape.get(last - 1);
        if (!narrow || h.getShape().dimension() == 2) {
            return h.matMul(weight);
        }
        NDArray turned = transposed(weight);
        NDArray ordered = turned.flatten().reshape(turned.getShape());
        if (last == 1) {
            ordered = ordered.expandDims(0).broadcast(h.getShape().get(0), shape.get(1), shape.get(0));
        }
        return transposed(ordered.matMul(transposed(h)));
    }

    /** The last two dimensions exchanged: a view. */
    static NDArray transposed(NDArray matrix) {
        return matrix.getShape().dimension() == 3 ? matrix.transpose(0, 2, 1) : matrix.transpose(1, 0);
    }

    /**
     * Theta cut into weights [in, out] or [B, in, out] and biases [out] or [B, 1, out], alternately: views, ready to multiply and add.
     *
     * @param theta [P] or [B, P]
     * @return 2 L views in theta's manager
     */
    public NDList layers(NDArray theta) {
        NDList views = layout.split(theta);
        if (theta.getShape().dimension() == 2) {
            for (int i = 1; i < views.size(); i += 2) {
                views.set(i, views.get(i).expandDims(1));
            }
        }
        return views;
    }

    /**
     * Runs the network and keeps what derivatives need.
     *
     * @param theta [P] or [B, P]
     * @param x [N, I] or [B, N, I]
     * @return the tape, whose tensors live in x's manager
     */
    public MlpTape record(NDArray theta, NDArray x) {
        return new MlpTape(this, theta, x);
    }
}
