package adaptarium.meta.belief;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.envs.family.diagnostic.GridNavigation;
import adaptarium.meta.Adaptation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.trial.TrialAgent;
import adaptarium.meta.trial.TrialInputs;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BeliefInsightTest {
    private static final int LATENTS = 2;
    private static final GridNavigation FAMILY = new GridNavigation();
    private static final TrialInputs TOLD =
            TrialInputs.of(FAMILY.spec(), /* feedback= */ true, 0).withWholeTransitions();

    private final Layer encoder =
            Decoders.encoder(MemoryCell.MINGRU.stack(TOLD.size(), 5, /* layers= */ 1, /* steps= */ 60), LATENTS);
    private final Network encoding = new Network(encoder);
    private final Network decoders = Decoders.network(LATENTS, 2, 5, List.of(), false);
    private final ActorCritic actor = Varibad.network(
            encoder,
            2,
            new Varibad().defaults(),
            ActionDistribution.of(FAMILY.spec().actions()));
    private final TrialAgent agent = new TrialAgent(
            actor,
            actor.initialParameters(Seeds.generator(1)),
            TOLD,
            new ActionScale(FAMILY.spec().actions()),
            Normaliser.identity(2),
            /* rewardUnit= */ 0.5);
    private final float[] phi = decoders.initialParameters(Seeds.generator(2));

    /** Slot 1 of two, beside what the encoder gives on a tape; the memory's output is not its state, which is why the belief cannot be read off the state. */
    @Test
    void theBeliefIsWhatTheEncoderSaysOfTheSameSteps() {
        BeliefInsight insight = new BeliefInsight(encoding, decoders, phi, agent, 2);
        insight.forget(0);
        insight.forget(1);
        assertArrayEquals(new float[] {0, 0, 1, 1}, insight.of(1));
        RandomGenerator random = Seeds.generator(3);
        float[] inputs = new float[3 * TOLD.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        for (int t = 0; t < 3; t++) {
            float[] now = java.util.Arrays.copyOfRange(inputs, t * TOLD.size(), (t + 1) * TOLD.size());
            insight.step(1, new int[] {1}, now);
        }
        float[] expected = encoding.newTape().record(agent.theta(), inputs, new int[] {1, 1, 1});
        float[] found = insight.of(1);
        for (int l = 0; l < LATENTS; l++) {
            assertEquals(expected[2 * 2 * LATENTS + l], found[l]);
            assertEquals(Math.exp(0.5 * expected[2 * 2 * LATENTS + LATENTS + l]), found[LATENTS + l], 1e-6);
        }
        assertArrayEquals(new float[] {0, 0, 1, 1}, insight.of(0));
    }

    /** Without hidden layers the decoder is linear: the mean over draws of the latent is what it gives at the mean of the draws. */
    @Test
    void theExpectedRewardIsTheDecodersInUnitsOfTheFamily() {
        BeliefInsight insight = new BeliefInsight(encoding, decoders, phi, agent, 1);
        insight.forget(0);
        RandomGenerator random = Seeds.generator(1);
        double[] mean = new double[LATENTS];
        for (int i = 0; i < 32 * LATENTS; i++) {
            mean[i % LATENTS] += random.nextGaussian() / 32;
        }
        float[] row = new float[decoders.inputs()];
        row[0] = (float) mean[0];
        row[1] = (float) mean[1];
        row[2] = 3;
        row[3] = 4;
        row[4] = 1; // the first choice
        row[9] = 3;
        row[10] = 4;
        float predicted = decoders.newTape().record(phi, row, new int[] {1})[0];
        float[] found = insight.expectedRewards(0, new float[] {1, 2, 3, 4});
        assertEquals(2, found.length);
        assertEquals(0.5 * predicted, found[1], 1e-5);
    }

    @Test
    void theAdaptationShowsBeliefAndMemoryByName() {
        try (MetaLearner<GridNavigation.Task> learner = new Varibad().create(FAMILY, new Varibad().defaults(), 1, 1);
                Adaptation adaptation = learner.newAdaptation(2, 1)) {
            assertEquals(
                    List.of(
                            new Adaptation.FastPart("belief mean", 5),
                            new Adaptation.FastPart("belief deviation", 5),
                            new Adaptation.FastPart("hidden state", 64)),
                    adaptation.fastParts());
            assertEquals(74, adaptation.fastState(1).length);
            assertEquals(25, adaptation.expectedRewards(1, new float[50]).length);
        }
    }
}
