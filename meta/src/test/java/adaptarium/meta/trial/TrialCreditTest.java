package adaptarium.meta.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import adaptarium.agents.experience.Rollout;
import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.update.PpoSettings;
import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.meta.baseline.PpoBaseline;
import adaptarium.meta.baseline.PpoBaselineSettings;
import adaptarium.meta.rl2.Rl2;
import adaptarium.meta.rl2.Rl2Settings;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What an update of a learner makes of its trials, against the same trials played by hand and sums over their steps. */
class TrialCreditTest {
    private static final PointNavigation FAMILY = new PointNavigation();
    private static final double GAMMA = 0.9;
    private static final double LAMBDA = 0.8;
    private static final PpoSettings PPO =
            new PpoSettings(1e-3, /* epochs= */ 1, /* minibatches= */ 1, 0.2, GAMMA, LAMBDA, 0, 0.5, 1);
    private static final List<PointNavigation.Task> TASKS = List.of(
            new PointNavigation.Task(0.4, 0.3),
            new PointNavigation.Task(-0.5, 0.1),
            new PointNavigation.Task(0.2, -0.45));
    private static final long SEED = 6;

    /** The very trials of an update. */
    private static TrialSampler<PointNavigation.Task> played(TrialAgent agent) {
        TrialSampler<PointNavigation.Task> sampler =
                new TrialSampler<>(FAMILY, TASKS.size(), 2, 2, agent.inputs().size());
        sampler.play(agent, TASKS, Seeds.derive(SEED, "rollout"), /* firstSlot= */ 0);
        return sampler;
    }

    /** The value of the observation that an action of an episode's last step led to. */
    private static double finalValue(TrialAgent agent, Rollout rollout, int i) {
        float[] input = new float[2];
        for (int j = 0; j < 2; j++) {
            float action = Math.max(-1, Math.min(1, rollout.actions()[2 * i + j]));
            input[j] = rollout.inputs()[2 * i + j] + 0.1f * action;
        }
        float[] output = new float[3];
        agent.network().network().stepper(agent.theta(), 1).step(1, new int[1], input, output);
        return output[2];
    }

    /** Half the mean square of what a trial's steps were worth more than expected. */
    private static double valueLoss(TrialAgent agent, Rollout rollout, boolean across) {
        double scale = 1 / deviation(returns(rollout, across));
        double sum = 0;
        for (int slot = 0; slot < rollout.slots(); slot++) {
            int length = rollout.length(slot);
            double[] errors = new double[length];
            boolean[] last = new boolean[length];
            for (int t = 0; t < length; t++) {
                int i = t * rollout.slots() + slot;
                boolean ended = rollout.terminated()[i] || rollout.truncated()[i];
                last[t] = across ? t == length - 1 : ended;
                double next = 0;
                if (!last[t]) {
                    next = rollout.values()[i + rollout.slots()];
                } else if (!across && rollout.truncated()[i]) {
                    next = finalValue(agent, rollout, i);
                }
                errors[t] = scale * rollout.rewards()[i] + GAMMA * next - rollout.values()[i];
            }
            for (int t = 0; t < length; t++) {
                double advantage = 0;
                for (int k = t; k < length; k++) {
                    advantage += Math.pow(GAMMA * LAMBDA, k - t) * errors[k];
                    if (last[k]) {
                        break;
                    }
                }
                sum += advantage * advantage;
            }
        }
        return 0.5 * sum / rollout.steps();
    }

    private static List<Double> returns(Rollout rollout, boolean across) {
        List<Double> returns = new ArrayList<>();
        for (int slot = 0; slot < rollout.slots(); slot++) {
            for (int t = 0; t < rollout.length(slot); t++) {
                double sum = 0;
                for (int k = t; k < rollout.length(slot); k++) {
                    int i = k * rollout.slots() + slot;
                    sum += Math.pow(GAMMA, k - t) * rollout.rewards()[i];
                    if (!across && (rollout.terminated()[i] || rollout.truncated()[i])) {
                        break;
                    }
                }
                returns.add(sum);
            }
        }
        return returns;
    }

