package adaptarium.envs.family.locomotion;

import adaptarium.sim.Trigonometry;

/**
 * A gait of the half-cheetah without memory and without a clock: the rear hip swings to and fro by itself, for its motor pushes on with its speed and back against its
 * angle, and its angle and speed are the phase that the other joints follow. Found by random search for a steady run to the right at 0.25 to 1.5 m/s.
 */
final class CheetahReflex {
    private static final double PUSH = 3.8558; // per 8 rad/s of the hip's speed
    private static final double BACK = 2.4238; // per rad of its angle
    private static final double BIAS = -0.5605;
    private static final double MIDDLE = 0.028; // rad
    private static final double SCALE = 3.7846; // 8 rad/s per rad, on the circle whose angle is the phase
    private static final double GAIN = 2.137; // of a joint's error in rad
    private static final double[] AMPLITUDES = {0.4256, 1.0491, 0.0517, 0.5636, 0.6575
    }; // rad, of the joints after the hip
    private static final double[] PHASES = {0.3065, 1.6463, -0.1299, 2.4387, -2.0188}; // rad
    private static final double[] MIDDLES = {0.0169, 0.1263, -0.45, -0.0867, 0.2885}; // rad
    private static final double FASTEST = 8; // rad/s
    private static final int ANGLES = 6; // index of the first joint's angle in an observation
    private static final int SPEEDS = 12; // index of the first joint's speed

    private CheetahReflex() {}

    /** One step of it, from an observation to an action. */
    static void step(float[] observations, int offset, float[] actions, int actionOffset) {
        double angle = observations[offset + ANGLES] - MIDDLE;
        double speed = observations[offset + SPEEDS] / FASTEST;
        double phase = StrictMath.atan2(SCALE * angle, speed);
        actions[actionOffset] = (float) StrictMath.tanh(PUSH * speed - BACK * angle + BIAS);
        for (int i = 0; i < AMPLITUDES.length; i++) {
            double wanted = AMPLITUDES[i] * Trigonometry.sin(phase + PHASES[i]) + MIDDLES[i];
            double error = wanted - observations[offset + ANGLES + 1 + i];
            actions[actionOffset + 1 + i] = (float) StrictMath.tanh(GAIN * error);
        }
    }
}
