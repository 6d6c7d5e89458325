package adaptarium.agents.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.action.Categorical;
import adaptarium.agents.action.DiagonalGaussian;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.agents.experience.Sequences.Source;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.memory.Gru;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PpoTest {
    private static final float[] UNSEEN = new float[0]; // raw observations, which PPO does not read

    private static final PpoSettings SETTINGS = new PpoSettings(0.01, 2, 2, 0.2, 0.9, 0.9, 0.01, 0.5, 1);
    private static final ActorCritic GRU = ActorCritic.withMemory(new Gru(3, 5), 4, new DiagonalGaussian(2), 0.7);
    private static final ActorCritic MLP = ActorCritic.withoutMemory(3, List.of(6), new Categorical(2), 1);

    /** Plays a network on random inputs for random times; rewards are random, too. */
    private static Rollout play(ActorCritic network, float[] theta, int slots, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        int actionSize = network.distribution().actionSize();
        Rollout rollout = new Rollout(slots, 0, 3, actionSize);
        float[] logStd = network.logStd(theta);
        float[] input = new float[3];
        float[] output = new float[network.network().outputs()];
        float[] action = new float[actionSize];
        Network.Stepper stepper = network.network().stepper(theta, slots);
        for (int slot = 0; slot < slots; slot++) {
            int length = 1 + random.nextInt(20);
            for (int t = 0; t < length; t++) {
                for (int i = 0; i < 3; i++) {
                    input[i] = (float) random.nextGaussian();
                }
                stepper.step(1, new int[] {slot}, input, output);
                double logP = network.distribution().sample(output, 0, logStd, 0, random, action, 0);
                rollout.act(slot, UNSEEN, input, 0, action, 0, (float) logP, output[output.length - 1]);
                rollout.outcome(slot, (float) random.nextGaussian(), t == length - 1, false, UNSEEN, 0);
            }
        }
        rollout.estimate(1, Rollout.NO_BONUSES, 0.9, 0.9, true);
        return rollout;
    }

    @Test
    void replayingGivesRatioOne() {
        for (ActorCritic network : List.of(GRU, MLP)) {
            float[] theta = network.initialParameters(Seeds.generator(1));
            Rollout rollout = play(network, theta, 30, 2);
            try (Workers workers = new Workers(1)) {
                Ppo.Result result = new Ppo(network, SETTINGS, workers)
                        .update(theta, new Adam(theta.length, 1e-5), List.of(rollout), 3);
                assertEquals(0, result.firstRatioError(), 1e-6);
                assertTrue(result.divergence() > 0);
            }
        }
    }

    @Test
    void everySequenceCountsAloneWhateverItIsPackedWith() {
        for (ActorCritic network : List.of(GRU, MLP)) {
            float[] theta = network.initialParameters(Seeds.generator(1));
            List<Rollout> rollouts = List.of(play(network, theta, 4, 2), play(network, theta, 3, 5));
            RunningMoments moments = new RunningMoments(1);
            try (Workers workers = new Workers(1)) {
                Ppo ppo = new Ppo(network, SETTINGS, workers);
                List<Source> all = new ArrayList<>();
                double[] sum = new double[theta.length];
                long rows = 0;
                for (int r = 0; r < 2; r++) {
                    for (int slot = 0; slot < rollouts.get(r).slots(); slot++) {
                        Source source = new Source(r, slot);
                        all.add(source);
                        int length = rollouts.get(r).length(slot);
                        float[] alone = ppo.gradient(theta, rollouts, List.of(source), moments).gradient;
                        for (int i = 0; i < sum.length; i++) {
                            sum[i] += (double) alone[i] * length;
                        }
                        rows += length;
                    }
                }
                float[] together = ppo.gradient(theta, rollouts, all, moments).gradient;
                for (int i = 0; i < sum.length; i++) {
                    assertEquals(sum[i] / rows, together[i], 1e-5);
                }
            }
        }
    }

    @Test
    void gradientIsTheFiniteDifferenceOfTheLoss() {
        for (ActorCritic network : List.of(GRU, MLP)) {
            float[] old = network.initialParameters(Seeds.generator(1));
            Rollout rollout = play(network, old, 5, 2);
            float[] theta = old.clone();
            RandomGenerator random = Seeds.generator(4);
            float[] direction = new float[theta.length];
            for (int i = 0; i < theta.length; i++) {
                theta[i] += 0.05f * (float) random.nextGaussian();
                direction[i] = (float) random.nextGaussian();
            }
            List<Source> sources = List.of(new Source(0, 0), new Source(0, 1), new Source(0, 2), new Source(0, 3));
            RunningMoments moments = new RunningMoments(1);
            try (Workers workers = new Workers(2)) {
                Ppo ppo = new Ppo(network, SETTINGS, workers);
                float[] gradient = ppo.gradient(theta, List.of(rollout), sources, moments).gradient;
                double slope = 0;
                float[] up = theta.clone();
                float[] down = theta.clone();
                float step = 0x1p-10f;
                for (int i = 0; i < theta.length; i++) {
                    slope += (double) gradient[i] * direction[i];
                    up[i] += step * direction[i];
                    down[i] -= step * direction[i];
                }
                double difference = (ppo.gradient(up, List.of(rollout), sources, moments).total
                                - ppo.gradient(down, List.of(rollout), sources, moments).total)
                        / (2 * step);
                assertEquals(difference, slope, 2e-3 * Math.max(1, Math.abs(slope)));
            }
        }
    }

    /** An update with the steps it consists of: fresh gradients, every sequence once per epoch, advantages of mean 0 and deviation 1, a bounded norm. */
    @Test
    void anUpdateIsItsStepsOneByOne() {
        PpoSettings settings = new PpoSettings(0.3, 3, 1, 0.2, 0.9, 0.9, 0.01, 0.5, 0.05);
        float[] theta = MLP.initialParameters(Seeds.generator(1));
        List<Rollout> rollouts = List.of(play(MLP, theta, 4, 2), play(MLP, theta, 3, 5));
        List<Source> all = new ArrayList<>();
        RunningMoments moments = new RunningMoments(1);
        for (int r = 0; r < 2; r++) {
            for (int slot = 0; slot < rollouts.get(r).slots(); slot++) {
                all.add(new Source(r, slot));
                for (int t = 0; t < rollouts.get(r).length(slot); t++) {
                    moments.add(
                            rollouts.get(r).advantages(), t * rollouts.get(r).slots() + slot);
                }
            }
        }
        try (Workers workers = new Workers(1)) {
            Ppo ppo = new Ppo(MLP, settings, workers);
            Ppo.Result result = ppo.update(theta, new Sgd(theta.length, 0), rollouts, 7);
            float[] expected = theta;
            for (int epoch = 0; epoch < 3; epoch++) {
                float[] gradient = ppo.gradient(expected, rollouts, all, moments).gradient;
                double norm = 0;
                for (float g : gradient) {
                    norm += (double) g * g;
                }
                float[] next = expected.clone();
                for (int i = 0; i < next.length; i++) {
                    next[i] -= (float) (0.3 * gradient[i] * Math.min(1, 0.05 / Math.sqrt(norm)));
                }
                expected = next;
            }
            assertArrayEquals(expected, result.theta(), 1e-6f);
            assertTrue(result.gradientNorm() > 0.05, "the bound is at work: " + result.gradientNorm());
        }
    }

    /** Only differences between advantages count, in units of their deviation. */
    @Test
    void advantagesCountInUnitsOfTheirDeviationFromTheirMean() {
        float[] theta = MLP.initialParameters(Seeds.generator(1));
        Rollout rollout = play(MLP, theta, 6, 2);
        Source source = new Source(0, 0);
        float[][] gradients = new float[2][];
        try (Workers workers = new Workers(1)) {
            Ppo ppo = new Ppo(MLP, new PpoSettings(0.01, 1, 1, 0.2, 0.9, 0.9, 0, 0, 1), workers);
            for (int k = 0; k < 2; k++) {
                RunningMoments moments = new RunningMoments(1);
                for (int t = 0; t < rollout.length(0); t++) {
                    int i = t * rollout.slots();
                    rollout.advantages()[i] = k == 0 ? t * t : 5 * t * t + 40;
                    moments.add(rollout.advantages(), i);
                }
                gradients[k] = ppo.gradient(theta, List.of(rollout), List.of(source), moments).gradient;
            }
        }
        assertTrue(rollout.length(0) > 2);
        assertArrayEquals(gradients[0], gradients[1], 1e-6f);
    }

    /** With steps too small to move the parameters, the gradients of two epochs of three minibatches of equal size add up to six of the whole. */
    @Test
    void everySequenceIsSeenOnceInEveryEpoch() {
        float[] theta = MLP.initialParameters(Seeds.generator(1));
        RandomGenerator random = Seeds.generator(6);
        Rollout rollout = new Rollout(6, 0, 3, 1);
        List<Source> all = new ArrayList<>();
        for (int slot = 0; slot < 6; slot++) {
            float[] input = {(float) random.nextGaussian(), (float) random.nextGaussian(), 1};
            rollout.act(slot, UNSEEN, input, 0, new float[] {slot % 2}, 0, (float) Math.log(0.5), 0);
            rollout.outcome(slot, (float) random.nextGaussian(), true, false, UNSEEN, 0);
            all.add(new Source(0, slot));
        }
        rollout.estimate(1, Rollout.NO_BONUSES, 1, 1, false);
        RunningMoments moments = new RunningMoments(1);
        for (int slot = 0; slot < 6; slot++) {
            moments.add(rollout.advantages(), slot);
        }
        PpoSettings settings = new PpoSettings(1e-30, 2, 3, 0.2, 0.9, 0.9, 0.01, 0.5, 1e6);
        try (Workers workers = new Workers(1)) {
            Ppo ppo = new Ppo(MLP, settings, workers);
            Sgd sum = new Sgd(theta.length, 1 - 1e-9); // its velocity is the sum of all gradients
            ppo.update(theta, sum, List.of(rollout), 7);
            float[] whole = ppo.gradient(theta, List.of(rollout), all, moments).gradient;
            float[] velocity = sum.state().floats("velocity", theta.length);
            for (int i = 0; i < whole.length; i++) {
                assertEquals(6 * whole[i], velocity[i], 1e-5);
            }
        }
    }

    @Test
    void threadsDoNotChangeABit() {
        float[] theta = GRU.initialParameters(Seeds.generator(1));
        List<Rollout> rollouts = List.of(play(GRU, theta, 40, 2), play(GRU, theta, 40, 3));
        float[][] results = new float[2][];
        for (int threads = 1; threads <= 2; threads++) {
            try (Workers workers = new Workers(threads)) {
                results[threads - 1] = new Ppo(GRU, SETTINGS, workers)
                        .update(theta, new Adam(theta.length, 1e-5), rollouts, 7)
                        .theta();
            }
        }
        assertArrayEquals(results[0], results[1]);
    }

    @Test
    void advantageOfOneActionMakesItLikelier() {
        float[] theta = MLP.initialParameters(Seeds.generator(1));
        Rollout rollout = new Rollout(64, 0, 3, 1);
        for (int slot = 0; slot < 64; slot++) {
            rollout.act(slot, UNSEEN, new float[] {1, 0, 0}, 0, new float[] {slot % 2}, 0, (float) Math.log(0.5), 0);
            rollout.outcome(slot, slot % 2, true, false, UNSEEN, 0);
        }
        rollout.estimate(1, Rollout.NO_BONUSES, 1, 1, false);
        try (Workers workers = new Workers(1)) {
            float[] next = new Ppo(MLP, SETTINGS, workers)
                    .update(theta, new Adam(theta.length, 1e-5), List.of(rollout), 7)
                    .theta();
            float[] outputs = MLP.network().newTape().record(next, new float[] {1, 0, 0}, new int[] {1});
            assertTrue(outputs[1] > outputs[0] + 0.01, outputs[0] + " " + outputs[1]);
        }
    }
}
