package adaptarium.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void aSeedDependsOnItsPathAlone() {
        assertEquals(Seeds.derive(7, 1, 2), Seeds.derive(7, 1, 2));
        assertEquals(Seeds.derive(7, "tasks", 3), Seeds.derive(7, "tasks", 3));
    }

    @Test
    void neighbouringPathsShareNoSeed() {
        Set<Long> seen = new HashSet<>();
        for (long root = 0; root < 20; root++) {
            for (long i = 0; i < 50; i++) {
                for (long j = 0; j < 50; j++) {
                    seen.add(Seeds.derive(root, i, j));
                }
                seen.add(Seeds.derive(root, i));
            }
        }
        assertEquals(20 * (50 * 50 + 50), seen.size());
        assertNotEquals(Seeds.derive(1, "tasks"), Seeds.derive(1, "noise"));
    }

    @Test
    void theStreamIsSplitMix64() {
        // First outputs of SplitMix64 from state 0, by the published algorithm.
        RandomGenerator generator = Seeds.generator(0);
        assertEquals(0xe220a8397b1dcdafL, generator.nextLong());
        assertEquals(0x6e789e6aa1b965f4L, generator.nextLong());
    }

    @Test
    void gaussianDrawsHaveMeanZeroAndVarianceOne() {
        RandomGenerator generator = Seeds.generator(5);
        double sum = 0;
        double squares = 0;
        int n = 200_000;
        for (int i = 0; i < n; i++) {
            double x = generator.nextGaussian();
            sum += x;
            squares += x * x;
        }
        assertEquals(0, sum / n, 0.01);
        assertEquals(1, squares / n, 0.015);
    }

    @Test
    void gaussianDrawsFollowThePolarMethodOnEveryJdk() {
        RandomGenerator uniform = Seeds.generator(3);
        RandomGenerator gaussian = Seeds.generator(3);
        double x;
        double y;
        do {
            x = 2 * uniform.nextDouble() - 1;
            y = 2 * uniform.nextDouble() - 1;
        } while (x * x + y * y >= 1);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(x * x + y * y) / (x * x + y * y));
        assertEquals(x * factor, gaussian.nextGaussian());
        assertEquals(y * factor, gaussian.nextGaussian());
    }

    @Test
    void everyKindOfDrawIsTheSameOnEveryJdk() {
        RandomGenerator bits = Seeds.generator(1);
        RandomGenerator draws = Seeds.generator(1);
        for (int i = 0; i < 100; i++) {
            long word = bits.nextLong();
            assertEquals((word >>> 11) / 0x1p53, draws.nextDouble());
            word = bits.nextLong();
            assertEquals(word < 0, draws.nextBoolean());
            word = bits.nextLong();
            assertEquals((word >>> 33) % 10, draws.nextInt(10)); // one draw in 300 million would be refused
            word = bits.nextLong();
            assertEquals((word >>> 32) % 8, draws.nextInt(8));
            word = bits.nextLong();
            assertEquals((word >>> 40) / 0x1p24f, draws.nextFloat());
        }
    }

    @Test
    void derivedSeedsAreWhatTheyWere() { // computed by another program from the formula
        assertEquals(0xa21ef54af4865f03L, Seeds.derive(7, 1, 2));
        assertEquals(0x940b20f9fb7c7984L, Seeds.derive(7, "tasks", 3));
    }

    /** Fisher and Yates by hand, and each of the six orders of three in a sixth of 6,000 shuffles within five standard deviations (29 each). */
    @Test
    void shufflesAreFair() {
        List<Integer> list = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        int[] numbers = {0, 1, 2, 3, 4};
        Seeds.shuffle(list, Seeds.generator(5));
        Seeds.shuffle(numbers, Seeds.generator(5));
        List<Integer> byHand = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        RandomGenerator random = Seeds.generator(5);
        List<Integer> expected = new ArrayList<>();
        for (int left = 5; left > 1; left--) {
            int taken = random.nextInt(left);
            expected.add(0, byHand.get(taken));
            byHand.set(taken, byHand.get(left - 1));
        }
        expected.add(0, byHand.get(0));
        assertEquals(expected, list);
        assertEquals(expected, Arrays.stream(numbers).boxed().toList());
        Map<List<Integer>, Integer> counts = new TreeMap<>(Comparator.comparing(Object::toString));
        for (int i = 0; i < 6000; i++) {
            List<Integer> three = new ArrayList<>(List.of(0, 1, 2));
            Seeds.shuffle(three, Seeds.generator(Seeds.derive(9, i)));
            counts.merge(three, 1, Integer::sum);
        }
        assertEquals(6, counts.size());
        counts.values().forEach(count -> assertEquals(1000, count, 145));
    }
}
