package adaptarium.agents.network.memory;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Memory;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.RingMemory;
import adaptarium.agents.network.Steps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What came in some steps ago, and zeros before there was anything: beside the present input the second column of a causal convolution of width 2.
 *
 * @param inputs I
 * @param steps how many steps ago, at least 1: the convolution's dilation
 */
public record Delay(int inputs, int steps) implements Layer {
    @Override
    public int outputs() {
        return inputs;
    }

    /** The last inputs, newest first. */
    @Override
    public int memorySize() {
        return steps * inputs;
    }

    @Override
    public long kept(boolean inputsWanted) {
        return 2L * inputs;
    }

    @Override
    public Run newRun() {
        return new DelayRun();
    }

    private final class DelayRun implements Run {
        private final RingMemory memory = new RingMemory(inputs, steps);
        private float[] y = new float[0];
        private float[] inputGradient = new float[0];
        private Steps present = Steps.ofSequences(new int[0]);
        private int[] firstRows = new int[0];

        @Override
        public Memory memory() {
            return memory;
        }

        @Override
        public float[] forward(Steps now, float[] x) {
            present = now;
            firstRows = now.firstRows();
            y = Layer.atLeast(y, now.rows() * inputs);
            int slots = firstRows.length == 0 ? 0 : now.batchSizes()[0];
            for (int n = 0; n < slots; n++) {
                int slot = now.slots()[n];
                int t = 0;
                for (; t < firstRows.length && n < now.batchSizes()[t]; t++) {
                    int to = (firstRows[t] + n) * inputs;
                    if (t < steps) {
                        memory.read(slot, t, y, to);
                    } else {
                        System.arraycopy(x, (firstRows[t - steps] + n) * inputs, y, to, inputs);
                    }
                }
                for (int k = Math.max(0, t - steps); k < t && now.remembered(); k++) {
                    memory.push(slot, x, (firstRows[k] + n) * inputs);
                }
            }
            return y;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            int[] batchSizes = present.batchSizes();
            inputGradient = Layer.atLeast(inputGradient, present.rows() * inputs);
            Arrays.fill(inputGradient, 0, present.rows() * inputs, 0);
            for (int t = 0; t + steps < batchSizes.length; t++) {
                System.arraycopy(
                        outputGradient,
                        firstRows[t + steps] * inputs,
                        inputGradient,
                        firstRows[t] * inputs,
                        batchSizes[t + steps] * inputs);
            }
            return inputGradient;
        }
    }
}
