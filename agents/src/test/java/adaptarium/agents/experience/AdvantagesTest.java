package adaptarium.agents.experience;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.experience.Advantages.Column;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AdvantagesTest {
    private static final int STEPS = 12;
    private static final int SLOTS = 3;
    private static final double GAMMA = 0.9;
    private static final double LAMBDA = 0.8;
    private static final double SCALE = 0.5;

    private final RandomGenerator random = Seeds.generator(2);
    private final float[] rewards = numbers();
    private final float[] values = numbers();
    private final float[] nextValues = numbers();
    private final boolean[] terminated = new boolean[STEPS * SLOTS];
    private final boolean[] truncated = new boolean[STEPS * SLOTS];

    private float[] numbers() {
        float[] numbers = new float[STEPS * SLOTS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private double[] bySums() {
        double[] sums = new double[STEPS * SLOTS];
        for (int n = 0; n < SLOTS; n++) {
            for (int t = 0; t < STEPS; t++) {
                double sum = 0;
                double factor = 1;
                for (int k = t; k < STEPS; k++) {
                    int i = k * SLOTS + n;
                    sum += factor * (SCALE * rewards[i] + (terminated[i] ? 0 : GAMMA * nextValues[i]) - values[i]);
                    if (terminated[i] || truncated[i]) {
                        break;
                    }
                    factor *= GAMMA * LAMBDA;
                }
                sums[t * SLOTS + n] = sum;
            }
        }
        return sums;
    }

    private float[] estimate() {
        float[] advantages = new float[STEPS * SLOTS];
        float[] targets = new float[STEPS * SLOTS];
        boolean[] last = new boolean[STEPS * SLOTS];
        for (int i = 0; i < last.length; i++) {
            last[i] = terminated[i] || truncated[i];
            nextValues[i] = terminated[i] ? 0 : nextValues[i];
        }
        for (int n = 0; n < SLOTS; n++) {
            Advantages.generalised(
                    new Column(n, SLOTS, STEPS),
                    SCALE,
                    rewards,
                    values,
                    nextValues,
                    last,
                    GAMMA,
                    LAMBDA,
                    advantages,
                    targets);
        }
        for (int i = 0; i < last.length; i++) {
            assertEquals(advantages[i] + values[i], targets[i], 1e-6 * (1 + Math.abs(targets[i])));
        }
        return advantages;
    }

    @Test
    void theyAreTheDirectSums() {
        terminated[4 * SLOTS] = true;
        truncated[7 * SLOTS + 1] = true;
        truncated[11 * SLOTS + 2] = true;
        double[] expected = bySums();
        float[] advantages = estimate();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], advantages[i], 1e-5);
        }
    }

    @Test
    void truncatedEpisodesAreBootstrappedAndTerminatedOnesAreNot() {
        int last = 6 * SLOTS;
        truncated[last] = true;
        assertEquals(SCALE * rewards[last] + GAMMA * nextValues[last] - values[last], estimate()[last], 1e-5);
        truncated[last] = false;
        terminated[last] = true;
        assertEquals(SCALE * rewards[last] - values[last], estimate()[last], 1e-5);
    }

    @Test
    void noCreditCrossesAnEpisodesEnd() {
        terminated[5 * SLOTS] = true;
        float[] before = estimate();
        for (int t = 6; t < STEPS; t++) {
            rewards[t * SLOTS] += 100;
        }
        float[] after = estimate();
        for (int t = 0; t <= 5; t++) {
            assertEquals(before[t * SLOTS], after[t * SLOTS]);
        }
    }

    @Test
    void returnsToGoAreDiscountedSums() {
        boolean[] last = new boolean[] {false, true, false, false};
        float[] returns = new float[4];
        Advantages.returnsToGo(new Column(0, 1, 4), new float[] {1, 2, 3, 4}, last, 0.5, returns);
        assertArrayEquals(new float[] {1 + 0.5f * 2, 2, 3 + 0.5f * 4, 4}, returns, 1e-6f);
    }

    @Test
    void normalisedNumbersHaveMeanZeroAndDeviationOne() {
        float[] numbers = {1, 2, 3, 6};
        Advantages.normalise(numbers);
        double mean = 0;
        double square = 0;
        for (float x : numbers) {
            mean += x / 4;
            square += x * x / 4;
        }
        assertEquals(0, mean, 1e-6);
        assertEquals(1, square, 1e-6);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        float[] out = new float[1];
        boolean[] last = new boolean[1];
        Column one = new Column(0, 1, 1);
        for (double[] factors : new double[][] {{1.1, 0.5}, {0.5, -0.1}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Advantages.generalised(
                            one, 1, out, out, out, last, factors[0], factors[1], new float[1], new float[1]));
        }
        assertThrows(IllegalArgumentException.class, () -> Advantages.returnsToGo(one, out, last, 2, out));
        assertThrows(IllegalArgumentException.class, () -> new Column(0, 0, 1));
    }
}
