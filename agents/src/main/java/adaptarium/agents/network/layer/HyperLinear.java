package adaptarium.agents.network.layer;

import adaptarium.agents.kernel.Kernel;
import adaptarium.agents.kernel.Matrix;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An affine map of x whose weights and biases are themselves an affine map of a context e (Ha et al. 2017, arXiv:1609.09106), row by row:
 *
 * <pre>
 * y = x W(e) + b(e),   W(e) = W + sum over k of e_k V_k,   b(e) = b + sum over k of e_k v_k
 * </pre>
 *
 * <p>The sums over k are taken of products, so that no row's weights are ever written down. A row of inputs is [e, x]. Parameters: weight (I x J), bias (J), and
 * of the hypernetwork hyper.weight (K I x J), hyper.bias (K x J).
 */
public final class HyperLinear implements Layer {
    private final int contextSize;
    private final int ownInputs;
    private final int outputs;
    private final HeadStart kind;
    private final Linear.Start start;

    /**
     * Such a map.
     *
     * @param contextSize K, at least 1
     * @param ownInputs I, at least 1
     * @param outputs J, at least 1
     * @param kind which of the two parts starts as what
     * @param start of an ordinary layer in its place
     */
    public HyperLinear(int contextSize, int ownInputs, int outputs, HeadStart kind, Linear.Start start) {
        this.contextSize = contextSize;
        this.ownInputs = ownInputs;
        this.outputs = outputs;
        this.kind = kind;
        this.start = start;
    }

    @Override
    public int inputs() {
        return contextSize + ownInputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public ParameterLayout layout() {
        return ParameterLayout.empty()
                .with("weight", ownInputs, outputs)
                .with("bias", outputs)
                .with("hyper.weight", (long) contextSize * ownInputs, outputs)
                .with("hyper.bias", contextSize, outputs);
    }

    @Override
    public void initialise(Parameters parameters, RandomGenerator random) {
        if (kind == HeadStart.BIAS) {
            parameters.set("weight", start.weights(ownInputs, outputs, random));
            parameters.set("bias", start.biases(outputs, random));
            return;
        }
        // The hypernetwork is a layer from K numbers to (I + 1) J.
        float[] weights = HeadStart.kaiming().weights(contextSize, (ownInputs + 1) * outputs, random);
        int own = contextSize * ownInputs * outputs;
        parameters.set("hyper.weight", Arrays.copyOf(weights, own));
        parameters.set("hyper.bias", Arrays.copyOfRange(weights, own, weights.length));
    }

    @Override
    public long kept(boolean inputsWanted) {
        return inputs() + 2L * ownInputs + outputs;
    }

    @Override
    public Run newRun() {
        return new HyperRun();
    }

    private final class HyperRun implements Run {
        private final Kernel kernel = Kernel.best();
        private Matrix weight = Matrix.of(new float[0], 0, 0, 1);
        private Matrix hyperWeight = weight;
        private Matrix hyperBias = weight;
        private float[] bias = new float[0];
        private float[] y = new float[0];
        private float[] scaled = new float[0]; // e_k x by row, of one k
        private float[] ofScaled = new float[0];
        private float[] inputGradient = new float[0];
        private float[] input = new float[0];
        private int rows;

        @Override
        public void bind(Parameters parameters) {
            weight = parameters.matrix("weight");
            bias = parameters.vector("bias");
            hyperWeight = parameters.matrix("hyper.weight");
            hyperBias = parameters.matrix("hyper.bias");
        }

        private Matrix columns(float[] of, int first, int count) {
            return new Matrix(of, first, rows, count, inputs(), 1);
        }

        /** Fills in e_k x. */
        private Matrix scaled(int k) {
            scaled = Layer.atLeast(scaled, rows * ownInputs);
            for (int row = 0; row < rows; row++) {
                int at = row * inputs();
                for (int i = 0; i < ownInputs; i++) {
                    scaled[row * ownInputs + i] = input[at + k] * input[at + contextSize + i];
                }
            }
            return Matrix.of(scaled, 0, rows, ownInputs);
        }

        @Override
        public float[] forward(Steps steps, float[] x) {
            rows = steps.rows();
            input = x;
            y = Layer.atLeast(y, rows * outputs);
            Matrix sum = Matrix.of(y, 0, rows, outputs);
            kernel.product(sum, Matrix.ofEqualRows(bias, rows), columns(x, contextSize, ownInputs), weight);
            kernel.addProduct(sum, columns(x, 0, contextSize), hyperBias);
            for (int k = 0; k < contextSize; k++) {
                kernel.addProduct(sum, scaled(k), hyperWeight.rows(k * ownInputs, ownInputs));
            }
            return y;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            Matrix delta = Matrix.of(outputGradient, 0, rows, outputs);
            inputGradient = Layer.atLeast(inputGradient, rows * inputs());
            Arrays.fill(inputGradient, 0, rows * inputs(), 0);
            ofScaled = Layer.atLeast(ofScaled, rows * ownInputs);
            Matrix context = columns(input, 0, contextSize);
            kernel.addProduct(
                    gradient.matrix("weight"),
                    columns(input, contextSize, ownInputs).transposed(),
                    delta);
            Sums.addColumns(kernel, gradient, "bias", delta);
            kernel.addProduct(gradient.matrix("hyper.bias"), context.transposed(), delta);
            kernel.addProduct(columns(inputGradient, contextSize, ownInputs), delta, weight.transposed());
            kernel.addProduct(columns(inputGradient, 0, contextSize), delta, hyperBias.transposed());
            for (int k = 0; k < contextSize; k++) {
                Matrix own = gradient.matrix("hyper.weight").rows(k * ownInputs, ownInputs);
                kernel.addProduct(own, scaled(k).transposed(), delta);
                Arrays.fill(ofScaled, 0, rows * ownInputs, 0);
                kernel.addProduct(
                        Matrix.of(ofScaled, 0, rows, ownInputs),
                        delta,
                        hyperWeight.rows(k * ownInputs, ownInputs).transposed());
                throughScaling(k);
            }
            return inputGradient;
        }

        private void throughScaling(int k) {
            for (int row = 0; row < rows; row++) {
                int at = row * inputs();
                float sum = 0;
                for (int i = 0; i < ownInputs; i++) {
                    float slope = ofScaled[row * ownInputs + i];
                    sum += slope * input[at + contextSize + i];
                    inputGradient[at + contextSize + i] += slope * input[at + k];
                }
                inputGradient[at + k] += sum;
            }
        }
    }
}
