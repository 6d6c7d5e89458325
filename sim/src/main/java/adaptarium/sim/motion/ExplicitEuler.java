package adaptarium.sim.motion;

/** Positions and velocities both with the old rates: of first order, gains energy. For comparison with environments that use it, such as Gymnasium's CartPole. */
public final class ExplicitEuler implements Integrator {
    private final double[] acceleration;

    /**
     * For systems of one size.
     *
     * @param degreesOfFreedom n
     */
    public ExplicitEuler(int degreesOfFreedom) {
        acceleration = new double[degreesOfFreedom];
    }

    @Override
    public void step(EquationsOfMotion system, double[] state, double[] effort, double timestep) {
        int n = acceleration.length;
        system.accelerations(state, effort, acceleration);
        for (int k = 0; k < n; k++) {
            state[k] += timestep * state[n + k];
            state[n + k] += timestep * acceleration[k];
        }
    }
}
