package adaptarium.sim.motion;

/** A method with a fixed step for {@link EquationsOfMotion}. Holds scratch memory, so one belongs to one simulation; a step does not allocate. */
public sealed interface Integrator permits RungeKutta4, SemiImplicitEuler, ExplicitEuler {
    /**
     * Advances a state.
     *
     * @param system whose equations
     * @param state double[2n]: n positions, then their n rates; replaced by the state {@code timestep} later
     * @param effort the actuators' forces and torques, constant during the step
     * @param timestep s
     */
    void step(EquationsOfMotion system, double[] state, double[] effort, double timestep);
}
