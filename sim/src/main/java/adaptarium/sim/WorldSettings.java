package adaptarium.sim;

/**
 * What holds for a whole physics world: gravity and the control rate.
 *
 * @param gravityX horizontal gravity, m/s²
 * @param gravityY vertical gravity, m/s²; negative pulls down
 * @param controlTimestep seconds that one {@link PhysicsWorld#step} simulates
 */
public record WorldSettings(double gravityX, double gravityY, double controlTimestep) {
    /** Standard gravity, m/s². */
    public static final double EARTH_GRAVITY = 9.81;

    /**
     * The longest sub-step, s. With continuous collision off, 1/50 s lets bodies tunnel through terrain; at 1/100 s none does, and it costs less than
     * continuous collision would (which at these iteration counts also pulls joints apart).
     */
    static final double LONGEST_SUBSTEP = 1.0 / 100;

    private static final double ROUNDING = 1e-9; // so that 0.07 s gives seven sub-steps, not eight

    /** Checks that gravity is finite and that the control step is positive and at most 1 s. */
    public WorldSettings {
        if (!Double.isFinite(gravityX) || !Double.isFinite(gravityY)) {
            throw new IllegalArgumentException("gravity must be finite, got (" + gravityX + ", " + gravityY + ") m/s²");
        }
        if (!(controlTimestep > 0) || !(controlTimestep <= 1)) {
            throw new IllegalArgumentException("controlTimestep must lie in (0, 1] s, got " + controlTimestep + " s");
        }
    }

    /**
     * A world seen from the side, on Earth.
     *
     * @param controlTimestep seconds between two actions
     * @return settings with gravity 9.81 m/s² downwards
     */
    public static WorldSettings side(double controlTimestep) {
        return new WorldSettings(0, -EARTH_GRAVITY, controlTimestep);
    }

    /**
     * A world seen from above: no gravity in the plane.
     *
     * @param controlTimestep seconds between two actions
     * @return settings without gravity
     */
    public static WorldSettings top(double controlTimestep) {
        return new WorldSettings(0, 0, controlTimestep);
    }

    /**
     * These settings with another gravity.
     *
     * @param x horizontal, m/s²
     * @param y vertical, m/s²
     * @return a new value
     */
    public WorldSettings withGravity(double x, double y) {
        return new WorldSettings(x, y, controlTimestep);
    }

    /** How many equal sub-steps of at most 1/100 s a control step is made of. */
    public int substeps() {
        return Math.max(1, (int) Math.ceil(controlTimestep / LONGEST_SUBSTEP - ROUNDING));
    }

    /** The length of one sub-step, s. */
    public double substep() {
        return controlTimestep / substeps();
    }
}
