package adaptarium.render.record;

/**
 * Which moments of a simulation become a film's frames, so that it plays at the speed that was asked for.
 *
 * @param stride control steps from one frame to the next
 * @param framesPerSecond rate of playing, at most {@link #MOST}
 */
public record FilmRate(int stride, double framesPerSecond) {
    /** The greatest rate that every format and browser plays truly: a GIF's frames last whole hundredths of a second, two at least. */
    public static final double MOST = 50; // frames per second

    /**
     * A rate near the one that is wished for.
     *
     * @param timestep length of a control step, s
     * @param speed how many times as fast as real time
     * @param wished frames per second, about
     * @return the rate; steps are left out where there are more of them than frames
     */
    public static FilmRate near(double timestep, double speed, double wished) {
        if (!(timestep > 0) || !(speed > 0) || !(wished > 0)) {
            throw new IllegalArgumentException("timestep, speed and rate of a film must be positive, got " + timestep
                    + " s, " + speed + " and " + wished + " frames per second");
        }
        double steps = speed / timestep; // per second of film
        double least = Math.ceil(steps / MOST - 1e-9);
        int stride = (int) Math.max(1, Math.max(least, Math.rint(steps / wished)));
        return new FilmRate(stride, steps / stride);
    }
}
