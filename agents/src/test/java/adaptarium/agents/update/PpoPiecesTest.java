package adaptarium.agents.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.Categorical;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.agents.experience.Sequences;
import adaptarium.agents.experience.Sequences.Source;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.memory.Gru;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Back-propagation through pieces of sequences. */
class PpoPiecesTest {
    private static final PpoSettings SETTINGS = new PpoSettings(0.01, 2, 2, 0.2, 0.9, 0.9, 0.01, 0.5, 1);
    private static final ActorCritic GRU = ActorCritic.withMemory(new Gru(3, 5), 4, new Categorical(2), 1);
    private static final ActorCritic MLP = ActorCritic.withoutMemory(3, List.of(6), new Categorical(2), 1);
    private static final List<Source> SOURCES = List.of(new Source(0, 0), new Source(0, 1), new Source(0, 2));

    /** Three sequences of 3, 5 and 7 steps, of random content. */
    private static Rollout rollout() {
        RandomGenerator random = Seeds.generator(2);
        Rollout rollout = new Rollout(3, 0, 3, 1);
        for (int slot = 0; slot < 3; slot++) {
            for (int t = 0; t < 3 + 2 * slot; t++) {
                float[] input = {(float) random.nextGaussian(), (float) random.nextGaussian(), 1};
                rollout.act(slot, new float[0], input, 0, new float[] {random.nextInt(2)}, 0, -0.7f, 0);
                rollout.outcome(slot, (float) random.nextGaussian(), false, false, new float[0], 0);
            }
        }
        rollout.estimate(1, Rollout.NO_BONUSES, 0.9, 0.9, true);
        return rollout;
    }

    private static Ppo.Loss loss(ActorCritic network, int pieceSteps) {
        float[] theta = network.initialParameters(Seeds.generator(1));
        try (Workers workers = new Workers(1)) {
            return new Ppo(network, SETTINGS, pieceSteps, workers)
                    .gradient(theta, List.of(rollout()), SOURCES, new RunningMoments(1));
        }
    }

    @Test
    void onePieceIsTheWhole() {
        assertArrayEquals(loss(GRU, Integer.MAX_VALUE).gradient, loss(GRU, 7).gradient);
    }

    /** The same hidden states, thus the same losses, in pieces of any length. */
    @Test
    void theLossDoesNotDependOnThePieces() {
        Ppo.Loss whole = loss(GRU, Integer.MAX_VALUE);
        for (int pieceSteps = 1; pieceSteps < 7; pieceSteps++) {
            Ppo.Loss cut = loss(GRU, pieceSteps);
            assertEquals(whole.total, cut.total, 1e-12);
            assertEquals(whole.ratioError, cut.ratioError);
        }
    }

    @Test
    void withoutAMemoryNorDoesTheGradient() {
        float[] whole = loss(MLP, Integer.MAX_VALUE).gradient;
        for (int pieceSteps = 1; pieceSteps < 7; pieceSteps++) {
            assertArrayEquals(whole, loss(MLP, pieceSteps).gradient, 1e-6f);
        }
    }

    /** Without a memory a few hundred rows are worked on at a time; what comes of all at once is the same to the bit. */
    @Test
    void withoutAMemoryManyRowsGiveTheBitsOfOneRecording() {
        int slots = 70;
        int steps = 25; // 1,750 rows
        Rollout rollout = new Rollout(slots, 0, 3, 1);
        RandomGenerator random = Seeds.generator(2);
        for (int t = 0; t < steps; t++) {
            for (int slot = 0; slot < slots; slot++) {
                float[] input = {(float) random.nextGaussian(), (float) random.nextGaussian(), 1};
                rollout.act(slot, new float[0], input, 0, new float[] {random.nextInt(2)}, 0, -0.7f, 0);
                rollout.outcome(slot, (float) random.nextGaussian(), false, false, new float[0], 0);
            }
        }
        rollout.estimate(1, Rollout.NO_BONUSES, 0.9, 0.9, true);
        List<Source> some =
                IntStream.range(0, 60).mapToObj(slot -> new Source(0, slot)).toList(); // one piece of work
        float[] theta = MLP.initialParameters(Seeds.generator(1));
        float[] got;
        try (Workers workers = new Workers(1)) {
            got = new Ppo(MLP, SETTINGS, Integer.MAX_VALUE, workers)
                    .gradient(theta, List.of(rollout), some, new RunningMoments(1))
                    .gradient;
        }
        Sequences all = Sequences.pack(List.of(rollout), some);
        Network.Tape tape = MLP.network().newTape();
        float[] outputs = tape.record(theta, all.inputs(), all.batchSizes());
        float[] ofOutputs = new float[all.rows() * 3];
        PpoLoss loss = new PpoLoss(MLP.distribution(), SETTINGS);
        for (int row = 0; row < all.rows(); row++) {
            int i = all.index()[row];
            loss.add(
                    outputs,
                    row * 3,
                    new float[0],
                    rollout.actions(),
                    i,
                    rollout.logProbabilities()[i],
                    rollout.advantages()[i] / (1 + 1e-8),
                    rollout.targets()[i],
                    1.0 / all.rows(),
                    ofOutputs);
        }
        float[] expected = new float[theta.length];
        tape.gradient(ofOutputs, expected);
        assertArrayEquals(expected, got);
    }

    /** In single steps the hidden weights still learn from the state that is given, but less flows than through whole sequences. */
    @Test
    void withAMemoryPiecesCutTheGradientThroughTime() {
        float[] whole = loss(GRU, Integer.MAX_VALUE).gradient;
        float[] steps = loss(GRU, 1).gradient;
        double difference = 0;
        for (int i = 0; i < whole.length; i++) {
            difference = Math.max(difference, Math.abs(whole[i] - steps[i]));
        }
        assertTrue(difference > 1e-4, "greatest difference " + difference);
    }

    @Test
    void emptyPiecesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> loss(MLP, 0));
    }
}
