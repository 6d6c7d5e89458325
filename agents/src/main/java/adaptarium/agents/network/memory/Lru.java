package adaptarium.agents.network.memory;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Memory;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Gate;
import adaptarium.agents.network.layer.Join;
import adaptarium.agents.network.layer.Linear;
import adaptarium.agents.network.layer.Skip;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The recurrence of a linear recurrent unit (Orvieto et al. 2023, arXiv:2303.06349): complex numbers that turn and fade, each at a pace of its own which does
 * not depend on what comes in. It cannot forget at once.
 *
 * <pre>
 * x' = lambda x + gamma u,   lambda = exp(-exp(nu) + i exp(theta)),   gamma = sqrt(1 - |lambda|²)
 * </pre>
 *
 * <p>A row of inputs is [Re u, Im u], of outputs [Re x', Im x']. Parameters: nu (N), theta (N).
 *
 * @param states N, at least 1
 */
public record Lru(int states) implements Layer {
    private static final double LEAST_MODULUS =
            0.5; // a memory of 1 step at first: what fades slowly is also told softly, by gamma
    private static final double GREATEST_MODULUS = 0.999; // of 1,000 steps
    private static final double GREATEST_PHASE = Math.PI / 10; // the paper's for its longest sequences

    /**
     * The whole cell: u is a gated linear map of the input (the paper's is linear, and layers below it multiply what belongs together: an action and its reward),
     * and so is what it gives of the states and the input. There is no normalisation.
     *
     * @param inputs I
     * @param outputs H, also the number of states
     * @return from inputs to outputs
     */
    public static Layer cell(int inputs, int outputs) {
        Layer states = Chain.of(
                new Linear(inputs, 4 * outputs, Linear.glorot(1)),
                new Gate(2 * outputs, /* tanh= */ false),
                new Lru(outputs));
        return Chain.of(
                Join.of(states, new Skip(inputs)),
                new Linear(2 * outputs + inputs, 2 * outputs, Linear.glorot(1)),
                new Gate(outputs, /* tanh= */ false));
    }

    @Override
    public int inputs() {
        return 2 * states;
    }

    @Override
    public int outputs() {
        return 2 * states;
    }

    @Override
    public int memorySize() {
        return 2 * states;
    }

    @Override
    public ParameterLayout layout() {
        return ParameterLayout.empty().with("nu", states).with("theta", states);
    }

    /** Moduli uniform over the ring from 0.5 to 0.999, phases uniform from 0 to pi / 10. */
    @Override
    public void initialise(Parameters parameters, RandomGenerator random) {
        float[] nu = new float[states];
        float[] theta = new float[states];
        double least = LEAST_MODULUS * LEAST_MODULUS;
        for (int i = 0; i < states; i++) {
            double square = least + random.nextDouble() * (GREATEST_MODULUS * GREATEST_MODULUS - least);
            nu[i] = (float) StrictMath.log(-0.5 * StrictMath.log(square));
            theta[i] = (float) StrictMath.log(GREATEST_PHASE * (1 - random.nextDouble()));
        }
        parameters.set("nu", nu);
        parameters.set("theta", theta);
    }

    @Override
    public long kept(boolean inputsWanted) {
        return 4L * states;
    }

    @Override
    public Run newRun() {
        return new LruRun();
    }

    private final class LruRun implements Run {
        private final Scan scan = new Scan(2 * states);
        private final double[] modulus = new double[states];
        private final double[] phase = new double[states];
        private final float[] re = new float[states]; // of lambda
        private final float[] im = new float[states];
        private final float[] gamma = new float[states];
        private float[] u = new float[0];

        @Override
        public void bind(Parameters parameters) {
            float[] nu = parameters.vector("nu");
            float[] theta = parameters.vector("theta");
            for (int i = 0; i < states; i++) {
                modulus[i] = StrictMath.exp(-StrictMath.exp(nu[i]));
                phase[i] = StrictMath.exp(theta[i]);
                re[i] = (float) (modulus[i] * StrictMath.cos(phase[i]));
                im[i] = (float) (modulus[i] * StrictMath.sin(phase[i]));
                gamma[i] = (float) Math.sqrt(1 - modulus[i] * modulus[i]);
            }
        }

        @Override
        public Memory memory() {
            return scan.memory();
        }

        @Override
        public float[] forward(Steps steps, float[] x) {
            u = x;
            scan.forwardByRow(steps, row -> forwardRow(scan.before, scan.after, 2 * row * states));
            return scan.after;
        }

        private void forwardRow(float[] before, float[] after, int r) {
            for (int j = 0; j < states; j++) {
                float a = before[r + j];
                float b = before[r + states + j];
                after[r + j] = re[j] * a - im[j] * b + gamma[j] * u[r + j];
                after[r + states + j] = re[j] * b + im[j] * a + gamma[j] * u[r + states + j];
            }
        }

        @Override
        public float @Nullable [] backward(float[] outputGradient, Parameters gradient, boolean inputsWanted) {
            double[] ofRe = new double[states];
            double[] ofIm = new double[states];
            double[] ofGamma = new double[states];
            scan.backwardByRow((row, nextRow) -> {
                int r = 2 * row * states;
                int next = 2 * nextRow * states; // below 0 where there is none
                for (int j = 0; j < states; j++) {
                    int b = r + states + j;
                    float da = outputGradient[r + j] + (next < 0 ? 0 : scan.before[next + j]);
                    float db = outputGradient[b] + (next < 0 ? 0 : scan.before[next + states + j]);
                    ofRe[j] += da * scan.before[r + j] + db * scan.before[b];
                    ofIm[j] += db * scan.before[r + j] - da * scan.before[b];
                    ofGamma[j] += da * u[r + j] + db * u[b];
                    scan.before[r + j] = re[j] * da + im[j] * db; // from here on, the gradient in it
                    scan.before[b] = re[j] * db - im[j] * da;
                    outputGradient[r + j] = gamma[j] * da;
                    outputGradient[b] = gamma[j] * db;
                }
            });
            addParameterGradients(gradient, ofRe, ofIm, ofGamma);
            return outputGradient;
        }

        private void addParameterGradients(Parameters gradient, double[] ofRe, double[] ofIm, double[] ofGamma) {
            float[] nu = gradient.vector("nu");
            float[] theta = gradient.vector("theta");
            for (int j = 0; j < states; j++) {
                double cosine = StrictMath.cos(phase[j]);
                double sine = StrictMath.sin(phase[j]);
                double ofModulus = ofRe[j] * cosine + ofIm[j] * sine - ofGamma[j] * modulus[j] / gamma[j];
                nu[j] += (float)
                        (ofModulus * modulus[j] * StrictMath.log(modulus[j])); // d modulus / d nu = -exp(nu) modulus
                theta[j] += (float) ((ofIm[j] * cosine - ofRe[j] * sine) * modulus[j] * phase[j]);
            }
            gradient.set("nu", nu);
            gradient.set("theta", theta);
        }
    }
}
