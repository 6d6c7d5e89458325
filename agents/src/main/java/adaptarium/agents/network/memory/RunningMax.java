package adaptarium.agents.network.memory;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Memory;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Linear;
import org.jspecify.annotations.Nullable;

/**
 * SplAgger's split aggregation (Beck et al. 2024, arXiv:2403.03020): of every input one half passes as it is, of the other half the greatest value since the
 * slot was wiped, at least 0, is given. The maximum does not depend on the order of what was seen.
 *
 * @param outputs H, at least 2; of a row the first half, rounded down, passes
 */
public record RunningMax(int outputs) implements Layer {
    /** Checks the width. */
    public RunningMax {
        if (outputs < 2) {
            throw new IllegalArgumentException("a split needs a memorySize of at least 2, got " + outputs);
        }
    }

    /**
     * The whole cell: a linear map of the input is split.
     *
     * @param inputs I
     * @param outputs H, at least 2
     * @return from inputs to outputs
     */
    public static Layer cell(int inputs, int outputs) {
        return Chain.of(new Linear(inputs, outputs, Linear.glorot(1)), new RunningMax(outputs));
    }

    @Override
    public int inputs() {
        return outputs;
    }

    private int passed() {
        return outputs / 2;
    }

    @Override
    public int memorySize() {
        return outputs - passed();
    }

    @Override
    public long kept(boolean inputsWanted) {
        return outputs + 2L * memorySize();
    }

    @Override
    public Run newRun() {
        return new MaxRun();
    }

    private final class MaxRun implements Run {
        private final int size = memorySize();
        private final Scan scan = new Scan(size);
        private float[] input = new float[0];
        private float[] y = new float[0];

        @Override
        public Memory memory() {
            return scan.memory();
        }

        @Override
        public float[] forward(Steps steps, float[] x) {
            input = x;
            y = Layer.atLeast(y, steps.rows() * outputs);
            System.arraycopy(x, 0, y, 0, steps.rows() * outputs);
            scan.forwardByRow(steps, row -> {
                int at = row * outputs + passed();
                for (int j = 0; j < size; j++) {
                    y[at + j] = Math.max(scan.before[row * size + j], x[at + j]);
                    scan.after[row * size + j] = y[at + j];
                }
            });
            return y;
        }

        /** The gradient goes to the step whose value is the greatest so far: the first, where there are several. */
        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            scan.backwardByRow((row, next) -> {
                int at = row * outputs + passed();
                for (int j = 0; j < size; j++) {
                    int m = row * size + j;
                    float ofAfter = outputGradient[at + j] + (next >= 0 ? scan.before[next * size + j] : 0);
                    boolean isNew = input[at + j] > scan.before[m];
                    outputGradient[at + j] = isNew ? ofAfter : 0;
                    scan.before[m] = isNew ? 0 : ofAfter; // from here on, the gradient in it
                }
            });
            return outputGradient;
        }
    }
}
