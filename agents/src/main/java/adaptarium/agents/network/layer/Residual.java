package adaptarium.agents.network.layer;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came in, plus what a layer makes of it (He et al. 2016, arXiv:1512.03385).
 *
 * @param inner the layer, with as many outputs as inputs
 */
public record Residual(Layer inner) implements Composite {
    /** Checks the widths. */
    public Residual {
        if (inner.inputs() != inner.outputs()) {
            throw new IllegalArgumentException("only a layer of as many outputs as inputs is added to its input, got "
                    + inner.inputs() + " and " + inner.outputs());
        }
    }

    @Override
    public List<Layer> parts() {
        return List.of(inner);
    }

    @Override
    public int inputs() {
        return inner.inputs();
    }

    @Override
    public int outputs() {
        return inner.outputs();
    }

    @Override
    public long kept(boolean inputsWanted) {
        return 2L * inputs() + inner.kept(inputsWanted);
    }

    @Override
    public Run newRun() {
        return new ResidualRun();
    }

    private final class ResidualRun implements PartsRun {
        private final Parts where = new Parts(List.of(inner));
        private final Run run = inner.newRun();
        private float[] y = new float[0];
        private float[] copy = new float[0]; // of the gradient: the inner layer may write over it
        private int size;

        @Override
        public Parts where() {
            return where;
        }

        @Override
        public List<Run> runs() {
            return List.of(run);
        }

        @Override
        public float[] forward(Steps steps, float[] x) {
            size = steps.rows() * inputs();
            y = Layer.atLeast(y, size);
            float[] more = run.forward(steps, x);
            for (int i = 0; i < size; i++) {
                y[i] = x[i] + more[i];
            }
            return y;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            copy = Layer.atLeast(copy, size);
            System.arraycopy(outputGradient, 0, copy, 0, size);
            float[] more = run.backward(outputGradient, where.of(gradient, 0), inputsWanted);
            if (!inputsWanted) {
                return null;
            }
            Objects.requireNonNull(more);
            for (int i = 0; i < size; i++) {
                copy[i] += more[i];
            }
            return copy;
        }
    }
}
