package adaptarium.agents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import adaptarium.agents.BaselineAdvantages.TimeLimits;
import adaptarium.sim.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BaselineAdvantagesTest {
    private static final int HORIZON = 100;

    private static EpisodeBatch batch(float rewardShift) {
        RandomGenerator random = Seeds.generator(12);
        int slots = 6;
        EpisodeRecorder recorder = new EpisodeRecorder(2, 3, HORIZON, 2, 1);
        float[] observations = new float[slots * 2];
        float[] rewards = new float[slots];
        boolean[] active = new boolean[slots];
        java.util.Arrays.fill(active, true);
        boolean[] truncated = new boolean[slots];
        for (int t = 0; t < HORIZON; t++) {
            recorder.act(observations.clone(), active, new float[slots]);
            for (int n = 0; n < slots; n++) {
                rewards[n] = (float) random.nextGaussian() + rewardShift;
                truncated[n] = t == HORIZON - 1;
            }
            for (int i = 0; i < observations.length; i++) {
                observations[i] = (float) random.nextGaussian();
            }
            recorder.observe(rewards, new boolean[slots], truncated, observations);
        }
        return recorder.batch();
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

    @Test
    void theTimeLimitIsAnEndOnlyInTheAuthorsWay() {
        float[] zero = new BaselineAdvantages(1, 0, TimeLimits.ZERO).estimate(batch(5), 0);
        float[] bootstrap = new BaselineAdvantages(1, 0, TimeLimits.BOOTSTRAP).estimate(batch(5), 0);
        assertNotEquals(zero[HORIZON - 1], bootstrap[HORIZON - 1], 1e-4f);
    }
}
