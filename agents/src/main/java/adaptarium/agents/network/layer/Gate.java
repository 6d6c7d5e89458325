package adaptarium.agents.network.layer;

import adaptarium.agents.kernel.Kernel;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import org.jspecify.annotations.Nullable;

/**
 * One half of the numbers lets the other through: a sigmoid(b) (Dauphin et al. 2017, arXiv:1612.08083), or tanh(a) sigmoid(b) (van den Oord et al. 2016,
 * arXiv:1609.03499).
 *
 * @param outputs H; a row of inputs is [a, b], twice as many
 * @param tanh whether a goes through the tanh
 */
public record Gate(int outputs, boolean tanh) implements Layer {
    @Override
    public int inputs() {
        return 2 * outputs;
    }

    @Override
    public long kept(boolean inputsWanted) {
        return 5L * outputs;
    }

    @Override
    public Run newRun() {
        return new GateRun();
    }

    private final class GateRun implements Run {
        private final Kernel kernel = Kernel.best();
        private float[] values = new float[0]; // a or tanh(a)
        private float[] gates = new float[0]; // sigmoid(b)
        private float[] y = new float[0];
        private float[] inputGradient = new float[0];
        private int rows;

        @Override
        public float[] forward(Steps steps, float[] x) {
            rows = steps.rows();
            int size = rows * outputs;
            values = Layer.atLeast(values, size);
            gates = Layer.atLeast(gates, size);
            y = Layer.atLeast(y, size);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(x, 2 * row * outputs, values, row * outputs, outputs);
                System.arraycopy(x, (2 * row + 1) * outputs, gates, row * outputs, outputs);
            }
            if (tanh) {
                kernel.tanh(values, 0, size);
            }
            kernel.sigmoid(gates, 0, size);
            for (int i = 0; i < size; i++) {
                y[i] = values[i] * gates[i];
            }
            return y;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            inputGradient = Layer.atLeast(inputGradient, 2 * rows * outputs);
            for (int row = 0; row < rows; row++) {
                int a = 2 * row * outputs;
                for (int j = 0; j < outputs; j++) {
                    int i = row * outputs + j;
                    float slope = tanh ? 1 - values[i] * values[i] : 1;
                    inputGradient[a + j] = outputGradient[i] * gates[i] * slope;
                    inputGradient[a + outputs + j] = outputGradient[i] * values[i] * gates[i] * (1 - gates[i]);
                }
            }
            return inputGradient;
        }
    }
}
