package adaptarium.meta.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SteppedLossTest {
    private static final int TASKS = 2;
    private static final int ROWS = 3;
    private static final int INPUTS = 3;
    private static final int OUTPUTS = 2;
    private static final double RATE = 0.3;

    private final Mlp mlp = new Mlp(INPUTS, List.of(5, 4), OUTPUTS, Activation.TANH);
    private final NDManager manager = TensorEngine.newManager();
    private final SteppedLoss.Rows past = rows(1);
    private final SteppedLoss.Rows future = rows(2);
    private final double[] theta = numbers((int) mlp.layout().size(), 3, 0.8);

    @AfterEach
    void close() {
        manager.close();
    }

    private static double[] numbers(int count, long seed, double scale) {
        RandomGenerator random = Seeds.generator(seed);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = scale * random.nextGaussian();
        }
        return numbers;
    }

    private SteppedLoss.Rows rows(long seed) {
        double[] weights = {0.5, 0.25, 0, 0.3, 0.3, 0.4}; // one row is missing
        return new SteppedLoss.Rows(
                manager.create(numbers(TASKS * ROWS * INPUTS, seed, 1), new Shape(TASKS, ROWS, INPUTS)),
                manager.create(numbers(TASKS * ROWS * OUTPUTS, seed + 10, 1), new Shape(TASKS, ROWS, OUTPUTS)),
                manager.create(weights, new Shape(TASKS, ROWS, 1)));
    }

    private SteppedLoss loss(double[] parameters, double[] rates) {
        return SteppedLoss.of(mlp, manager.create(parameters), manager.create(rates), past, future);
    }

    private static double[] columnSums(NDArray rows) {
        return rows.sum(new int[] {0}).toDoubleArray();
    }

    @Test
    void theDerivativeThroughTheStepIsThatOfCentralDifferences() {
        double[] rates = numbers(theta.length, 4, 0.1);
        for (int i = 0; i < rates.length; i++) {
            rates[i] = RATE + Math.abs(rates[i]);
        }
        SteppedLoss loss = loss(theta, rates);
        assertDifferences(
                theta, columnSums(loss.gradient()), x -> loss(x, rates).after());
        assertDifferences(
                rates, columnSums(loss.rateGradient()), x -> loss(theta, x).after());
    }

    private interface Function {
        double at(double[] x);
    }

    private static void assertDifferences(double[] x, double[] gradient, Function function) {
        double largest = 0;
        for (double g : gradient) {
            largest = Math.max(largest, Math.abs(g));
        }
        for (int i = 0; i < x.length; i++) {
            double step = 1e-5;
            double[] up = x.clone();
            double[] down = x.clone();
            up[i] += step;
            down[i] -= step;
            double expected = (function.at(up) - function.at(down)) / (2 * step);
            assertEquals(expected, gradient[i], 1e-6 * largest, "number " + i);
        }
    }

    @Test
    void aRateOfZeroLeavesTheErrorAsItIs() {
        SteppedLoss loss = loss(theta, new double[theta.length]);
        assertEquals(loss.before(), loss.after(), 1e-12);
    }

    /** What acts at test time takes the very step that was trained for. */
    @Test
    void theModelAtWorkTakesTheSameStep() {
        float[] start = floats(theta);
        float[] rates = new float[start.length];
        java.util.Arrays.fill(rates, (float) RATE);
        Network network = new Network(mlp.onHeap(1));
        SteppedModel model = new SteppedModel(network, start, rates, ROWS, SteppedModel.Start.META, 1);
        float[] x = floats(past.inputs().toDoubleArray());
        float[] y = floats(past.targets().toDoubleArray());
        for (int row = 0; row < ROWS; row++) { // of the first task
            model.learn(
                    0,
                    java.util.Arrays.copyOfRange(x, row * INPUTS, (row + 1) * INPUTS),
                    java.util.Arrays.copyOfRange(y, row * OUTPUTS, (row + 1) * OUTPUTS));
        }
        Foresight foresight = model.foresight(0);
        foresight.begin(ROWS);
        float[] queries = floats(future.inputs().toDoubleArray());
        float[] predicted = java.util.Arrays.copyOf(foresight.next(queries), ROWS * OUTPUTS);

        NDArray weights = manager.create(new double[] {1.0 / ROWS, 1.0 / ROWS, 1.0 / ROWS}, new Shape(1, ROWS, 1));
        NDArray inputs = past.inputs().get("0:1");
        NDArray parameters = manager.create(theta);
        var tape = mlp.record(parameters, inputs);
        NDArray pull = tape.output().sub(past.targets().get("0:1")).mul(weights);
        NDArray adapted = parameters.sub(tape.vjp(pull).mul(RATE));
        double[] expected = mlp.apply(adapted, future.inputs().get("0:1")).toDoubleArray();
        assertArrayEquals(floats(expected), predicted, 1e-5F);
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