    private static double deviation(List<Double> values) {
        double mean = values.stream().mapToDouble(x -> x).average().orElseThrow();
        return Math.sqrt(values.stream()
                .mapToDouble(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
    }

    private static void checkLoss(TrialLearner<PointNavigation.Task> learner, boolean across) {
        TrialAgent agent = learner.agent();
        try (learner;
                TrialSampler<PointNavigation.Task> sampler = played(agent)) {
            for (int slot = 0; slot < 3; slot++) {
                assertEquals(2, sampler.returns().ended(slot));
            }
            double expected = valueLoss(agent, sampler.rollout(), across);
            double loss = learner.metaUpdate(TASKS, SEED).metrics().get("valueLoss");
            assertEquals(expected, loss, 1e-4 * expected);
        }
    }

    @Test
    void inRl2CreditFlowsOverTheEndsOfEpisodesAndNothingFollowsTheTrial() {
        checkLoss(
                new Rl2()
                        .create(
                                FAMILY,
                                new Rl2Settings(3, OptionalInt.of(2), MemoryCell.GRU, 5, List.of(4), 0.7, PPO),
                                1,
                                1),
                /* across= */ true);
    }

    @Test
    void withoutAMemoryCreditEndsWithTheEpisodeAndATimeLimitBootstraps() {
        checkLoss(
                new PpoBaseline()
                        .create(FAMILY, new PpoBaselineSettings(3, OptionalInt.of(2), List.of(6), 0.7, PPO), 1, 1),
                /* across= */ false);
    }

    @Test
    void whatWasSeenSetsTheUnitsOfRewardsAndObservations() {
        try (TrialLearner<PointNavigation.Task> learner = new Rl2()
                        .create(
                                FAMILY,
                                new Rl2Settings(3, OptionalInt.of(2), MemoryCell.GRU, 5, List.of(4), 0.7, PPO),
                                1,
                                1);
                TrialSampler<PointNavigation.Task> sampler = played(learner.agent())) {
            Rollout rollout = sampler.rollout();
            int width = rollout.inputSize();
            List<Double> seen = new ArrayList<>();
            double square = 0;
            for (int slot = 0; slot < 3; slot++) {
                for (int t = 0; t < rollout.length(slot); t++) {
                    int i = t * 3 + slot;
                    square += rollout.rewards()[i] * rollout.rewards()[i];
                    seen.add((double) rollout.inputs()[i * width + 1]); // raw: nothing had been seen before
                }
            }
            learner.metaUpdate(TASKS, SEED);
            assertEquals(Math.sqrt(square / rollout.steps()), learner.agent().rewardUnit(), 1e-6);
            double mean = seen.stream().mapToDouble(x -> x).average().orElseThrow();
            float[] normalised = new float[2];
            learner.agent().normaliser().apply(new float[] {0, 0.3f}, 0, normalised, 0);
            assertEquals((0.3 - mean) / deviation(seen), normalised[1], 1e-4);
        }
    }

    /** How unlikely a slot's first action was: a function of its noise alone. */
    private static float deviate(Rollout rollout, TrialAgent agent, int slot) {
        float logStd = agent.network().logStd(agent.theta())[0];
        return rollout.logProbabilities()[slot] + logStd;
    }

    @Test
    void everySlotHasNoiseAndInitialStatesOfItsOwn() {
        try (TrialLearner<CartPole.Task> learner = new Rl2()
                        .create(
                                new CartPole(),
                                new Rl2Settings(2, OptionalInt.of(1), MemoryCell.GRU, 5, List.of(4), 0.7, PPO),
                                1,
                                1);
                TrialSampler<CartPole.Task> sampler = new TrialSampler<>(
                        new CartPole(), 2, 1, 1, learner.agent().inputs().size())) {
            CartPole.Task task = TaskSpace.of(CartPole.Task.class).sample(Split.TRAIN, Seeds.generator(1));
            sampler.play(learner.agent(), List.of(task, task), 3, 0);
            Rollout rollout = sampler.rollout();
            float first = rollout.inputs()[0];
            assertNotEquals(first, rollout.inputs()[rollout.inputSize()], "initial states");
            float[] z = {deviate(rollout, learner.agent(), 0), deviate(rollout, learner.agent(), 1)};
            assertNotEquals(z[0], z[1], 1e-4f, "noise");
            sampler.play(learner.agent(), List.of(task, task), 3, 2);
            assertNotEquals(first, rollout.inputs()[0], "slot 0 of the second sampler is not slot 0 of all");
        }
    }
}
