package adaptarium.agents.experience;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import adaptarium.agents.experience.BaselineAdvantages.TimeLimits;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BaselineAdvantagesTest {
    private static final int HORIZON = 100;

    private static EpisodeBatch batch(float rewardShift) {
        RandomGenerator random = Seeds.generator(12);
        int slots = 6;
        EpisodeBatch batch = EpisodeBatch.empty(2, 3, HORIZON, 2, 1);
        float[] observations = new float[slots * 2];
        float[] rewards = new float[slots];
        boolean[] active = new boolean[slots];
        Arrays.fill(active, true);
        boolean[] truncated = new boolean[slots];
        for (int t = 0; t < HORIZON; t++) {
            batch.rollout().act(observations.clone(), active, new float[slots]);
            for (int n = 0; n < slots; n++) {
                rewards[n] = (float) random.nextGaussian() + rewardShift;
                truncated[n] = t == HORIZON - 1;
            }
            for (int i = 0; i < observations.length; i++) {
                observations[i] = (float) random.nextGaussian();
            }
            batch.rollout().outcome(active, rewards, new boolean[slots], truncated, observations, new float[slots]);
        }
        return batch;
    }

    @Test
    void aConstantAddedToAllRewardsChangesNothing() {
        // With gamma = lambda = 1 it adds c (T - t) to every return, which is linear in the baseline's features.
        BaselineAdvantages rule = new BaselineAdvantages(1, 1, TimeLimits.ZERO);
        assertArrayEquals(rule.estimate(batch(0), 1), rule.estimate(batch(7), 1), 2e-3f);
    }

    @Test
    void everyTaskHasMeanZeroAndDeviationOne() {
        BaselineAdvantages rule = new BaselineAdvantages(0.99, 0.9, TimeLimits.BOOTSTRAP);
        for (int task = 0; task < 2; task++) {
            float[] advantages = rule.estimate(batch(0), task);
            assertEquals(3 * HORIZON, advantages.length);
            double mean = 0;
            double square = 0;
            for (float a : advantages) {
                mean += a / advantages.length;
                square += a * a / advantages.length;
            }
            assertEquals(0, mean, 1e-5);
            assertEquals(1, square, 1e-4);
        }
    }

    /** Task 1 has an episode that terminates after 3 steps, one that is truncated after 5, and one that is truncated after 4. */
    private static EpisodeBatch uneven() {
        int[] lengths = {4, 2, 5, 3, 5, 4};
        RandomGenerator random = Seeds.generator(3);
        EpisodeBatch batch = EpisodeBatch.empty(2, 3, 5, 2, 1);
        float[] observations = gaussians(random, 12);
        for (int t = 0; t < 5; t++) {
            boolean[] active = new boolean[6];
            boolean[] terminated = new boolean[6];
            boolean[] truncated = new boolean[6];
            for (int n = 0; n < 6; n++) {
                active[n] = t < lengths[n];
                terminated[n] = n == 3 && t == 2;
                truncated[n] = n != 3 && t == lengths[n] - 1;
            }
            batch.rollout().act(observations, active, new float[6]);
            observations = gaussians(random, 12);
            batch.rollout().outcome(active, gaussians(random, 6), terminated, truncated, observations, new float[6]);
        }
        return batch;
    }

    private static float[] gaussians(RandomGenerator random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Episode by episode, as sums of discounted errors against a baseline fitted to discounted returns, then shifted and scaled. */
    @Test
    void theyAreTheDirectSumsOfEachEpisode() {
        double gamma = 0.9;
        double lambda = 0.6;
        EpisodeBatch batch = uneven();
        int slots = batch.slots();
        int[] offsets = new int[12];
        int[] times = new int[12];
        float[] returns = new float[12];
        int sample = 0;
        for (int n = 3; n < 6; n++) {
            for (int t = 0; t < batch.length(n); t++, sample++) {
                offsets[sample] = (t * slots + n) * 2;
                times[sample] = t;
                for (int k = t; k < batch.length(n); k++) {
                    returns[sample] +=
                            (float) (Math.pow(gamma, k - t) * batch.rollout().rewards()[k * slots + n]);
                }
            }
        }
        LinearFeatureBaseline baseline =
                LinearFeatureBaseline.fit(2, batch.rollout().observations(), offsets, times, returns);
        for (TimeLimits limits : TimeLimits.values()) {
            double[] expected = new double[12];
            sample = 0;
            for (int n = 3; n < 6; n++) {
                int length = batch.length(n);
                double[] values = new double[length + 1];
                for (int t = 0; t < length; t++) {
                    values[t] = baseline.value(batch.rollout().observations(), (t * slots + n) * 2, t, new double[8]);
                }
                if (n > 3 && limits == TimeLimits.BOOTSTRAP) {
                    float[] successor = new float[2];
                    batch.rollout().copySuccessor(n, length - 1, successor, 0);
                    values[length] = baseline.value(successor, 0, length, new double[8]);
                }
                for (int t = 0; t < length; t++, sample++) {
                    for (int k = t; k < length; k++) {
                        double error = batch.rollout().rewards()[k * slots + n] + gamma * values[k + 1] - values[k];
                        expected[sample] += Math.pow(gamma * lambda, k - t) * error;
                    }
                }
            }
            double mean = Arrays.stream(expected).average().orElseThrow();
            double variance = Arrays.stream(expected)
                    .map(a -> (a - mean) * (a - mean))
                    .average()
                    .orElseThrow();
            float[] advantages = new BaselineAdvantages(gamma, lambda, limits).estimate(batch, 1);
            for (int i = 0; i < 12; i++) {
                assertEquals((expected[i] - mean) / Math.sqrt(variance), advantages[i], 1e-4, limits + " " + i);
            }
        }
    }

    @Test
    void theTimeLimitIsAnEndOnlyInTheAuthorsWay() {
        float[] zero = new BaselineAdvantages(1, 0, TimeLimits.ZERO).estimate(batch(5), 0);
        float[] bootstrap = new BaselineAdvantages(1, 0, TimeLimits.BOOTSTRAP).estimate(batch(5), 0);
        assertNotEquals(zero[HORIZON - 1], bootstrap[HORIZON - 1], 1e-4f);
    }
}
