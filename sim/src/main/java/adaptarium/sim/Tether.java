package adaptarium.sim;

/**
 * The spring between a hand and the point it pulls at, for families that integrate their own equations of motion. It is solved implicitly: the force that
 * spring and damper will have at the end of the time step, so that no step is too long and no body too light for it.
 *
 * <p>With the point's velocity v, its distance d to the hand, stiffness k, damping c and the inverse of the mass that the point seems to have, a 2 x 2 matrix
 * W, the force F solves (1 + (c + k dt) dt W) F = k d - (c + k dt) v.
 *
 * @param x the force, N
 * @param y the force, N
 */
public record Tether(double x, double y) {
    private static final double RATE = 2 * Math.PI * 3; // rad/s, of the whole robot on the spring
    private static final double DAMPING_RATIO = 0.3; // the implicit solution damps too
    private static final double REACH = 1; // m: beyond it the spring pulls no harder

    /**
     * What a point seems to weigh.
     *
     * @param xx velocity along x per impulse along x, 1/kg
     * @param xy velocity along x per impulse along y, 1/kg
     * @param yy velocity along y per impulse along y, 1/kg
     */
    public record Mobility(double xx, double xy, double yy) {}

    /**
     * The force of the coming time step.
     *
     * @param mass what the hand should be able to carry, kg
     * @param dx from the point to the hand, m
     * @param dy from the point to the hand, m
     * @param velocityX of the point, m/s
     * @param velocityY of the point, m/s
     * @param mobility of the point
     * @param dt s
     * @return the force on the point
     */
    public static Tether between(
            double mass, double dx, double dy, double velocityX, double velocityY, Mobility mobility, double dt) {
        double length = Math.hypot(dx, dy);
        double share = length > REACH ? REACH / length : 1;
        double stiffness = mass * RATE * RATE;
        double drag = 2 * mass * DAMPING_RATIO * RATE + stiffness * dt;
        double rightX = stiffness * share * dx - drag * velocityX;
        double rightY = stiffness * share * dy - drag * velocityY;
        double a = 1 + drag * dt * mobility.xx();
        double b = drag * dt * mobility.xy();
        double d = 1 + drag * dt * mobility.yy();
        double determinant = a * d - b * b;
        return new Tether((d * rightX - b * rightY) / determinant, (a * rightY - b * rightX) / determinant);
    }
}
