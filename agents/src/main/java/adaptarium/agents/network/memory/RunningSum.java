package adaptarium.agents.network.memory;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Memory;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Gate;
import adaptarium.agents.network.layer.Linear;
import org.jspecify.annotations.Nullable;

/**
 * The sum of what came in since the slot was wiped, compressed. Of a hidden parameter that does not change, the logarithm of the posterior is such a sum of a
 * function of each transition, so that nothing else need be remembered; of one that changes, old evidence is never forgotten.
 *
 * <pre>
 * s' = s + x,   y = s' / sqrt(1 + |s'|)
 * </pre>
 *
 * <p>The root keeps y of the order of the square root of the number of steps, and, unlike a mean, does not make it depend on time where nothing comes in.
 *
 * @param outputs H, at least 1
 */
public record RunningSum(int outputs) implements Layer {
    /**
     * The whole cell: a gated linear map of the input (Dauphin et al. 2017, arXiv:1612.08083) is summed; the gate decides which unit a transition belongs to.
     *
     * @param inputs I
     * @param outputs H
     * @return from inputs to outputs
     */
    public static Layer cell(int inputs, int outputs) {
        return Chain.of(
                new Linear(inputs, 2 * outputs, Linear.glorot(1)),
                new Gate(outputs, /* tanh= */ false),
                new RunningSum(outputs));
    }

    @Override
    public int inputs() {
        return outputs;
    }

    @Override
    public int memorySize() {
        return outputs;
    }

    @Override
    public long kept(boolean inputsWanted) {
        return 3L * outputs;
    }

    @Override
    public Run newRun() {
        return new SumRun();
    }

    private final class SumRun implements Run {
        private final Scan scan = new Scan(outputs);
        private float[] y = new float[0];

        @Override
        public Memory memory() {
            return scan.memory();
        }

        @Override
        public float[] forward(Steps steps, float[] x) {
            int numbers = steps.rows() * outputs;
            y = Layer.atLeast(y, numbers);
            scan.forward(steps, (row, n) -> {
                for (int i = row * outputs; i < (row + n) * outputs; i++) {
                    scan.after[i] = scan.before[i] + x[i];
                }
            });
            for (int i = 0; i < numbers; i++) {
                y[i] = scan.after[i] / (float) Math.sqrt(1 + Math.abs(scan.after[i]));
            }
            return y;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            int numbers = scan.steps().rows() * outputs;
            for (int i = 0; i < numbers; i++) {
                float size = 1 + Math.abs(scan.after[i]);
                outputGradient[i] *= 0.5f * (1 + size) / (size * (float) Math.sqrt(size));
            }
            scan.backward((row, n, carried) -> {
                int next = n * outputs; // to the same row of the next step
                for (int i = row * outputs; i < (row + carried) * outputs; i++) {
                    outputGradient[i] += outputGradient[i + next];
                }
            });
            return outputGradient;
        }
    }
}
