package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.Film;
import adaptarium.agents.network.layer.Gate;
import adaptarium.agents.network.layer.HeadStart;
import adaptarium.agents.network.layer.HyperLinear;
import adaptarium.agents.network.layer.Join;
import adaptarium.agents.network.layer.Linear;
import adaptarium.agents.network.layer.Relu;
import adaptarium.agents.network.layer.Residual;
import adaptarium.agents.network.layer.Skip;
import adaptarium.agents.network.layer.Slice;
import adaptarium.agents.network.layer.Tanh;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer must do. A new layer joins by one line in {@link #layers}: its shape, and its equations in float64. */
public class LayerContractTest {
    /** Three sequences of lengths 4, 2 and 1. */
    private static final int[] STAGGERED = {3, 2, 1, 1};

    private static final int STEPS = 4;

    record Case(Layer layer, Slow slow) {
        double[] theta() {
            return Slow.gaussian(Math.toIntExact(layer.layout().size()), 1);
        }

        double[] packed(int rows) {
            return Slow.gaussian(rows * layer.inputs(), 2);
        }

        Layer.Run run(int slots) {
            Layer.Run run = layer.newRun();
            run.bind(new Parameters(layer.layout(), Slow.floats(theta()), 0));
            run.memory().forgetAll(slots);
            return run;
        }
    }

    static Stream<Case> layers() {
        Stream<Case> cells = Arrays.stream(MemoryCell.values())
                .flatMap(cell -> Stream.of(4, 6)
                        .map(size -> new Case(cell.stack(3, size, 1, STEPS), SlowCells.of(cell, 3, size, STEPS))));
        return Stream.concat(cells, parts());
    }

    private static Stream<Case> parts() {
        return Stream.of(
                new Case(new Linear(3, 5, Linear.glorot(1)), Slow.linear(5)),
                new Case(
                        new Tanh(4),
                        (theta, x, memory) -> Arrays.stream(x).map(Math::tanh).toArray()),
                new Case(
                        new Relu(4),
                        (theta, x, memory) ->
                                Arrays.stream(x).map(a -> Math.max(a, 0)).toArray()),
                new Case(new Skip(3), (theta, x, memory) -> x),
                new Case(new Slice(5, 1, 2), (theta, x, memory) -> Arrays.copyOfRange(x, 1, 3)),
                new Case(new Film(2), (theta, x, memory) -> film(x)),
                new Case(new HyperLinear(2, 3, 4, HeadStart.BIAS, Linear.glorot(1)), SlowCells::hyperLinear),
                new Case(new Residual(new Linear(3, 3, Linear.glorot(1))), residual()),
                new Case(new Gate(3, /* tanh= */ true), LayerContractTest::tanhGate),
                new Case(
                        Chain.of(new Gru(3, 4), new Linear(4, 2, Linear.glorot(1)), new Tanh(2)),
                        LayerContractTest::chain),
                new Case(
                        Join.of(new Linear(3, 2, Linear.glorot(1)), new Skip(3), MinGru.cell(3, 4)),
                        LayerContractTest::join));
    }

    private static double[] film(double[] x) {
        return new double[] {(1 + x[0]) * x[4] + x[2], (1 + x[1]) * x[5] + x[3]};
    }

    private static Slow residual() {
        return (theta, x, memory) -> {
            double[] y = Slow.linear(3).step(theta, x, memory);
            Arrays.setAll(y, j -> x[j] + y[j]);
            return y;
        };
    }

    private static double[] tanhGate(double[] theta, double[] x, double[] memory) {
        double[] y = new double[3];
        Arrays.setAll(y, j -> Math.tanh(x[j]) * SlowCells.sigmoid(x[3 + j]));
        return y;
    }

    private static double[] chain(double[] theta, double[] x, double[] memory) {
        double[] h = Slow.gru(3, 4).step(theta, x, memory);
        int weight = 3 * 4 * (3 + 4 + 2);
        return Arrays.stream(Slow.affine(theta, weight, weight + 4 * 2, h, 2))
                .map(Math::tanh)
                .toArray();
    }

    private static double[] join(double[] theta, double[] x, double[] memory) {
        double[] first = Slow.linear(2).step(theta, x, memory);
        double[] last = Slow.minGru(3, 4).step(Arrays.copyOfRange(theta, 8, theta.length), x, memory);
        double[] all = Arrays.copyOf(first, 2 + 3 + 4);
        System.arraycopy(x, 0, all, 2, 3);
        System.arraycopy(last, 0, all, 5, 4);
        return all;
    }

    @ParameterizedTest
    @MethodSource("layers")
    void valuesAreThoseOfTheEquations(Case one) {
        double[] packed = one.packed(7);
        double[] expected = one.slow().run(one.layer(), one.theta(), packed, STAGGERED);
        float[] y = one.run(3).forward(Steps.ofSequences(STAGGERED), Slow.floats(packed));
        double tolerance = 1e-6 * greatest(expected);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], y[i], tolerance, "output " + i);
        }
    }

    /** Central differences of the float64 equations, whose own error is about 1e-9: what is left is float32's. */
    @ParameterizedTest
    @MethodSource("layers")
    void gradientsAreFiniteDifferences(Case one) {
        double[] theta = one.theta();
        double[] packed = one.packed(7);
        double[] weights = Slow.gaussian(7 * one.layer().outputs(), 3);
        Layer.Run run = one.run(3);
        run.forward(Steps.ofSequences(STAGGERED), Slow.floats(packed));
        float[] gradient = new float[theta.length];
        float[] ofInputs = assertNotNullAndGet(
                run.backward(Slow.floats(weights), new Parameters(one.layer().layout(), gradient, 0), true));
        compare("parameter ", slopes(one, theta, packed, theta, weights), gradient);
        compare("input ", slopes(one, theta, packed, packed, weights), ofInputs);
    }

    private static void compare(String what, double[] expected, float[] values) {
        double tolerance = 1e-6 * greatest(expected);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], values[i], tolerance, what + i);
        }
    }

    /** The greatest size, at least 1: float32's error in a sum is relative to its terms. */
    private static double greatest(double[] values) {
        return Arrays.stream(values).map(Math::abs).reduce(1, Math::max);
    }

    private static double[] slopes(Case one, double[] theta, double[] packed, double[] moved, double[] weights) {
        double[] slopes = new double[moved.length];
        Arrays.setAll(slopes, i -> slope(one, theta, packed, moved, i, weights));
        return slopes;
    }

    private static float[] assertNotNullAndGet(float[] array) {
        assertNotNull(array);
        return array;
    }

    private static double slope(Case one, double[] theta, double[] packed, double[] moved, int i, double[] weights) {
        double step = 1e-5;
        double value = moved[i];
        moved[i] = value + step;
        double up = loss(one, theta, packed, weights);
        moved[i] = value - step;
        double down = loss(one, theta, packed, weights);
        moved[i] = value;
        return (up - down) / (2 * step);
    }

    private static double loss(Case one, double[] theta, double[] packed, double[] weights) {
        double[] y = one.slow().run(one.layer(), theta, packed, STAGGERED);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += y[i] * weights[i];
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("layers")
    void gradientsAreAddedToWhatIsThere(Case one) {
        double[] packed = one.packed(7);
        float[] once = new float[one.theta().length];
        Layer.Run run = one.run(3);
        for (int times = 1; times <= 2; times++) {
            run.memory().forgetAll(3);
            run.forward(Steps.ofSequences(STAGGERED), Slow.floats(packed));
            float[] gradient = times == 1 ? once : once.clone();
            float[] before = gradient.clone();
            float[] weights = Slow.floats(Slow.gaussian(7 * one.layer().outputs(), 3));
            run.backward(weights, new Parameters(one.layer().layout(), gradient, 0), false);
            for (int i = 0; i < gradient.length; i++) {
                assertEquals(times * once[i], gradient[i], 1e-5 * Math.max(1, Math.abs(once[i])), "from " + before[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void stepsGiveToTheBitWhatTheWholeSequencesGive(Case one) {
        int in = one.layer().inputs();
        int out = one.layer().outputs();
        float[] packed = Slow.floats(one.packed(7));
        float[] whole = Arrays.copyOf(one.run(3).forward(Steps.ofSequences(STAGGERED), packed), 7 * out);
        Layer.Run stepper = one.run(5);
        int[] slots = {4, 0, 2}; // of sequences 0, 1, 2
        int row = 0;
        for (int n : STAGGERED) {
            float[] x = Arrays.copyOfRange(packed, row * in, (row + n) * in);
            float[] noise = Slow.floats(Slow.gaussian(n * in, 100 + row));
            stepper.forward(new Steps(new int[] {n}, slots, /* remembered= */ false), noise); // leaves no trace
            float[] y = stepper.forward(new Steps(new int[] {n}, slots, /* remembered= */ true), x);
            assertArrayEquals(Arrays.copyOfRange(whole, row * out, (row + n) * out), Arrays.copyOf(y, n * out));
            row += n;
        }
    }

    /** Slot 1 is wiped after two steps, slot 0 goes on: each is as if it were alone. */
    @ParameterizedTest
    @MethodSource("layers")
    void aWipedSlotStartsAnewAndTheOthersDoNotNotice(Case one) {
        int in = one.layer().inputs();
        int out = one.layer().outputs();
        float[] x = Slow.floats(one.packed(8)); // four steps of two slots
        Layer.Run both = one.run(2);
        Layer.Run first = one.run(1);
        Layer.Run second = one.run(1);
        for (int t = 0; t < 4; t++) {
            if (t == 2) {
                both.memory().forget(1);
                second.memory().forgetAll(1);
            }
            float[] rows = Arrays.copyOfRange(x, 2 * t * in, (2 * t + 2) * in);
            float[] y = Arrays.copyOf(both.forward(steps(2), rows), 2 * out);
            float[] a = first.forward(steps(1), Arrays.copyOf(rows, in));
            float[] b = second.forward(steps(1), Arrays.copyOfRange(rows, in, 2 * in));
            assertArrayEquals(Arrays.copyOf(a, out), Arrays.copyOf(y, out), "slot 0, step " + t);
            assertArrayEquals(Arrays.copyOf(b, out), Arrays.copyOfRange(y, out, 2 * out), "slot 1, step " + t);
        }
        float[] memory = new float[one.layer().memorySize() + 1];
        float[] alone = memory.clone();
        both.memory().copy(1, memory, 1);
        second.memory().copy(0, alone, 1);
        assertArrayEquals(alone, memory);
    }

    /** A slot that takes over another one's memory goes on as it would, and leaves it alone. */
    @ParameterizedTest
    @MethodSource("layers")
    void aMemoryThatIsTakenOverGoesOnInBoth(Case one) {
        int in = one.layer().inputs();
        int out = one.layer().outputs();
        float[] x = Slow.floats(one.packed(8)); // three steps, then five that both see
        Layer.Run first = one.run(1);
        Layer.Run second = one.run(2);
        for (int t = 0; t < 8; t++) {
            if (t == 3) {
                second.forward(steps(2), Slow.floats(one.packed(2))); // something else that is to be forgotten
                second.memory().take(first.memory(), 0, 1);
            }
            float[] row = Arrays.copyOfRange(x, t * in, (t + 1) * in);
            float[] a = Arrays.copyOf(first.forward(steps(1), row), out);
            if (t >= 3) {
                float[] b = second.forward(new Steps(new int[] {1}, new int[] {1}, /* remembered= */ true), row);
                assertArrayEquals(a, Arrays.copyOf(b, out), "step " + t);
            }
        }
    }

    private static Steps steps(int rows) {
        return new Steps(new int[] {rows}, new int[] {0, 1}, /* remembered= */ true);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void whatWasRunBeforeLeavesNoTrace(Case one) {
        float[] packed = Slow.floats(one.packed(7));
        float[] weights = Slow.floats(Slow.gaussian(7 * one.layer().outputs(), 3));
        float[][] results = new float[2][];
        for (int again = 0; again < 2; again++) {
            Layer.Run run = one.run(9);
            if (again == 1) {
                int[] longer = {9, 8, 4};
                run.forward(
                        Steps.ofSequences(longer),
                        Slow.floats(Slow.gaussian(21 * one.layer().inputs(), 5)));
                float[] other = Slow.floats(Slow.gaussian(21 * one.layer().outputs(), 6));
                run.backward(other, new Parameters(one.layer().layout(), new float[one.theta().length], 0), true);
                run.memory().forgetAll(3);
            }
            run.forward(Steps.ofSequences(STAGGERED), packed);
            float[] gradient = new float[one.theta().length];
            Parameters sum = new Parameters(one.layer().layout(), gradient, 0);
            float[] ofInputs = assertNotNullAndGet(run.backward(weights.clone(), sum, true));
            results[again] = Arrays.copyOf(gradient, gradient.length + packed.length);
            System.arraycopy(ofInputs, 0, results[again], gradient.length, packed.length);
        }
        assertArrayEquals(results[0], results[1]);
    }
}
