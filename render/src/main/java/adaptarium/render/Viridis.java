package adaptarium.render;

/** A scale of colours from low to high: told apart in grey and by the colour-blind (viridis, van der Walt and Smith 2015). */
public final class Viridis {
    private static final int[] STOPS = {0x440154, 0x3b528b, 0x21918c, 0x5ec962, 0xfde725};
    private static final int NONE = 0x808080; // of what is not a number

    private Viridis() {}

    /**
     * A colour of the scale.
     *
     * @param fraction 0 for the lowest to 1 for the highest; what lies beyond has the colour of the end
     * @return 0xAARRGGBB, opaque; grey where the fraction is not a number
     */
    public static int colour(double fraction) {
        if (Double.isNaN(fraction)) {
            return 0xff000000 | NONE;
        }
        double at = Math.max(0, Math.min(1, fraction)) * (STOPS.length - 1);
        int below = Math.min(STOPS.length - 2, (int) at);
        double more = at - below;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = STOPS[below] >> shift & 0xff;
            int to = STOPS[below + 1] >> shift & 0xff;
            rgb |= (int) Math.round(from + more * (to - from)) << shift;
        }
        return 0xff000000 | rgb;
    }
}
