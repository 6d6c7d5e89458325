package adaptarium.random;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Seeds that depend on their path alone.
 *
 * <p>A run has one root seed. The seed of anything random in it (the third task of iteration 12, the noise of slot 5) is derived from the root and the
 * path that names it, never from the order in which threads happen to ask. The mixing function is SplitMix64's finaliser (Steele, Lea and Flood 2014,
 * "Fast splittable pseudorandom number generators").
 */
public final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private static final long ODD_MULTIPLIER = 0xd1342543de82ef95L;

    private Seeds() {}

    /**
     * The seed at a path below a root seed.
     *
     * @param root the run's seed, or a seed derived before
     * @param path what names the random thing, outermost first
     * @return the seed; equal arguments give equal seeds
     */
    public static long derive(long root, long... path) {
        long seed = mix(root + GOLDEN_GAMMA);
        for (long step : path) {
            // The two terms are treated differently so that derive(a, b) and derive(b, a) are strangers.
            seed = mix(Long.rotateLeft(seed, 23) * ODD_MULTIPLIER + mix(step + GOLDEN_GAMMA));
        }
        return seed;
    }

    /**
     * The seed at a named branch below a root seed, for branches that are words rather than indices.
     *
     * @param root the run's seed, or a seed derived before
     * @param branch a name such as {@code "tasks"}
     * @param path what names the random thing inside the branch, outermost first
     * @return the seed; equal arguments give equal seeds
     */
    public static long derive(long root, String branch, long... path) {
        long hash = branch.length();
        for (int i = 0; i < branch.length(); i++) {
            hash = mix(hash * 31 + branch.charAt(i));
        }
        return derive(derive(root, hash), path);
    }

    /**
     * A generator for a seed. Equal seeds give equal streams on every JDK: the algorithm (SplitMix64) is our own.
     *
     * @param seed the seed, usually from {@link #derive}
     * @return a generator owned by the caller; not safe for use by several threads
     */
    public static RandomGenerator generator(long seed) {
        return new SplitMix(seed);
    }

    /**
     * Puts a list into an order drawn at random, each as likely (Fisher and Yates, from the last place to the second).
     *
     * @param list changed in place
     * @param random asked {@code list.size() − 1} times for a whole number
     */
    public static void shuffle(List<?> list, RandomGenerator random) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
    }

    /**
     * {@link #shuffle(List, RandomGenerator)} for numbers: the same order from the same draws.
     *
     * @param numbers changed in place
     * @param random asked {@code numbers.length − 1} times for a whole number
     */
    public static void shuffle(int[] numbers, RandomGenerator random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = moved;
        }
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static final class SplitMix implements RandomGenerator {
        private long state;
        private double spareGaussian = Double.NaN;

        private SplitMix(long seed) {
            state = seed;
        }

        @Override
        public long nextLong() {
            state += GOLDEN_GAMMA;
            return mix(state);
        }

        /** Marsaglia's polar method with {@code StrictMath}: the JDK's default method may change from one release to the next. */
        @Override
        public double nextGaussian() {
            if (!Double.isNaN(spareGaussian)) {
                double spare = spareGaussian;
                spareGaussian = Double.NaN;
                return spare;
            }
            while (true) {
                double x = 2 * nextDouble() - 1;
                double y = 2 * nextDouble() - 1;
                double square = x * x + y * y;
                if (square > 0 && square < 1) {
                    double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
                    spareGaussian = y * factor;
                    return x * factor;
                }
            }
        }
    }
}
