package adaptarium.meta.belief;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.network.Network;
import adaptarium.agents.network.layer.Linear;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The encoder's gradient, held against the same computation in float64, written once more from the formulas. */
class TaskEncoderTest {
    private static final int TASKS = 3;
    private static final int[] STEPS = {4, 1, 6}; // of each
    private static final int[] FIRST = {0, 4, 5};
    private static final int ROWS = 11;
    private static final int INPUTS = 5;
    private static final int LATENTS = 2;
    private static final double KL_WEIGHT = 0.7;

    private final Network network = new Network(new Linear(INPUTS, 2 * LATENTS, Linear.glorot(/* gain= */ 1)));
    private final RandomGenerator random = Seeds.generator(1);
    private final float[] psi = network.initialParameters(random);
    private final float[] rows = gaussians(ROWS * INPUTS);
    private final float[] wanted = gaussians(TASKS * LATENTS); // d loss / d latent

    private float[] gaussians(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Σ wanted · z + β mean KL, where a factor is W x + b. */
    private double loss(double[] theta) {
        RandomGenerator draws = Seeds.generator(2);
        double sum = 0;
        for (int m = 0; m < TASKS; m++) {
            double[] noise = {draws.nextGaussian(), draws.nextGaussian()};
            for (int l = 0; l < LATENTS; l++) {
                double precision = 1;
                double weighted = 0;
                for (int k = 0; k < STEPS[m]; k++) {
                    double mean = output(theta, FIRST[m] + k, l);
                    double variance = Math.log1p(Math.exp(output(theta, FIRST[m] + k, LATENTS + l))) + 1e-7;
                    precision += 1 / variance;
                    weighted += mean / variance;
                }
                double mean = weighted / precision;
                double z = mean + noise[l] / Math.sqrt(precision);
                double divergence = 0.5 * (mean * mean + 1 / precision - 1 + Math.log(precision));
                sum += wanted[m * LATENTS + l] * z + KL_WEIGHT / TASKS * divergence;
            }
        }
        return sum;
    }

    private double output(double[] theta, int row, int unit) {
        double sum = theta[INPUTS * 2 * LATENTS + unit]; // the bias lies behind the weights
        for (int i = 0; i < INPUTS; i++) {
            sum += theta[i * 2 * LATENTS + unit] * rows[row * INPUTS + i];
        }
        return sum;
    }

    @Test
    void theGradientIsTheSlopeInDoublePrecision() {
        TaskEncoder encoder = new TaskEncoder(network);
        encoder.infer(psi, rows, STEPS, Seeds.generator(2), new float[TASKS * LATENTS]);
        float[] found = encoder.gradient(wanted, KL_WEIGHT);
        double[] at = new double[psi.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = psi[i];
        }
        for (int i = 0; i < at.length; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double slope = (loss(up) - loss(down)) / 2e-5;
            assertEquals(slope, found[i], 1e-6 * Math.max(1, Math.abs(slope)), "parameter " + i);
        }
    }

    @Test
    void eachTaskIsInferredFromItsOwnTransitions() {
        TaskEncoder encoder = new TaskEncoder(network);
        float[] before = new float[TASKS * LATENTS];
        encoder.infer(psi, rows, STEPS, Seeds.generator(2), before);
        float[] other = rows.clone();
        other[FIRST[1] * INPUTS] += 1;
        float[] after = new float[TASKS * LATENTS];
        encoder.infer(psi, other, STEPS, Seeds.generator(2), after);
        for (int i = 0; i < after.length; i++) {
            assertEquals(i / LATENTS == 1, before[i] != after[i], "number " + i);
        }
    }
}
