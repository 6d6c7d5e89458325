package adaptarium.agents.network.memory;

import adaptarium.agents.kernel.Kernel;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Memory;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Linear;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A minimal gated recurrent unit (Feng et al. 2024, arXiv:2410.01201): gates see the input alone, so that one product serves all steps, and what is left of the
 * recurrence is a weighted sum. An output gate lets a part u of the input past the memory s.
 *
 * <pre>
 * [a, b, d, u] = x W + w                              the layer before this one
 * c = a + ½ where a is at least 0, else sigmoid(a);   z = sigmoid(b),   p = sigmoid(d)
 * s' = s + z (c - s),                                 y = u + p (s' - u)
 * </pre>
 *
 * <p>The scan is plain and in order; the paper's, in logarithms, loses digits and would differ from acting.
 *
 * @param outputs H, at least 1
 */
public record MinGru(int outputs) implements Layer {
    private static final int PARTS = 4;
    private static final double LONGEST = 100; // steps

    /**
     * The whole cell. Update gates start at one step in 1 to 100 (Tallec and Ollivier 2018), weights as {@link Linear#glorot}.
     *
     * @param inputs I
     * @param outputs H
     * @return from inputs to outputs
     */
    public static Layer cell(int inputs, int outputs) {
        return Chain.of(new Linear(inputs, PARTS * outputs, new Start()), new MinGru(outputs));
    }

    private record Start() implements Linear.Start {
        @Override
        public float[] weights(int inputs, int outputs, RandomGenerator random) {
            return Linear.glorot(1).weights(inputs, outputs, random);
        }

        @Override
        public float[] biases(int outputs, RandomGenerator random) {
            float[] biases = new float[outputs];
            for (int j = outputs / PARTS; j < 2 * outputs / PARTS; j++) {
                biases[j] = (float) -Math.log(1 + random.nextDouble() * (LONGEST - 1));
            }
            return biases;
        }
    }

    @Override
    public int inputs() {
        return PARTS * outputs;
    }

    @Override
    public int memorySize() {
        return outputs;
    }

    @Override
    public long kept(boolean inputsWanted) {
        return 11L * outputs;
    }

    @Override
    public Run newRun() {
        return new MinGruRun();
    }

    private final class MinGruRun implements Run {
        private final Kernel kernel = Kernel.best();
        private final Scan scan = new Scan(outputs); // its memory is s
        private float[] sums = new float[0]; // [a, b, d, u] by row
        private float[] gates = new float[0]; // [c, z, p, u] by row
        private float[] y = new float[0];
        private float[] inputGradient = new float[0];

        @Override
        public Memory memory() {
            return scan.memory();
        }

        @Override
        public float[] forward(Steps steps, float[] x) {
            sums = x;
            int rows = steps.rows();
            gates = Layer.atLeast(gates, rows * inputs());
            y = Layer.atLeast(y, rows * outputs);
            System.arraycopy(x, 0, gates, 0, rows * inputs());
            kernel.sigmoid(gates, 0, rows * inputs());
            scan.forwardByRow(steps, this::absorb);
            return y;
        }

        private void absorb(int row) {
            int a = row * inputs(); // where the row's a and c stand
            int from = row * outputs;
            for (int j = 0; j < outputs; j++) {
                // sigmoid(a) <= a + 1/2 exactly where a >= 0: the larger is the one that counts
                float c = Math.max(sums[a + j] + 0.5f, gates[a + j]);
                float u = sums[a + 3 * outputs + j];
                float before = scan.before[from + j];
                float s = before + gates[a + outputs + j] * (c - before);
                gates[a + j] = c;
                scan.after[from + j] = s;
                y[from + j] = u + gates[a + 2 * outputs + j] * (s - u);
            }
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            inputGradient = Layer.atLeast(inputGradient, scan.steps().rows() * inputs());
            scan.backwardByRow((row, next) -> differentiate(outputGradient, row, next));
            return inputGradient;
        }

        private void differentiate(float[] outputGradient, int row, int next) {
            int a = row * inputs();
            int from = row * outputs;
            for (int j = 0; j < outputs; j++) {
                float c = gates[a + j];
                float z = gates[a + outputs + j];
                float p = gates[a + 2 * outputs + j];
                float ofY = outputGradient[from + j];
                float ofAfter = ofY * p + (next >= 0 ? scan.before[next * outputs + j] : 0);
                inputGradient[a + j] = ofAfter * z * (sums[a + j] >= 0 ? 1 : c * (1 - c));
                inputGradient[a + outputs + j] = ofAfter * (c - scan.before[from + j]) * z * (1 - z);
                inputGradient[a + 2 * outputs + j] =
                        ofY * (scan.after[from + j] - sums[a + 3 * outputs + j]) * p * (1 - p);
                inputGradient[a + 3 * outputs + j] = ofY * (1 - p);
                scan.before[from + j] = ofAfter * (1 - z); // from here on, the gradient in it
            }
        }
    }
}
