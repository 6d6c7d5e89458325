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
    private static final int LEG = 3; // joints of a leg

    private CheetahReflex() {}

    /**
     * One step of it, from an observation to an action.
     *
     * @param direction 1 to the right, -1 to the left, where it is the mirror image
     * @param stride 1 as it was found; the smaller, the slower
     * @param observations float[], read from {@code offset} on
     * @param offset index of the observation's first number
     * @param actions float[], written from {@code actionOffset} on
     * @param actionOffset index of the action's first number
     */
    static void step(
            int direction, double stride, float[] observations, int offset, float[] actions, int actionOffset) {
        int hip = direction > 0 ? 0 : LEG;
        double angle = direction * observations[offset + ANGLES + hip] - MIDDLE;
        double speed = direction * observations[offset + SPEEDS + hip] / FASTEST;
        double phase = StrictMath.atan2(SCALE * angle, speed);
        actions[actionOffset + hip] = (float) (direction * StrictMath.tanh(PUSH * speed - BACK * angle + BIAS));
        for (int i = 0; i < AMPLITUDES.length; i++) {
            int joint = direction > 0 ? 1 + i : (1 + i + LEG) % (2 * LEG);
            double wanted = stride * AMPLITUDES[i] * Trigonometry.sin(phase + PHASES[i]) + MIDDLES[i];
            double error = wanted - direction * observations[offset + ANGLES + joint];
            actions[actionOffset + joint] = (float) (direction * StrictMath.tanh(GAIN * error));
        }
    }
}
