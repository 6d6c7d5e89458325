package adaptarium.agents.experience;

/**
 * Maps observations to mean 0 and standard deviation 1 with fixed statistics, clipped. A value: made from {@link RunningMoments} once per rollout, so that
 * acting, learning and evaluation of one update all see the same numbers.
 */
public final class Normaliser {
    private static final double MIN_DEVIATION = 1e-4; // a component that hardly moves is not blown up to noise

    private static final float CLIP = 10; // standard deviations

    private final float[] shift;
    private final float[] scale;

    private Normaliser(float[] shift, float[] scale) {
        this.shift = shift;
        this.scale = scale;
    }

    /**
     * Leaves numbers as they are, except that they are clipped to ±10.
     *
     * @param size numbers per observation
     * @return the normaliser
     */
    public static Normaliser identity(int size) {
        float[] ones = new float[size];
        java.util.Arrays.fill(ones, 1);
        return new Normaliser(new float[size], ones);
    }

    /**
     * The present statistics, frozen.
     *
     * @param moments what was seen so far; fewer than two vectors give the identity
     * @return the normaliser
     */
    public static Normaliser of(RunningMoments moments) {
        if (moments.count() < 2) {
            return identity(moments.size());
        }
        float[] shift = new float[moments.size()];
        float[] scale = new float[moments.size()];
        for (int i = 0; i < shift.length; i++) {
            shift[i] = (float) moments.mean(i);
            scale[i] = (float) (1 / Math.max(MIN_DEVIATION, Math.sqrt(moments.variance(i))));
        }
        return new Normaliser(shift, scale);
    }

    /** How many numbers an observation has. */
    public int size() {
        return shift.length;
    }

    /**
     * Normalises one observation.
     *
     * @param raw where to read
     * @param rawOffset index of its first number
     * @param out where to write
     * @param outOffset index of the first number written
     */
    public void apply(float[] raw, int rawOffset, float[] out, int outOffset) {
        for (int i = 0; i < shift.length; i++) {
            float value = (raw[rawOffset + i] - shift[i]) * scale[i];
            out[outOffset + i] = Math.max(-CLIP, Math.min(CLIP, value));
        }
    }
}
