package adaptarium.envs.family.classic;

import adaptarium.sim.Trigonometry;
import adaptarium.sim.motion.EquationsOfMotion;

/**
 * Two rods, the second hanging from the end of the first, in the notation of Sutton and Barto 1998, "Reinforcement learning", section 11.3, with a torque
 * at either joint. Coordinates are the shoulder's angle from hanging and the elbow's from straight, rad.
 */
final class DoublePendulum implements EquationsOfMotion {
    private static final double GRAVITY = 9.8; // m/s^2

    private final double
            inertia1; // about the pivot, with the second rod as a point at the elbow, less what depends on the elbow
    private final double inertia2; // of the second rod about the elbow
    private final double coupling; // m2 l1 lc2
    private final double gravity1;
    private final double gravity2;

    DoublePendulum(double length1, double length2, double mass1, double mass2) {
        double middle1 = length1 / 2;
        double middle2 = length2 / 2;
        inertia2 = mass2 * middle2 * middle2 + mass2 * length2 * length2;
        inertia1 = mass1 * middle1 * middle1 + mass1 * length1 * length1 + mass2 * length1 * length1 + inertia2;
        coupling = mass2 * length1 * middle2;
        gravity1 = (mass1 * middle1 + mass2 * length1) * GRAVITY;
        gravity2 = mass2 * middle2 * GRAVITY;
    }

    @Override
    public int degreesOfFreedom() {
        return 2;
    }

    @Override
    public void accelerations(double[] state, double[] effort, double[] acceleration) {
        double rate1 = state[2];
        double rate2 = state[3];
        double sin2 = Trigonometry.sin(state[1]);
        double coupled = coupling * Trigonometry.cos(state[1]);
        double d1 = inertia1 + 2 * coupled;
        double d2 = inertia2 + coupled;
        double phi2 = gravity2 * Trigonometry.sin(state[0] + state[1]);
        double phi1 = -coupling * sin2 * rate2 * (rate2 + 2 * rate1)
                + gravity1 * Trigonometry.sin(state[0])
                + phi2
                - effort[0];
        double ratio = d2 / d1;
        acceleration[1] = (effort[1] + ratio * phi1 - coupling * rate1 * rate1 * sin2 - phi2) / (inertia2 - ratio * d2);
        acceleration[0] = -(d2 * acceleration[1] + phi1) / d1;
    }
}
