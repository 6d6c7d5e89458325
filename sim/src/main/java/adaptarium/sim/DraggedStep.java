package adaptarium.sim;

/**
 * The exact solution, over one step, of a mass with viscous drag under a constant force along one axis: m v' = f - drag v.
 *
 * @param movePerVelocity how far it moves for a velocity, s
 * @param movePerForce how far it moves for a force, m/N
 * @param velocityPerVelocity what is left of a velocity, a pure number
 * @param velocityPerForce what a force adds to the velocity, m/s/N
 */
public record DraggedStep(
        double movePerVelocity, double movePerForce, double velocityPerVelocity, double velocityPerForce) {
    /**
     * The step of a given mass.
     *
     * @param mass kg, positive
     * @param drag N s/m, positive
     * @param timestep s, positive
     * @return its coefficients
     */
    public static DraggedStep of(double mass, double drag, double timestep) {
        if (!(mass > 0) || !(drag > 0) || !(timestep > 0)) {
            throw new IllegalArgumentException("mass, drag and timestep must be positive, got " + mass + " kg, " + drag
                    + " N s/m, " + timestep + " s");
        }
        double lost = -StrictMath.expm1(-drag / mass * timestep); // the fraction of a velocity that drag takes
        double movePerVelocity = lost * mass / drag;
        return new DraggedStep(movePerVelocity, (timestep - movePerVelocity) / drag, 1 - lost, lost / drag);
    }

    /**
     * How far it moves in the step.
     *
     * @param velocity at the beginning, m/s
     * @param force N
     * @return m
     */
    public double move(double velocity, double force) {
        return movePerVelocity * velocity + movePerForce * force;
    }

    /**
     * Its velocity after the step.
     *
     * @param velocity at the beginning, m/s
     * @param force N
     * @return m/s
     */
    public double velocity(double velocity, double force) {
        return velocityPerVelocity * velocity + velocityPerForce * force;
    }
}
