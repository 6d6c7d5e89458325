package adaptarium.sim.motion;

/** The classical Runge-Kutta method of fourth order. */
public final class RungeKutta4 implements Integrator {
    private final int degreesOfFreedom;
    private final double[] stage;
    private final double[] acceleration;
    private final double[] sum;

    /**
     * For systems of one size.
     *
     * @param degreesOfFreedom n
     */
    public RungeKutta4(int degreesOfFreedom) {
        this.degreesOfFreedom = degreesOfFreedom;
        this.stage = new double[2 * degreesOfFreedom];
        this.acceleration = new double[degreesOfFreedom];
        this.sum = new double[2 * degreesOfFreedom];
    }

    @Override
    public void step(EquationsOfMotion system, double[] state, double[] effort, double timestep) {
        int n = degreesOfFreedom;
        System.arraycopy(state, 0, stage, 0, 2 * n);
        for (int i = 0; i < 4; i++) {
            system.accelerations(stage, effort, acceleration);
            double weight = i == 0 || i == 3 ? 1 : 2;
            double ahead = i == 2 ? timestep : timestep / 2; // where the next stage is evaluated
            for (int k = 0; k < n; k++) {
                double velocity = stage[n + k];
                sum[k] = (i == 0 ? 0 : sum[k]) + weight * velocity;
                sum[n + k] = (i == 0 ? 0 : sum[n + k]) + weight * acceleration[k];
                stage[k] = state[k] + ahead * velocity;
                stage[n + k] = state[n + k] + ahead * acceleration[k];
            }
        }
        for (int k = 0; k < 2 * n; k++) {
            state[k] += timestep / 6 * sum[k];
        }
    }
}
