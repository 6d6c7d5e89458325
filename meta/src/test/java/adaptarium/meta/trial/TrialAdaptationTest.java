package adaptarium.meta.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.network.memory.Gru;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.meta.Adaptation;
import adaptarium.random.Seeds;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrialAdaptationTest {
    private static final SignGame FAMILY = new SignGame(false);
    private static final int STEPS = 6; // two episodes of two steps, and the beginning of a third

    /** An agent with large random weights: everything it remembers shows in its actions. */
    private static TrialAgent agent() {
        return agent(1);
    }

    private static TrialAgent agent(double rewardUnit) {
        TrialInputs inputs = TrialInputs.of(FAMILY.spec(), true, 0);
        ActorCritic network = ActorCritic.withMemory(
                new Gru(inputs.size(), 6),
                5,
                ActionDistribution.of(FAMILY.spec().actions()),
                0.5);
        float[] theta = new float[network.parameterCount()];
        var random = Seeds.generator(3);
        for (int i = 0; i < theta.length - 1; i++) {
            theta[i] = (float) (0.25 * random.nextGaussian()); // large enough, and no action reaches its bound
        }
        theta[theta.length - 1] = -3; // log-std
        return new TrialAgent(
                network, theta, inputs, new ActionScale(FAMILY.spec().actions()), Normaliser.identity(1), rewardUnit);
    }

    /** Plays two tasks side by side with given rewards and returns the actions: float[STEPS][2]. */
    private static float[][] play(float[][] rewards, @Nullable Ablation ablation) {
        return play(agent(), rewards, ablation);
    }

    private static float[][] play(TrialAgent agent, float[][] rewards, @Nullable Ablation ablation) {
        float[][] actions = new float[STEPS][2];
        try (TrialAdaptation adaptation = new TrialAdaptation(agent, 2, 2, 2, 8, ablation)) {
            for (int t = 0; t < STEPS; t++) {
                boolean ends = t % 2 == 1;
                adaptation.act(new float[] {t % 2, t % 2}, new boolean[] {true, true}, new float[2], actions[t]);
                adaptation.observe(rewards[t], new boolean[] {ends, ends}, new boolean[2], new float[2]);
                if (ends) {
                    adaptation.endRound();
                }
            }
        }
        return actions;
    }

    @Test
    void aRewardReachesLaterActionsEvenTheLastOfAnEpisodeAndNeverEarlierOnesOrOtherTasks() {
        float[][] rewards = new float[STEPS][2];
        float[][] before = play(rewards, null);
        for (int changed = 0; changed < STEPS - 1; changed++) {
            float[][] other = new float[STEPS][2];
            other[changed][0] = 1;
            float[][] after = play(other, null);
            for (int t = 0; t < STEPS; t++) {
                assertEquals(before[t][1], after[t][1], "the other task at " + t);
                if (t <= changed) {
                    assertEquals(before[t][0], after[t][0], "reward " + changed + " reached back to " + t);
                } else {
                    assertNotEquals(before[t][0], after[t][0], "reward " + changed + " did not reach " + t);
                }
            }
        }
    }

    @Test
    void rewardsAreToldInTheirUnit() {
        float[][] ones = new float[STEPS][2];
        float[][] fours = new float[STEPS][2];
        for (int t = 0; t < STEPS; t++) {
            ones[t][0] = 1;
            fours[t][0] = 4;
        }
        float[][] expected = play(agent(1), ones, null);
        float[][] told = play(agent(4), fours, null);
        for (int t = 0; t < STEPS; t++) {
            assertArrayEquals(expected[t], told[t]);
        }
    }

    // A Gaussian's entropy is log-std + ln(2 pi e) / 2; the value is that of the network's last output.
    @Test
    void theOutlookIsTheDistributionsEntropyAndTheNetworksValue() {
        TrialAgent agent = agent();
        try (TrialAdaptation adaptation = new TrialAdaptation(agent, 2, 2, 2, 8, null)) {
            assertEquals(Adaptation.Outlook.UNKNOWN, adaptation.outlook(0));
            adaptation.act(new float[] {1, 1}, new boolean[] {false, true}, new float[2], new float[2]);
            assertEquals(Adaptation.Outlook.UNKNOWN, adaptation.outlook(0)); // it did not act
            Adaptation.Outlook outlook = adaptation.outlook(1);
            assertEquals(-3 + 0.5 * Math.log(2 * Math.PI * Math.E), outlook.entropy(), 1e-9);
            float[] outputs = new float[2];
            float[] input = new float[agent.inputs().size()];
            input[0] = 1; // no feedback yet
            agent.network().network().stepper(agent.theta(), 1).step(1, new int[] {0}, input, outputs);
            assertEquals(outputs[1], outlook.value(), 1e-7);
        }
    }

    @Test
    void anActionThatIsNotFiniteIsRefused() {
        TrialAgent agent = agent();
        agent.theta()[agent.theta().length - 3] = Float.NaN; // the bias of the mean; the value's and the log-std follow
        assertThrows(TrainingDivergedException.class, () -> play(agent, new float[STEPS][2], null));
    }

    @Test
    void whenWipedNothingPassesTheEndOfAnEpisode() {
        float[][] rewards = new float[STEPS][2];
        float[][] before = play(rewards, Ablation.MEMORY_WIPED);
        rewards[0][0] = 1;
        rewards[1][0] = 1;
        float[][] after = play(rewards, Ablation.MEMORY_WIPED);
        assertNotEquals(before[1][0], after[1][0]);
        for (int t = 2; t < STEPS; t++) {
            assertArrayEquals(before[t], after[t]);
        }
    }

    @Test
    void aHiddenRewardReachesNoAction() {
        float[][] rewards = new float[STEPS][2];
        float[][] before = play(rewards, Ablation.REWARD_HIDDEN);
        for (float[] step : rewards) {
            Arrays.fill(step, 5);
        }
        assertArrayEquals(before, play(rewards, Ablation.REWARD_HIDDEN));
    }

    /** With the same noise the first actions are the same; from the second on the network hears of no action. */
    @Test
    void aHiddenActionIsMissedFromTheSecondStepOn() {
        float[][] whole = play(new float[STEPS][2], null);
        float[][] hidden = play(new float[STEPS][2], Ablation.ACTION_HIDDEN);
        assertArrayEquals(whole[0], hidden[0]);
        assertNotEquals(whole[1][0], hidden[1][0]);
    }

    @Test
    void aPoisonedMemoryIsOfEveryTaskItsOwnAndNotEmpty() {
        try (TrialAdaptation poisoned = new TrialAdaptation(agent(), 2, 2, 2, 8, Ablation.MEMORY_POISONED);
                TrialAdaptation again = new TrialAdaptation(agent(), 2, 2, 2, 8, Ablation.MEMORY_POISONED)) {
            assertArrayEquals(poisoned.fastState(0), again.fastState(0));
            assertEquals(false, Arrays.equals(new float[6], poisoned.fastState(0)));
            assertEquals(false, Arrays.equals(poisoned.fastState(1), poisoned.fastState(0)));
        }
    }

    @Test
    void anIdleSlotKeepsItsMemoryAndItsAction() {
        try (TrialAdaptation busy = new TrialAdaptation(agent(), 2, 2, 2, 8, null)) {
            float[] actions = new float[2];
            busy.act(new float[2], new boolean[] {true, true}, new float[2], actions);
            busy.observe(new float[] {1, 1}, new boolean[2], new boolean[2], new float[2]);
            float[] memory = busy.fastState(1);
            float action = actions[1];
            busy.act(new float[2], new boolean[] {true, false}, new float[2], actions);
            busy.observe(new float[] {1, 9}, new boolean[2], new boolean[2], new float[2]);
            assertEquals(action, actions[1]);
            assertArrayEquals(memory, busy.fastState(1));
            assertEquals(6, memory.length);
            assertEquals(false, Arrays.equals(memory, busy.fastState(0)));
        }
    }

    @Test
    void startsFromZero() {
        try (TrialAdaptation adaptation = new TrialAdaptation(agent(), 2, 2, 1, 8, null)) {
            assertArrayEquals(new float[6], adaptation.fastState(0));
            assertEquals(1, adaptation.rounds()); // of two episodes the first comes before any adaptation
            assertEquals(1, adaptation.tasks());
            assertEquals(1, adaptation.episodesPerRound());
        }
        assertThrows(IllegalArgumentException.class, () -> new TrialAdaptation(agent(), 2, 2, 0, 8, null));
    }
}
