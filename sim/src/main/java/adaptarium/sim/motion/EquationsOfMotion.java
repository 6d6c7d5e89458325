package adaptarium.sim.motion;

/**
 * A mechanical system without contact: the accelerations as a function of positions, velocities and the efforts of its actuators.
 *
 * <p>A rigid-body engine dissipates (a frictionless pendulum loses most of its energy within a minute), so what has no contact is integrated from its
 * equations, in double precision.
 */
public interface EquationsOfMotion {
    /** n, how many coordinates the system has. */
    int degreesOfFreedom();

    /**
     * The accelerations in a state.
     *
     * @param state double[2n]: n positions, then their n rates; not to be changed
     * @param effort the actuators' forces and torques, as many as the system has; constant during a step
     * @param acceleration double[n], written
     */
    void accelerations(double[] state, double[] effort, double[] acceleration);
}
