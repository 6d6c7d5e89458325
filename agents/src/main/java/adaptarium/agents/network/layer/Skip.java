package adaptarium.agents.network.layer;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import org.jspecify.annotations.Nullable;

/**
 * What came in, as it came: beside another layer in a {@link Join} it lets the input skip that layer.
 *
 * @param inputs numbers per row
 */
public record Skip(int inputs) implements Layer {
    @Override
    public int outputs() {
        return inputs;
    }

    /** It has no array of its own. */
    @Override
    public long kept(boolean inputsWanted) {
        return 0;
    }

    @Override
    public Run newRun() {
        return new Run() {
            @Override
            public float[] forward(Steps steps, float[] x) {
                return x;
            }

            @Override
            public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
                return outputGradient;
            }
        };
    }
}
