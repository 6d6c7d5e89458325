package adaptarium.envs.family.locomotion;

import adaptarium.sim.Trigonometry;

/**
 * A gait of the half-cheetah: sines of one phase that the joints are made to follow; to the left it is the mirror image. Found by random search; what reference
 * controllers play.
 */
public final class CheetahGait {
    /** The fastest that was found, about 1.8 m/s. */
    public static final CheetahGait FAST = new CheetahGait(
            0.31428,
            4.7836,
            new double[] {0.6108, 0.5509, 0.3406, 0.6361, 0.4726, 0.8481}, // rad
            new double[] {-3.6001, 1.3124, 1.0746, -1.4361, 1.8216, -1.7369}, // rad
            new double[] {-0.1528, -0.0154, 0.1244, -0.1839, 0.1, -0.2286}); // rad

    /** One whose speed goes with its stride, up to 1.5 m/s. */
    public static final CheetahGait STEADY = new CheetahGait(
            0.36873,
            2.6348,
            new double[] {0.7152, 0.3085, 0.5122, 0.7799, 0.2191, 0.2694},
            new double[] {-5.3487, 2.4111, -0.9467, -2.1466, 1.761, -1.7836},
            new double[] {0.0137, 0.7173, 0.3919, -0.182, -0.0468, -0.1246});

    private static final int ANGLES = 6; // index of the first joint's angle in an observation
    private static final int LEG = 3; // joints of a leg

    private final double pace;
    private final double gain; // of a joint's error in rad
    private final double[] amplitudes;
    private final double[] phases;
    private final double[] middles;

    private CheetahGait(double pace, double gain, double[] amplitudes, double[] phases, double[] middles) {
        this.pace = pace;
        this.gain = gain;
        this.amplitudes = amplitudes;
        this.phases = phases;
        this.middles = middles;
    }

    /** How far the phase goes in a step, rad. */
    public double pace() {
        return pace;
    }

    /**
     * One step of it.
     *
     * @param direction 1 to the right, -1 to the left
     * @param phase rad
     * @param stride 1 as it was found, 0 to stand
     * @param observations float[], read from {@code offset} on
     * @param offset index of the observation's first number
     * @param actions float[], written from {@code actionOffset} on
     * @param actionOffset index of the action's first number
     */
    public void step(
            int direction,
            double phase,
            double stride,
            float[] observations,
            int offset,
            float[] actions,
            int actionOffset) {
        for (int i = 0; i < 2 * LEG; i++) {
            int joint = direction > 0 ? i : (i + LEG) % (2 * LEG);
            double angle = direction * observations[offset + ANGLES + joint];
            double wanted = stride * amplitudes[i] * Trigonometry.sin(phase + phases[i]) + middles[i];
            double speed = Math.max(-1, Math.min(1, gain * (wanted - angle)));
            actions[actionOffset + joint] = (float) (direction * speed);
        }
    }
}
