package adaptarium.agents.network.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.network.Network;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.layer.Chain;
import adaptarium.agents.network.layer.HeadStart;
import adaptarium.agents.network.memory.Slow;
import adaptarium.random.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryHeadTest {
    private static final int MEMORY = 6;
    private static final int INPUTS = 4;
    private static final int HIDDEN = 5;
    private static final double[] GAINS = {0.5, 0.5, 1};

    private static Network network(MemoryHead head, HeadStart start) {
        return new Network(new Chain(head.layers(MEMORY, INPUTS, HIDDEN, start, GAINS)));
    }

    /** Outputs for four rows: two memories with each of two inputs. */
    private static float[] outputs(Network network, float[] theta) {
        float[] memories = Slow.floats(Slow.gaussian(2 * MEMORY, 5));
        float[] inputs = Slow.floats(Slow.gaussian(2 * INPUTS, 6));
        float[] rows = new float[4 * (MEMORY + INPUTS)];
        for (int row = 0; row < 4; row++) {
            System.arraycopy(memories, row / 2 * MEMORY, rows, row * (MEMORY + INPUTS), MEMORY);
            System.arraycopy(inputs, row % 2 * INPUTS, rows, row * (MEMORY + INPUTS) + MEMORY, INPUTS);
        }
        return network.newTape().record(theta, rows, new int[] {4});
    }

    private static float[] row(float[] outputs, int row) {
        return Arrays.copyOfRange(outputs, row * GAINS.length, (row + 1) * GAINS.length);
    }

    /** And that policy is not a constant one. */
    @ParameterizedTest
    @EnumSource(names = {"FILM", "HYPERNETWORK"})
    void atFirstItIsAnOrdinaryPolicyWhateverTheMemorySays(MemoryHead head) {
        Network network = network(head, HeadStart.BIAS);
        float[] y = outputs(network, network.initialParameters(Seeds.generator(1)));
        assertArrayEquals(row(y, 0), row(y, 2));
        assertArrayEquals(row(y, 1), row(y, 3));
        assertTrue(Math.abs(y[0] - y[GAINS.length]) > 1e-3);
    }

    /** Its first outputs are those of two plain layers with the weights that stand for the hypernetwork's biases. */
    @Test
    void theHypernetworkStartsAsTheNetworkThatItStandsFor() {
        Network hyper = network(MemoryHead.HYPERNETWORK, HeadStart.BIAS);
        float[] theta = hyper.initialParameters(Seeds.generator(1));
        float[] y = outputs(hyper, theta);
        double[] x = Arrays.copyOf(Slow.gaussian(2 * INPUTS, 6), INPUTS);
        double[] hidden = Arrays.stream(plain(hyper, theta, "1.1.0.", x, HIDDEN))
                .map(Math::tanh)
                .toArray();
        double[] expected = plain(hyper, theta, "2.", hidden, GAINS.length);
        for (int j = 0; j < GAINS.length; j++) {
            assertEquals(expected[j], y[j], 1e-6);
        }
    }

    private static double[] plain(Network network, float[] theta, String layer, double[] x, int outputs) {
        Parameters own = new Parameters(network.layout(), theta, 0);
        float[] weights = own.vector(layer + "weight");
        float[] biases = own.vector(layer + "bias");
        double[] all = new double[weights.length + biases.length];
        Arrays.setAll(all, i -> i < weights.length ? weights[i] : biases[i - weights.length]);
        return Slow.affine(all, 0, weights.length, x, outputs);
    }

    @ParameterizedTest
    @EnumSource(names = {"FILM", "HYPERNETWORK"})
    void withKaimingsStartTheMemoryHasItsSayAtOnce(MemoryHead head) {
        Network network = network(head, HeadStart.KAIMING);
        float[] y = outputs(network, network.initialParameters(Seeds.generator(1)));
        assertTrue(Math.abs(y[0] - y[2 * GAINS.length]) > 1e-3);
    }

    /** A head whose gradient were 0 at first could never begin to use its memory. */
    @ParameterizedTest
    @EnumSource
    void theFirstGradientReachesWhatTheMemoryHasToSay(MemoryHead head) {
        Network network = network(head, HeadStart.BIAS);
        float[] theta = network.initialParameters(Seeds.generator(1));
        Network.Tape tape = network.newTape();
        tape.record(theta, Slow.floats(Slow.gaussian(3 * (MEMORY + INPUTS), 7)), new int[] {3});
        float[] ones = new float[3 * GAINS.length];
        Arrays.fill(ones, 1);
        float[] gradient = new float[theta.length];
        tape.gradient(ones, gradient);
        String block = switch (head) {
            case CONCATENATION -> "0.weight";
            case FILM -> "0.0.3.weight";
            case HYPERNETWORK -> "2.hyper.weight";
        };
        double size = 0;
        for (float g : new Parameters(network.layout(), gradient, 0).vector(block)) {
            size += Math.abs(g);
        }
        assertTrue(size > 1e-3, block);
    }
}
