package adaptarium.agents.network.layer;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Memory;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A layer that others use and do not teach: what comes out is the layer's, and no gradient goes back into it. Its parameters lie in the network's all the same,
 * where whoever teaches it finds them.
 *
 * @param layer what is used
 */
public record Detached(Layer layer) implements Layer {
    @Override
    public int inputs() {
        return layer.inputs();
    }

    @Override
    public int outputs() {
        return layer.outputs();
    }

    @Override
    public int memorySize() {
        return layer.memorySize();
    }

    @Override
    public long remembered(long steps) {
        return layer.remembered(steps);
    }

    @Override
    public ParameterLayout layout() {
        return layer.layout();
    }

    @Override
    public void initialise(Parameters parameters, RandomGenerator random) {
        layer.initialise(parameters, random);
    }

    @Override
    public List<Shown> shows() {
        return layer.shows();
    }

    /** It goes only there, not back. */
    @Override
    public long kept(boolean inputsWanted) {
        return layer.kept(/* inputsWanted= */ false) / 2 + (inputsWanted ? inputs() : 0);
    }

    @Override
    public Run newRun() {
        return new DetachedRun(layer.newRun());
    }

    private final class DetachedRun implements Run {
        private final Run run;
        private int rows;
        private float[] nothing = new float[0];

        DetachedRun(Run run) {
            this.run = run;
        }

        @Override
        public void bind(Parameters parameters) {
            run.bind(parameters);
        }

        @Override
        public Memory memory() {
            return run.memory();
        }

        @Override
        public int show(int row, float[] out, int offset) {
            return run.show(row, out, offset);
        }

        @Override
        public float[] forward(Steps steps, float[] x) {
            rows = steps.rows();
            return run.forward(steps, x);
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            if (!inputsWanted) {
                return null;
            }
            nothing = Layer.atLeast(nothing, rows * inputs());
            Arrays.fill(nothing, 0, rows * inputs(), 0);
            return nothing;
        }
    }
}
