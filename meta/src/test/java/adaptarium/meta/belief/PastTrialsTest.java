package adaptarium.meta.belief;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.ReplayShape;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.network.memory.Gru;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.agents.store.State;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.trial.TrialAgent;
import adaptarium.meta.trial.TrialInputs;
import adaptarium.meta.trial.TrialLearner;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PastTrialsTest {
    private static final ActionSpace ACTIONS = new ActionSpace.Discrete(List.of("left", "right"));
    private static final TrialInputs TOLD =
            new TrialInputs(1, 1, /* choices= */ 2, /* feedback= */ true, /* wholeTransitions= */ true, 0);
    private static final ReplayShape SHAPE = new ReplayShape(1, 1, 0);

    private static BeliefSettings settings(int trials, int steps) {
        BeliefSettings usual = new Varibad().defaults().belief();
        return new BeliefSettings(
                usual.decoderSizes(),
                usual.rewardOfSuccessor(),
                usual.terms(),
                usual.decodes(),
                usual.klWeight(),
                usual.rewardWeight(),
                usual.stateWeight(),
                usual.learningRate(),
                usual.epochs(),
                usual.minibatches(),
                trials,
                steps,
                usual.maxGradientNorm());
    }

    /** Rewards are told in units of 4. */
    private static TrialAgent agent() {
        ActorCritic network = Varibad.network(
                Decoders.encoder(new Gru(TOLD.size(), 4), 2),
                1,
                new Varibad().defaults(),
                ActionDistribution.of(ACTIONS));
        float[] theta = network.initialParameters(Seeds.generator(1));
        return new TrialAgent(network, theta, TOLD, new ActionScale(ACTIONS), Normaliser.identity(1), 4);
    }

    /** One slot: two steps to the end of an episode, and one of the next. */
    private static Rollout played() {
        Rollout rollout = new Rollout(1, 1, TOLD.size(), 1);
        float[] untold = new float[TOLD.size()];
        rollout.act(0, new float[] {1}, untold, 0, new float[] {0}, 0, 0, 0);
        rollout.outcome(0, 8, false, false, new float[] {2}, 0);
        rollout.act(0, new float[] {2}, untold, 0, new float[] {1}, 0, 0, 0);
        rollout.outcome(0, -4, true, false, new float[] {3}, 0);
        rollout.act(0, new float[] {5}, untold, 0, new float[] {0}, 0, 0, 0);
        rollout.outcome(0, 2, false, true, new float[] {6}, 0);
        return rollout;
    }

    @Test
    void whatWasPlayedIsToldAsTheLearnerIsToldIt() {
        PastTrials past = new PastTrials(SHAPE, settings(2, 100));
        assertEquals(List.of(), past.draw(agent(), Seeds.generator(1)), "there is nothing yet");
        past.add(List.of(played()));
        Rollout drawn = past.draw(agent(), Seeds.generator(1)).get(0);
        assertEquals(2, drawn.slots());
        // Observation; then the action before (one of two), its reward, whether an episode ended with it, and the
        // observation before.
        float[][] expected = {{1, 0, 0, 0, 0, 0}, {2, 1, 0, 2, 0, 1}, {5, 0, 1, -1, 1, 2}};
        for (int slot = 0; slot < 2; slot++) {
            assertEquals(3, drawn.length(slot));
            for (int t = 0; t < 3; t++) {
                int i = t * 2 + slot;
                assertArrayEquals(expected[t], Arrays.copyOfRange(drawn.inputs(), i * 6, i * 6 + 6), "step " + t);
                float[] successor = new float[1];
                drawn.copySuccessor(slot, t, successor, 0);
                assertEquals(new float[] {2, 3, 6}[t], successor[0]);
            }
            assertTrue(drawn.terminated()[2 + slot] && drawn.truncated()[4 + slot] && !drawn.truncated()[2 + slot]);
        }
    }

    @Test
    void theOldestAreForgotten() {
        PastTrials past = new PastTrials(SHAPE, settings(50, 6));
        for (int n = 0; n < 10; n++) {
            Rollout rollout = new Rollout(1, 1, TOLD.size(), 1);
            rollout.act(0, new float[] {n}, new float[TOLD.size()], 0, new float[] {0}, 0, 0, 0);
            rollout.outcome(0, 0, false, true, new float[] {n}, 0);
            past.add(List.of(rollout));
        }
        float[] seen = past.draw(agent(), Seeds.generator(1)).get(0).observations();
        for (int slot = 0; slot < 50; slot++) {
            assertTrue(seen[slot] >= 3, "kept " + seen[slot]);
        }
    }

    /** Straight through or stopped and resumed, with trials that were played before the stop. */
    @Test
    void aLearnerThatResumesEndsInTheSameBits() {
        TaskFamily<?> family = Families.named("BernoulliBandit-v0:arms=2,pulls=10");
        NoveltySettings none = NoveltySettings.NONE;
        float[] straight = afterSix(family, /* stopAt= */ 0, 4, none);
        assertArrayEquals(afterSix(family, /* stopAt= */ 3, 4, none), straight);
        assertTrue(!Arrays.equals(afterSix(family, 0, 0, none), straight), "old trials must have been learnt from");
        NoveltySettings drawn = new NoveltySettings(0.1, 10, 1e-3);
        float[] curious = afterSix(family, 0, 4, drawn);
        assertArrayEquals(afterSix(family, 3, 4, drawn), curious);
        assertTrue(!Arrays.equals(straight, curious), "novelty must have been learnt from");
    }

    private static <T extends Record> float[] afterSix(
            TaskFamily<T> family, int stopAt, int trials, NoveltySettings novelty) {
        VaribadSettings usual = new Varibad().defaults();
        VaribadSettings settings = new VaribadSettings(
                8,
                usual.episodes(),
                usual.memory(),
                4,
                2,
                false,
                List.of(4),
                1,
                settings(trials, 100),
                novelty,
                usual.schedule(),
                usual.ppo());
        TrialLearner<T> learner = new Varibad().create(family, settings, 11, 1);
        try {
            for (int update = 0; update < 6; update++) {
                if (update == stopAt && stopAt > 0) {
                    State state = learner.state();
                    learner.close();
                    learner = new Varibad().create(family, settings, 99, 1);
                    learner.restore(state);
                }
                RandomGenerator random = Seeds.generator(Seeds.derive(5, update));
                learner.metaUpdate(
                        Stream.generate(() -> family.tasks().sample(Split.TRAIN, random))
                                .limit(8)
                                .toList(),
                        Seeds.derive(6, update));
            }
            return (float[]) learner.state().entry("theta").values();
        } finally {
            learner.close();
        }
    }
}
