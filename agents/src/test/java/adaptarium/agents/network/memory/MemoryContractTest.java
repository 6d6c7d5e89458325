package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link MemoryCell} must do beside {@link LayerContractTest}'s: a new one is covered by its name there. Two sequences of six steps, in two cells. */
class MemoryContractTest {
    private static final int INPUTS = 3;
    private static final int SIZE = 8;
    private static final int STEPS = 6;
    private static final int[] ALL = {2, 2, 2, 2, 2, 2};

    private static Layer layer(MemoryCell cell) {
        return cell.stack(INPUTS, SIZE, 2, STEPS);
    }

    private static float[] theta(Layer layer) {
        return Slow.floats(Slow.gaussian(Math.toIntExact(layer.layout().size()), 1));
    }

    private static Layer.Run run(Layer layer) {
        Layer.Run run = layer.newRun();
        run.bind(new Parameters(layer.layout(), theta(layer), 0));
        run.memory().forgetAll(2);
        return run;
    }

    private static float[] inputs() {
        return Slow.floats(Slow.gaussian(2 * STEPS * INPUTS, 2));
    }

    private static float[] rows(float[] packed, int width, int fromStep, int toStep) {
        return Arrays.copyOfRange(packed, 2 * fromStep * width, 2 * toStep * width);
    }

    private static float[] forward(Layer.Run run, float[] packed, int fromStep, int toStep) {
        int[] batchSizes = Arrays.copyOfRange(ALL, fromStep, toStep);
        float[] y = run.forward(Steps.ofSequences(batchSizes), rows(packed, INPUTS, fromStep, toStep));
        return Arrays.copyOf(y, 2 * (toStep - fromStep) * SIZE);
    }

    private static float[] inputGradient(MemoryCell cell, float[] ofOutputs) {
        Layer layer = layer(cell);
        Layer.Run run = run(layer);
        forward(run, inputs(), 0, STEPS);
        float[] gradient = new float[theta(layer).length];
        return Objects.requireNonNull(run.backward(ofOutputs, new Parameters(layer.layout(), gradient, 0), true));
    }

    /** Row by row of the Jacobian: exactly 0 after the output's step and in the other sequence, and not 0 at any step before it. */
    @ParameterizedTest
    @EnumSource
    void outputsDependOnTheirOwnPastAlone(MemoryCell cell) {
        for (int t = 0; t < STEPS; t++) {
            float[] ofOutputs = new float[2 * STEPS * SIZE];
            Arrays.fill(ofOutputs, 2 * t * SIZE, (2 * t + 1) * SIZE, 1); // all outputs of sequence 0 at step t
            float[] ofInputs = inputGradient(cell, ofOutputs);
            for (int s = 0; s < STEPS; s++) {
                double own = 0;
                for (int i = 0; i < INPUTS; i++) {
                    own += Math.abs(ofInputs[2 * s * INPUTS + i]);
                    assertEquals(0, ofInputs[(2 * s + 1) * INPUTS + i], "the other sequence, step " + s);
                }
                if (s > t) {
                    assertEquals(0, own, "step " + s + " of an output at step " + t);
                } else if (cell != MemoryCell.MAX || s == t) { // a maximum looks at its greatest step only
                    assertTrue(own > 0, "step " + s + " of an output at step " + t);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void piecesOfSequencesGiveTheBitsOfTheWhole(MemoryCell cell) {
        float[] whole = forward(run(layer(cell)), inputs(), 0, STEPS);
        Layer.Run run = run(layer(cell));
        for (int[] piece : new int[][] {{0, 2}, {2, 5}, {5, 6}}) {
            assertArrayEquals(rows(whole, SIZE, piece[0], piece[1]), forward(run, inputs(), piece[0], piece[1]));
        }
    }

    /** A slot that is wiped between two pieces, as another trial begins inside an update, is as new in the second; the other goes on. */
    @ParameterizedTest
    @EnumSource
    void aSlotWipedBetweenPiecesStartsAnew(MemoryCell cell) {
        float[] whole = forward(run(layer(cell)), inputs(), 0, STEPS);
        Layer.Run run = run(layer(cell));
        forward(run, inputs(), 0, 3);
        run.memory().forget(1);
        float[] y = forward(run, inputs(), 3, STEPS);
        float[] fresh = forward(run(layer(cell)), inputs(), 3, STEPS);
        for (int t = 0; t < 3; t++) {
            int at = 2 * t * SIZE;
            assertArrayEquals(
                    Arrays.copyOfRange(whole, at + 6 * SIZE, at + 7 * SIZE), Arrays.copyOfRange(y, at, at + SIZE));
            assertArrayEquals(
                    Arrays.copyOfRange(fresh, at + SIZE, at + 2 * SIZE),
                    Arrays.copyOfRange(y, at + SIZE, at + 2 * SIZE));
        }
    }

    /** Cut into single steps nothing flows through the memory: of two linear steps' gradients, each is its own. */
    @ParameterizedTest
    @EnumSource
    void gradientsOfAPieceStopAtItsBeginning(MemoryCell cell) {
        Layer layer = layer(cell);
        float[] ones = new float[2 * SIZE];
        Layer.Run run = run(layer);
        forward(run, inputs(), 0, STEPS - 1);
        float[] y = forward(run, inputs(), STEPS - 1, STEPS);
        Arrays.fill(ones, 1);
        float[] gradient = new float[theta(layer).length];
        float[] ofInputs = Arrays.copyOf(
                Objects.requireNonNull(run.backward(ones, new Parameters(layer.layout(), gradient, 0), true)),
                2 * INPUTS);
        float[] moved = inputs();
        float step = 1e-2f; // in float32: a coarse difference shows the right slope to a few per cent
        int last = 2 * (STEPS - 1) * INPUTS;
        moved[last] += step;
        Layer.Run other = run(layer);
        forward(other, moved, 0, STEPS - 1);
        float[] up = forward(other, moved, STEPS - 1, STEPS);
        double slope = 0;
        for (int i = 0; i < y.length; i++) {
            slope += (up[i] - y[i]) / step;
        }
        assertEquals(slope, ofInputs[0], 0.05 * Math.max(1, Math.abs(slope)));
    }

    @ParameterizedTest
    @EnumSource
    void initialParametersAreFiniteAndGiveOutputsOfOrderOne(MemoryCell cell) {
        Network network = new Network(layer(cell));
        float[] theta = network.initialParameters(adaptarium.random.Seeds.generator(3));
        float[] y = network.newTape().record(theta, inputs(), ALL);
        double square = 0;
        for (int i = 0; i < 2 * STEPS * SIZE; i++) {
            assertTrue(Float.isFinite(y[i]));
            square += y[i] * y[i] / (2 * STEPS * SIZE);
        }
        assertTrue(square > 1e-4 && square < 4, "mean square " + square);
    }
}
