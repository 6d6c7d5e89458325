package adaptarium.agents.network.layer;

import adaptarium.agents.kernel.Kernel;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import org.jspecify.annotations.Nullable;

/**
 * The hyperbolic tangent of every number.
 *
 * @param inputs how many there are
 */
public record Tanh(int inputs) implements Layer {
    @Override
    public int outputs() {
        return inputs;
    }

    /** As a rule it writes over what came in. */
    @Override
    public long kept(boolean inputsWanted) {
        return 0;
    }

    @Override
    public Run newRun() {
        return new TanhRun();
    }

    private final class TanhRun implements Run {
        private final Kernel kernel = Kernel.best();
        private float[] own = new float[0];
        private float[] y = own;
        private int size;

        @Override
        public float[] forward(Steps steps, float[] x) {
            int count = steps.rows() * inputs;
            own = Layer.atLeast(own, count);
            System.arraycopy(x, 0, own, 0, count);
            return forwardOver(steps, own);
        }

        @Override
        public float[] forwardOver(Steps steps, float[] x) {
            size = steps.rows() * inputs;
            y = x;
            kernel.tanh(y, 0, size);
            return y;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            for (int i = 0; i < size; i++) {
                outputGradient[i] *= 1 - y[i] * y[i];
            }
            return outputGradient;
        }
    }
}
