package adaptarium.agents.network.layer;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Layers beside each other: all see the same input, and their outputs stand side by side.
 *
 * @param parts at least one, all of the same number of inputs
 */
public record Join(List<Layer> parts) implements Composite {
    /** Checks that the widths fit. */
    public Join {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.stream().mapToInt(Layer::inputs).distinct().count() != 1) {
            throw new IllegalArgumentException("layers that are joined take equally many numbers, got "
                    + parts.stream().map(Layer::inputs).toList());
        }
    }

    /**
     * Layers beside each other.
     *
     * @param parts at least one, all of the same number of inputs
     * @return the join
     */
    public static Join of(Layer... parts) {
        return new Join(List.of(parts));
    }

    @Override
    public int inputs() {
        return parts.get(0).inputs();
    }

    @Override
    public int outputs() {
        return parts.stream().mapToInt(Layer::outputs).sum();
    }

    @Override
    public long kept(boolean inputsWanted) {
        long sum = (long) outputs() + (inputsWanted ? inputs() : 0);
        for (Layer part : parts) {
            boolean goesBack = inputsWanted || part.layout().size() > 0;
            sum += part.kept(inputsWanted) + (goesBack ? part.outputs() : 0);
        }
        return sum;
    }

    @Override
    public Run newRun() {
        return new JoinRun();
    }

    private final class JoinRun implements PartsRun {
        private final Parts where = new Parts(parts);
        private final List<Run> runs = parts.stream().map(Layer::newRun).toList();
        private final int[] widths = parts.stream().mapToInt(Layer::outputs).toArray();
        private final int width = outputs();
        private final float[][] deltas = new float[widths.length][0];
        private float[] y = new float[0];
        private float[] inputGradient = new float[0];
        private int rows;

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
            rows = steps.rows();
            y = Layer.atLeast(y, rows * width);
            int column = 0;
            for (int i = 0; i < runs.size(); i++) {
                copyRows(runs.get(i).forward(steps, x), 0, widths[i], y, column, width, widths[i]);
                column += widths[i];
            }
            return y;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            int size = rows * inputs();
            if (inputsWanted) {
                inputGradient = Layer.atLeast(inputGradient, size);
                Arrays.fill(inputGradient, 0, size, 0);
            }
            int column = 0;
            for (int i = 0; i < runs.size(); i++) {
                if (!inputsWanted && !where.has(i)) {
                    column += widths[i];
                    continue; // nobody asks it anything
                }
                deltas[i] = Layer.atLeast(deltas[i], rows * widths[i]);
                copyRows(outputGradient, column, width, deltas[i], 0, widths[i], widths[i]);
                float[] delta = runs.get(i).backward(deltas[i], where.of(gradient, i), inputsWanted);
                column += widths[i];
                if (inputsWanted) {
                    add(Objects.requireNonNull(delta), inputGradient, size);
                }
            }
            return inputsWanted ? inputGradient : null;
        }

        private void copyRows(float[] from, int at, int stride, float[] to, int toAt, int toStride, int count) {
            for (int n = 0; n < rows; n++) {
                System.arraycopy(from, at + n * stride, to, toAt + n * toStride, count);
            }
        }
    }

    private static void add(float[] more, float[] sum, int size) {
        for (int i = 0; i < size; i++) {
            sum[i] += more[i];
        }
    }
}
