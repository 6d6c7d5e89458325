package adaptarium.agents.experience;

/**
 * Which samples of a task are kept where not all are: one of each block of {@code stride}, at a place that looks drawn by lot and is always the
 * same. Always the first of ten would be the first steps alone where episodes last ten, and of what a
 * policy does later nothing would be seen.
 */
final class Thinning {
    private final int stride;

    /**
     * A thinning.
     *
     * @param stride keeps one of so many; 1 keeps all
     */
    Thinning(int stride) {
        if (stride < 1) {
            throw new IllegalArgumentException("stride must be at least 1, got " + stride);
        }
        this.stride = stride;
    }

    /**
     * Whether a sample is kept.
     *
     * @param sample its number, from 0
     * @param samples how many there are
     * @return true for one of each block; the last block may be shorter
     */
    boolean keeps(int sample, int samples) {
        int block = sample / stride;
        int size = Math.min(stride, samples - block * stride);
        return sample % stride == Long.remainderUnsigned(mixed(block), size);
    }

    // SplitMix64's output function: anything that is regular falls into step with episodes of some length.
    private static long mixed(int block) {
        long z = (block + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /**
     * How many of so many samples are kept.
     *
     * @param samples how many there are
     * @return how many blocks they make
     */
    int kept(int samples) {
        return (samples + stride - 1) / stride;
    }
}
