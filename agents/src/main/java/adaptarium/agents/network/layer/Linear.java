package adaptarium.agents.network.layer;

import adaptarium.agents.kernel.Kernel;
import adaptarium.agents.kernel.Matrix;
import adaptarium.agents.kernel.Orthogonal;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The affine map x W + b. Parameters: weight (I x J), bias (J). */
public final class Linear implements Layer {
    private final int inputs;
    private final int outputs;
    private final Start start;
    private final ParameterLayout layout;

    /** How weights and biases start. */
    @FunctionalInterface
    public interface Start {
        /**
         * Initial weights.
         *
         * @param inputs I
         * @param outputs J
         * @param random source of the weights
         * @return float[I * J], row-major
         */
        float[] weights(int inputs, int outputs, RandomGenerator random);

        /**
         * Initial biases.
         *
         * @param outputs J
         * @param random source of the biases
         * @return float[J]; zeros unless said otherwise
         */
        default float[] biases(int outputs, RandomGenerator random) {
            return new float[outputs];
        }
    }

    /**
     * Uniform within ±gain sqrt(6 / (I + J)) (Glorot and Bengio 2010).
     *
     * @param gain 1 is the paper's
     * @return the start
     */
    public static Start glorot(double gain) {
        return (inputs, outputs, random) -> {
            double bound = Math.sqrt(6.0 / (inputs + outputs));
            float[] weights = new float[inputs * outputs];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (gain * bound * (2 * random.nextDouble() - 1));
            }
            return weights;
        };
    }

    /**
     * Orthonormal rows or columns, whichever are fewer, each column times its gain.
     *
     * @param gains of the columns
     * @return the start
     */
    public static Start orthogonal(double... gains) {
        return (inputs, outputs, random) -> {
            double[][] rows = Orthogonal.rows(inputs, outputs, random);
            float[] weights = new float[inputs * outputs];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (gains[i % outputs] * rows[i / outputs][i % outputs]);
            }
            return weights;
        };
    }

    /**
     * An affine map.
     *
     * @param inputs I, at least 1
     * @param outputs J, at least 1
     * @param start of the weights
     */
    public Linear(int inputs, int outputs, Start start) {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException("layer widths must be at least 1, got " + inputs + " and " + outputs);
        }
        this.inputs = inputs;
        this.outputs = outputs;
        this.start = start;
        layout = ParameterLayout.empty().with("weight", inputs, outputs).with("bias", outputs);
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public void initialise(Parameters parameters, RandomGenerator random) {
        parameters.set("weight", start.weights(inputs, outputs, random));
        parameters.set("bias", start.biases(outputs, random));
    }

    @Override
    public long kept(boolean inputsWanted) {
        return (long) outputs + (inputsWanted ? inputs : 0);
    }

    @Override
    public Run newRun() {
        return new LinearRun();
    }

    private final class LinearRun implements Run {
        private final Kernel kernel = Kernel.best();
        private Matrix weight = Matrix.of(new float[inputs * outputs], 0, inputs, outputs);
        private final float[] zeros = new float[inputs];
        private float[] bias = new float[outputs];
        private float[] y = new float[0];
        private float[] inputGradient = new float[0];
        private Matrix input = Matrix.of(new float[0], 0, 0, inputs);

        @Override
        public void bind(Parameters parameters) {
            weight = parameters.matrix("weight");
            bias = parameters.vector("bias");
        }

        @Override
        public float[] forward(Steps steps, float[] x) {
            int rows = steps.rows();
            input = Matrix.of(x, 0, rows, inputs);
            y = Layer.atLeast(y, rows * outputs);
            kernel.product(Matrix.of(y, 0, rows, outputs), Matrix.ofEqualRows(bias, rows), input, weight);
            return y;
        }

        @Override
        public boolean givesAway() {
            return true;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            int rows = input.rows();
            Matrix delta = Matrix.of(outputGradient, 0, rows, outputs);
            kernel.addProduct(gradient.matrix("weight"), input.transposed(), delta);
            Sums.addColumns(kernel, gradient, "bias", delta);
            if (!inputsWanted) {
                return null;
            }
            inputGradient = Layer.atLeast(inputGradient, rows * inputs);
            kernel.product(
                    Matrix.of(inputGradient, 0, rows, inputs),
                    Matrix.ofEqualRows(zeros, rows),
                    delta,
                    weight.transposed());
            return inputGradient;
        }
    }
}
