package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class CausalAttentionTest {
    /** Scores ln 1, ln 2 and ln 3 of one number per head: weights 1/6, 2/6 and 3/6. */
    @Test
    void weightsAreTheSoftmaxOverTheStepsSoFar() {
        float[][] y = ClosedForms.outputs(
                new CausalAttention(1, 1),
                new float[0],
                new float[] {1, 0, 6},
                new float[] {1, (float) Math.log(2), 12},
                new float[] {1, (float) Math.log(3), 18});
        assertEquals(6, y[0][0], 1e-5);
        assertEquals((6 + 2 * 12) / 3.0, y[1][0], 1e-5);
        assertEquals((6 + 2 * 12 + 3 * 18) / 6.0, y[2][0], 1e-5);
    }

    /** The same three steps: of 24 parts the first, the ninth and the seventeenth hold a step each; asking changes nothing. */
    @Test
    void theWeightsCanBeSeen() {
        Network network = new Network(new CausalAttention(1, 1));
        Network.Stepper stepper = network.stepper(new float[0], 2);
        float[] y = new float[1];
        for (int t = 1; t <= 3; t++) {
            stepper.step(1, new int[] {1}, new float[] {1, (float) Math.log(t), 6 * t}, y);
            float[] shown = stepper.show(0);
            assertEquals(24, shown.length);
            assertEquals(1, sum(shown), 1e-6);
        }
        float[] expected = new float[24];
        expected[0] = 1 / 6f;
        expected[8] = 2 / 6f;
        expected[16] = 3 / 6f;
        assertArrayEquals(expected, stepper.show(0), 1e-6f);
        assertArrayEquals(expected, stepper.show(0), 1e-6f);
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void everyHeadAttendsOnItsOwn() {
        float[][] y = ClosedForms.outputs(
                new CausalAttention(2, 2),
                new float[0],
                new float[] {0, 0, 0, 0, 1, 10},
                new float[] {30, -30, 1, 1, 3, 30}); // the first head looks at the new step, the second at the old
        assertArrayEquals(new float[] {3, 10}, y[1], 1e-5f);
    }

    /** More steps than a history has room for at first; with equal keys the mean of the values. */
    @Test
    void theCacheGrowsWithTheTrial() {
        float[][] steps = new float[100][];
        for (int t = 0; t < steps.length; t++) {
            steps[t] = new float[] {1, 1, t};
        }
        float[][] y = ClosedForms.outputs(new CausalAttention(1, 1), new float[0], steps);
        assertEquals(99 / 2.0, y[99][0], 1e-4);
    }

    /** More steps than are answered at a time. */
    @Test
    void longSequencesGiveTheBitsOfSingleStepsAndTheGradientOfTheEquations() {
        CausalAttention layer = new CausalAttention(4, 2);
        double[] x = Slow.gaussian(80 * 12, 1);
        float[] whole = run(layer, Slow.floats(x), 80).forward(steps(80), Slow.floats(x));
        float[][] rows = new float[80][];
        Arrays.setAll(rows, t -> Arrays.copyOfRange(Slow.floats(x), 12 * t, 12 * t + 12));
        float[][] single = ClosedForms.outputs(layer, new float[0], rows);
        for (int t = 0; t < 80; t++) {
            assertArrayEquals(single[t], Arrays.copyOfRange(whole, 4 * t, 4 * t + 4), "step " + t);
        }
        double[] weights = Slow.gaussian(80 * 4, 2);
        double[] direction = Slow.gaussian(80 * 12, 3);
        Layer.Run run = run(layer, Slow.floats(x), 80);
        run.forward(steps(80), Slow.floats(x));
        float[] gradient = Objects.requireNonNull(
                run.backward(Slow.floats(weights), new Parameters(layer.layout(), new float[0], 0), true));
        double slope = 0;
        for (int i = 0; i < x.length; i++) {
            slope += gradient[i] * direction[i];
        }
        double difference = (loss(x, direction, 1e-5, weights) - loss(x, direction, -1e-5, weights)) / 2e-5;
        assertEquals(difference, slope, 1e-5 * Math.max(1, Math.abs(difference)));
    }

    private static Layer.Run run(Layer layer, float[] x, int steps) {
        assertEquals(layer.inputs() * steps, x.length);
        Layer.Run run = layer.newRun();
        run.memory().forgetAll(1);
        return run;
    }

    private static Steps steps(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return Steps.ofSequences(ones);
    }

    private static double loss(double[] x, double[] direction, double step, double[] weights) {
        double[][] moved = new double[80][12];
        for (int i = 0; i < x.length; i++) {
            moved[i / 12][i % 12] = x[i] + step * direction[i];
        }
        double[][] y = SlowSequence.attention(moved, 4, 2);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * y[i / 4][i % 4];
        }
        return sum;
    }

    @Test
    void headsMustShareEvenly() {
        assertThrows(IllegalArgumentException.class, () -> new CausalAttention(3, 2));
    }
}
