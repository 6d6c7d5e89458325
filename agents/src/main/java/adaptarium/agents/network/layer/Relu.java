package adaptarium.agents.network.layer;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import org.jspecify.annotations.Nullable;

/**
 * Every number, or 0 where it is negative.
 *
 * @param inputs how many there are
 */
public record Relu(int inputs) implements Layer {
    @Override
    public int outputs() {
        return inputs;
    }

    @Override
    public Run newRun() {
        return new ReluRun();
    }

    private final class ReluRun implements Run {
        private float[] y = new float[0];
        private int size;

        @Override
        public float[] forward(Steps steps, float[] x) {
            size = steps.rows() * inputs;
            y = Layer.atLeast(y, size);
            for (int i = 0; i < size; i++) {
                y[i] = Math.max(x[i], 0);
            }
            return y;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            for (int i = 0; i < size; i++) {
                outputGradient[i] = y[i] > 0 ? outputGradient[i] : 0;
            }
            return outputGradient;
        }
    }
}
