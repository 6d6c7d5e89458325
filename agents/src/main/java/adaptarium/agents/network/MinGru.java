package adaptarium.agents.network;

import adaptarium.agents.kernel.Kernel;
import adaptarium.agents.kernel.Matrix;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A minimal gated recurrent unit (Feng et al. 2024, arXiv:2410.01201): gates see the input alone, so that all products are taken for all steps together, and
 * what is left of the recurrence is one weighted sum. An output gate lets a part u of the input past the memory s.
 *
 * <pre>
 * c = g(W_c x + b_c),  g(a) = a + ½ where a is at least 0, else sigmoid(a)
 * z = sigmoid(W_z x + b_z),  p = sigmoid(W_p x + b_p),  u = W_u x + b_u
 * s' = s + z (c - s),   y = u + p (s' - u)
 * </pre>
 *
 * Parameters: weight (4I x H) and bias (4H), in the order c, z, p, u. The update gates start at one step in 1 to 100 (Tallec and Ollivier 2018), the rest as
 * {@link Linear#glorot}. The scan is plain and in order: the paper's, in logarithms, loses digits and would differ from acting.
 *
 * @param inputs I, at least 1
 * @param outputs H, at least 1
 */
public record MinGru(int inputs, int outputs) implements Layer {
    private static final int PARTS = 4;
    private static final int CANDIDATE = 0;
    private static final int UPDATE = 1;
    private static final int OUTPUT = 2;
    private static final int PAST = 3;
    private static final double LONGEST = 100; // steps

    @Override
    public int memorySize() {
        return outputs;
    }

    @Override
    public ParameterLayout layout() {
        return ParameterLayout.empty()
                .with("weight", (long) PARTS * inputs, outputs)
                .with("bias", (long) PARTS * outputs);
    }

    @Override
    public void initialise(Parameters parameters, RandomGenerator random) {
        float[] weight = new float[PARTS * inputs * outputs];
        for (int part = 0; part < PARTS; part++) {
            float[] one = Linear.glorot(1).weights(inputs, outputs, random);
            System.arraycopy(one, 0, weight, part * one.length, one.length);
        }
        parameters.set("weight", weight);
        float[] bias = new float[PARTS * outputs];
        for (int j = 0; j < outputs; j++) {
            bias[UPDATE * outputs + j] = (float) -Math.log(1 + random.nextDouble() * (LONGEST - 1));
        }
        parameters.set("bias", bias);
    }

    @Override
    public Run newRun() {
        return new MinGruRun();
    }

    private final class MinGruRun implements Run {
        private final Kernel kernel = Kernel.best();
        private final Memory memory = new Memory(outputs);
        private Matrix weight = Matrix.of(new float[0], 0, 0, outputs);
        private float[] bias = new float[0];
        private final float[][] parts = new float[PARTS][0]; // c, z, p, u: [S, H] each
        private float[] candidateSums = new float[0]; // what c is g of
        private float[] before = new float[0]; // s
        private float[] after = new float[0]; // s'
        private float[] y = new float[0];
        private float[] inputGradient = new float[0];
        private Steps steps = Steps.ofSequences(new int[0]);
        private Matrix input = Matrix.of(new float[0], 0, 0, inputs);

        @Override
        public void bind(Parameters parameters) {
            weight = parameters.matrix("weight");
            bias = parameters.vector("bias");
        }

        @Override
        public void forgetAll(int slots) {
            memory.forgetAll(slots);
        }

        @Override
        public void forget(int slot) {
            memory.forget(slot);
        }

        @Override
        public void copyMemory(int slot, float[] out, int offset) {
            memory.copy(slot, out, offset);
        }

        private Matrix weight(Matrix all, int part) {
            return all.rows(part * inputs, inputs);
        }

        @Override
        public float[] forward(Steps present, float[] x) {
            steps = present;
            int rows = steps.rows();
            int size = rows * outputs;
            input = Matrix.of(x, 0, rows, inputs);
            for (int part = 0; part < PARTS; part++) {
                parts[part] = Layer.atLeast(parts[part], size);
                Matrix sums = Matrix.of(parts[part], 0, rows, outputs);
                sums.fill(Arrays.copyOfRange(bias, part * outputs, (part + 1) * outputs));
                kernel.addProduct(sums, input, weight(weight, part));
            }
            candidateSums = Layer.atLeast(candidateSums, size);
            System.arraycopy(parts[CANDIDATE], 0, candidateSums, 0, size);
            for (int part = CANDIDATE; part <= OUTPUT; part++) {
                kernel.sigmoid(parts[part], 0, size);
            }
            for (int i = 0; i < size; i++) {
                parts[CANDIDATE][i] = candidateSums[i] >= 0 ? candidateSums[i] + 0.5f : parts[CANDIDATE][i];
            }
            before = Layer.atLeast(before, size);
            after = Layer.atLeast(after, size);
            int row = 0;
            for (int n : steps.batchSizes()) {
                memory.read(steps.slots(), n, before, row);
                mix(after, before, parts[UPDATE], parts[CANDIDATE], row * outputs, n * outputs);
                if (steps.remembered()) {
                    memory.write(steps.slots(), n, after, row);
                }
                row += n;
            }
            y = Layer.atLeast(y, size);
            mix(y, parts[PAST], parts[OUTPUT], after, 0, size);
            return y;
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            int rows = steps.rows();
            float[][] deltas = new float[PARTS][rows * outputs]; // in the sums of c, z, p, u
            float[] ofAfter = new float[rows * outputs];
            for (int i = 0; i < ofAfter.length; i++) {
                float p = parts[OUTPUT][i];
                ofAfter[i] = outputGradient[i] * p;
                deltas[OUTPUT][i] = outputGradient[i] * (after[i] - parts[PAST][i]) * p * (1 - p);
                deltas[PAST][i] = outputGradient[i] * (1 - p);
            }
            int row = rows;
            int[] batchSizes = steps.batchSizes();
            for (int t = batchSizes.length - 1; t >= 0; t--) {
                int later = t + 1 < batchSizes.length ? batchSizes[t + 1] * outputs : 0;
                row -= batchSizes[t];
                int shift = batchSizes[t] * outputs; // to the same sequence's next step
                for (int i = row * outputs; i < row * outputs + later; i++) {
                    ofAfter[i] += ofAfter[i + shift] * (1 - parts[UPDATE][i + shift]);
                }
            }
            for (int i = 0; i < ofAfter.length; i++) {
                float z = parts[UPDATE][i];
                float c = parts[CANDIDATE][i];
                deltas[UPDATE][i] = ofAfter[i] * (c - before[i]) * z * (1 - z);
                deltas[CANDIDATE][i] = ofAfter[i] * z * (candidateSums[i] >= 0 ? 1 : c * (1 - c));
            }
            for (int part = 0; part < PARTS; part++) {
                Matrix delta = Matrix.of(deltas[part], 0, rows, outputs);
                kernel.addProduct(weight(gradient.matrix("weight"), part), input.transposed(), delta);
            }
            Sums.addColumns(kernel, gradient, "bias", rows, deltas);
            if (!inputsWanted) {
                return null;
            }
            inputGradient = Layer.atLeast(inputGradient, rows * inputs);
            Arrays.fill(inputGradient, 0, rows * inputs, 0);
            for (int part = 0; part < PARTS; part++) {
                kernel.addProduct(
                        Matrix.of(inputGradient, 0, rows, inputs),
                        Matrix.of(deltas[part], 0, rows, outputs),
                        weight(weight, part).transposed());
            }
            return inputGradient;
        }
    }

    private static void mix(float[] out, float[] from, float[] gate, float[] to, int at, int count) {
        for (int i = at; i < at + count; i++) {
            out[i] = from[i] + gate[i] * (to[i] - from[i]);
        }
    }
}
