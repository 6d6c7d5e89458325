package adaptarium.envs.family.flight;

import adaptarium.sim.Trigonometry;
import adaptarium.sim.motion.EquationsOfMotion;

/**
 * A planar quadrotor with a load that hangs from its middle on a rigid massless rod.
 *
 * <p>Coordinates are the frame's position (m) and its angle and the rod's angle from hanging (rad, counter-clockwise); the efforts are the thrusts of the
 * left and the right rotor, N. With e along the rod and b the frame's acceleration less gravity, the rod's tension is m (l w² - b.e), and Newton's law for
 * the frame and for the load across the rod give everything in closed form, also for a load of no mass.
 */
final class SlungLoad implements EquationsOfMotion {
    static final double FRAME_MASS = 1; // kg
    static final double FRAME_INERTIA = 0.09; // kg m^2
    static final double ARM = 0.3; // m from the middle to a rotor
    static final double ROD = 0.4; // m
    static final double DRAG = 0.2; // N s/m, on the frame
    static final double GRAVITY = 9.81; // m/s^2

    private final double load; // kg
    private final double windX; // N, on the frame
    private final double windY; // N

    SlungLoad(double load, double windX, double windY) {
        this.load = load;
        this.windX = windX;
        this.windY = windY;
    }

    @Override
    public int degreesOfFreedom() {
        return 4;
    }

    @Override
    public void accelerations(double[] state, double[] effort, double[] acceleration) {
        double thrust = effort[0] + effort[1];
        double alongX = Trigonometry.sin(state[3]);
        double alongY = -Trigonometry.cos(state[3]);
        double forceX = -thrust * Trigonometry.sin(state[2]) + windX - DRAG * state[4];
        double forceY = thrust * Trigonometry.cos(state[2]) + windY - DRAG * state[5];
        double swing = ROD * state[7] * state[7]; // centripetal acceleration of the load
        double along = (forceX * alongX + forceY * alongY + load * swing) / (FRAME_MASS + load);
        double tension = load * (swing - along);
        double x = (forceX + tension * alongX) / FRAME_MASS;
        double y = (forceY + tension * alongY) / FRAME_MASS;
        acceleration[0] = x;
        acceleration[1] = y - GRAVITY;
        acceleration[2] = (effort[1] - effort[0]) * ARM / FRAME_INERTIA;
        acceleration[3] = -(y * alongX - x * alongY) / ROD; // across the rod the load falls freely
    }
}
