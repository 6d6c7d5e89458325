package adaptarium.agents.network.memory;

import adaptarium.agents.network.Layer;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A layer's equations for one row of one step, in float64, one number at a time and written by another hand than the layer: what the layer is compared with. */
@FunctionalInterface
public interface Slow {
    /**
     * One step.
     *
     * @param theta parameters in the layer's order
     * @param x I inputs
     * @param memory the slot's, replaced by the next
     * @return J outputs
     */
    double[] step(double[] theta, double[] x, double[] memory);

    /** Runs packed sequences from zero memories: what has more of a memory than a row of numbers does it in its own way. */
    default double[] run(Layer layer, double[] theta, double[] packed, int[] batchSizes) {
        int inputs = layer.inputs();
        double[][] memories = new double[batchSizes[0]][layer.memorySize()];
        double[] out = new double[packed.length / inputs * layer.outputs()];
        int row = 0;
        for (int batchSize : batchSizes) {
            for (int n = 0; n < batchSize; n++, row++) {
                double[] x = Arrays.copyOfRange(packed, row * inputs, (row + 1) * inputs);
                System.arraycopy(step(theta, x, memories[n]), 0, out, row * layer.outputs(), layer.outputs());
            }
        }
        return out;
    }

    static double[] gaussian(int n, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = 0.7 * random.nextGaussian();
        }
        return values;
    }

    static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    /** x W + b for W of I rows. */
    static double[] affine(double[] theta, int weight, int bias, double[] x, int outputs) {
        double[] y = Arrays.copyOfRange(theta, bias, bias + outputs);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < outputs; j++) {
                y[j] += x[i] * theta[weight + i * outputs + j];
            }
        }
        return y;
    }

    static Slow linear(int outputs) {
        return (theta, x, memory) -> affine(theta, 0, x.length * outputs, x, outputs);
    }

    /** PyTorch's equations. */
    static Slow gru(int inputs, int hidden) {
        return (theta, x, memory) -> {
            double[] next = new double[hidden];
            int hiddenWeights = 3 * hidden * inputs;
            int inputBias = hiddenWeights + 3 * hidden * hidden;
            for (int j = 0; j < hidden; j++) {
                double[] fromInput = new double[3];
                double[] fromHidden = new double[3];
                for (int gate = 0; gate < 3; gate++) {
                    int row = gate * hidden + j;
                    fromInput[gate] = theta[inputBias + row];
                    fromHidden[gate] = theta[inputBias + 3 * hidden + row];
                    for (int i = 0; i < inputs; i++) {
                        fromInput[gate] += theta[row * inputs + i] * x[i];
                    }
                    for (int i = 0; i < hidden; i++) {
                        fromHidden[gate] += theta[hiddenWeights + row * hidden + i] * memory[i];
                    }
                }
                double r = sigmoid(fromInput[0] + fromHidden[0]);
                double z = sigmoid(fromInput[1] + fromHidden[1]);
                double n = Math.tanh(fromInput[2] + r * fromHidden[2]);
                next[j] = (1 - z) * n + z * memory[j];
            }
            System.arraycopy(next, 0, memory, 0, hidden);
            return next;
        };
    }

    /** The equations of {@link MinGru}. */
    static Slow minGru(int inputs, int hidden) {
        return (theta, x, memory) -> {
            double[] sums = affine(theta, 0, 4 * inputs * hidden, x, 4 * hidden); // c, z, p, u
            double[] y = new double[hidden];
            for (int j = 0; j < hidden; j++) {
                double c = sums[j] >= 0 ? sums[j] + 0.5 : sigmoid(sums[j]);
                double z = sigmoid(sums[hidden + j]);
                double p = sigmoid(sums[2 * hidden + j]);
                memory[j] = (1 - z) * memory[j] + z * c;
                y[j] = p * memory[j] + (1 - p) * sums[3 * hidden + j];
            }
            return y;
        };
    }
}
