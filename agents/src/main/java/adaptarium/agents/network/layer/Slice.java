package adaptarium.agents.network.layer;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Some of the numbers that came in.
 *
 * @param inputs numbers per row
 * @param first index of the first that goes out
 * @param outputs how many go out, at least 1
 */
public record Slice(int inputs, int first, int outputs) implements Layer {
    /** Checks that they are there. */
    public Slice {
        if (first < 0 || outputs < 1 || first + outputs > inputs) {
            throw new IllegalArgumentException(
                    outputs + " numbers from " + first + " on do not lie in a row of " + inputs);
        }
    }

    @Override
    public long kept(boolean inputsWanted) {
        return (long) inputs + outputs;
    }

    @Override
    public Run newRun() {
        return new SliceRun();
    }

    private final class SliceRun implements Run {
        private float[] y = new float[0];
        private float[] inputGradient = new float[0];
        private int rows;

        @Override
        public float[] forward(Steps steps, float[] x) {
            rows = steps.rows();
            y = Layer.atLeast(y, rows * outputs);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(x, row * inputs + first, y, row * outputs, outputs);
            }
            return y;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            inputGradient = Layer.atLeast(inputGradient, rows * inputs);
            Arrays.fill(inputGradient, 0, rows * inputs, 0);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(outputGradient, row * outputs, inputGradient, row * inputs + first, outputs);
            }
            return inputGradient;
        }
    }
}
