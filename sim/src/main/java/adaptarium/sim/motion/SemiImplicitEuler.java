package adaptarium.sim.motion;

/** Velocities first, then positions with the new velocities: of first order, symplectic, keeps an oscillation's energy bounded. */
public final class SemiImplicitEuler implements Integrator {
    private final double[] acceleration;

    /**
     * For systems of one size.
     *
     * @param degreesOfFreedom n
     */
    public SemiImplicitEuler(int degreesOfFreedom) {
        acceleration = new double[degreesOfFreedom];
    }

    @Override
    public void step(EquationsOfMotion system, double[] state, double[] effort, double timestep) {
        int n = acceleration.length;
        system.accelerations(state, effort, acceleration);
        for (int k = 0; k < n; k++) {
            state[n + k] += timestep * acceleration[k];
            state[k] += timestep * state[n + k];
        }
    }
}
