package adaptarium.agents.network.layer;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Feature-wise linear modulation (Perez et al. 2018, arXiv:1709.07871): y = (1 + g) h + b, number by number.
 *
 * @param outputs H; a row of inputs is [g, b, h], three times as many
 */
public record Film(int outputs) implements Layer {
    private static final int PARTS = 3;

    @Override
    public int inputs() {
        return PARTS * outputs;
    }

    @Override
    public List<Shown> shows() {
        return List.of(new Shown("FiLM scale", outputs), new Shown("FiLM shift", outputs));
    }

    @Override
    public long kept(boolean inputsWanted) {
        return (long) inputs() + outputs;
    }

    @Override
    public Run newRun() {
        return new FilmRun();
    }

    private final class FilmRun implements Run {
        private float[] input = new float[0];
        private float[] y = new float[0];
        private float[] inputGradient = new float[0];
        private int rows;

        @Override
        public float[] forward(Steps steps, float[] x) {
            rows = steps.rows();
            input = x;
            y = Layer.atLeast(y, rows * outputs);
            for (int row = 0; row < rows; row++) {
                int g = row * inputs();
                for (int j = 0; j < outputs; j++) {
                    y[row * outputs + j] = (1 + x[g + j]) * x[g + 2 * outputs + j] + x[g + outputs + j];
                }
            }
            return y;
        }

        /** 1 + g, and b. */
        @Override
        public int show(int row, float[] out, int offset) {
            for (int j = 0; j < outputs; j++) {
                out[offset + j] = 1 + input[row * inputs() + j];
            }
            System.arraycopy(input, row * inputs() + outputs, out, offset + outputs, outputs);
            return offset + 2 * outputs;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            inputGradient = Layer.atLeast(inputGradient, rows * inputs());
            for (int row = 0; row < rows; row++) {
                int g = row * inputs();
                for (int j = 0; j < outputs; j++) {
                    float delta = outputGradient[row * outputs + j];
                    inputGradient[g + j] = delta * input[g + 2 * outputs + j];
                    inputGradient[g + outputs + j] = delta;
                    inputGradient[g + 2 * outputs + j] = delta * (1 + input[g + j]);
                }
            }
            return inputGradient;
        }
    }
}
