package adaptarium.sim;

import org.jbox2d.common.MathUtils;
import org.jbox2d.common.Settings;

/**
 * The engine's process-wide settings, set once before the first world.
 *
 * <p>Rotations are ours ({@link Rotation}); only the engine's contact solver and its rarer joints still take sine and cosine from its table (error 5.5e-5, far
 * below its length tolerance), because {@code StrictMath} is slower and allocates on newer JDKs. The table itself is written anew with {@code StrictMath}, because {@code Math.sin} may differ in its last bit from one platform to another.
 */
final class EngineSettings {
    /** Velocity iterations per sub-step. */
    static final int VELOCITY_ITERATIONS = 8;

    /** Position iterations per sub-step. */
    static final int POSITION_ITERATIONS = 3;

    static {
        Settings.FAST_ABS = true;
        Settings.FAST_FLOOR = true;
        Settings.FAST_CEIL = true;
        Settings.FAST_ROUND = true;
        Settings.FAST_ATAN2 = false;
        Settings.SINCOS_LUT_ENABLED = true;
        Settings.SINCOS_LUT_LERP = false;
        for (int i = 0; i < MathUtils.sinLUT.length; i++) {
            MathUtils.sinLUT[i] = (float) StrictMath.sin(i * Settings.SINCOS_LUT_PRECISION);
        }
    }

    private EngineSettings() {}

    /** Does nothing but to make sure that the settings are made. */
    static void require() {}
}
