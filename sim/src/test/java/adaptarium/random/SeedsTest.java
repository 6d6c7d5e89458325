package adaptarium.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
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
}
