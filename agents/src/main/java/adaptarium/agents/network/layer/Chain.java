package adaptarium.agents.network.layer;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Layers one after the other.
 *
 * @param parts at least one; each takes what the one before it gives
 */
public record Chain(List<Layer> parts) implements Composite {
    /** Checks that the widths fit. */
    public Chain {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one layer");
        }
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).inputs() != parts.get(i - 1).outputs()) {
                throw new IllegalArgumentException("layer " + i + " takes "
                        + parts.get(i).inputs() + " numbers, but the one before it gives "
                        + parts.get(i - 1).outputs());
            }
        }
    }

    /**
     * Layers one after the other.
     *
     * @param parts at least one; each takes what the one before it gives
     * @return the chain
     */
    public static Chain of(Layer... parts) {
        return new Chain(List.of(parts));
    }

    @Override
    public int inputs() {
        return parts.get(0).inputs();
    }

    @Override
    public int outputs() {
        return parts.get(parts.size() - 1).outputs();
    }

    @Override
    public long kept(boolean inputsWanted) {
        long sum = 0;
        for (int i = 0; i < parts.size(); i++) {
            sum += parts.get(i).kept(inputsWanted || i > 0);
        }
        return sum;
    }

    @Override
    public Run newRun() {
        return new ChainRun();
    }

    private final class ChainRun implements PartsRun {
        private final Parts where = new Parts(parts);
        private final List<Run> runs = parts.stream().map(Layer::newRun).toList();

        @Override
        public Parts where() {
            return where;
        }

        @Override
        public List<Run> runs() {
            return runs;
        }

        @Override
        public float[] forward(Steps steps, float[] x) {
            float[] y = runs.get(0).forward(steps, x);
            for (int i = 1; i < runs.size(); i++) {
                Run run = runs.get(i);
                y = runs.get(i - 1).givesAway() ? run.forwardOver(steps, y) : run.forward(steps, y);
            }
            return y;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            float[] delta = outputGradient;
            for (int i = runs.size() - 1; i >= 0 && delta != null; i--) {
                delta = runs.get(i).backward(delta, where.of(gradient, i), inputsWanted || i > 0);
            }
            return delta;
        }
    }
}
