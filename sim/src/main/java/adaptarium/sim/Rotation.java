package adaptarium.sim;

/** Cosine and sine of an angle to single precision, remembered while the angle stays the same. Plain arithmetic: the same bits everywhere. */
final class Rotation {
    private static final double TWO_OVER_PI = 2 / Math.PI;
    private static final double HALF_PI = Math.PI / 2;

    float c = 1;
    float s;
    private float angle;

    void set(float newAngle) {
        if (newAngle == angle) {
            return;
        }
        angle = newAngle;
        double quarters = Math.rint(newAngle * TWO_OVER_PI);
        double x = newAngle - quarters * HALF_PI;
        double z = x * x;
        // Taylor polynomials on [-pi/4, pi/4]; the next terms are below 4e-9.
        float sine = (float) (x + x * z * (-1.0 / 6 + z * (1.0 / 120 + z * (-1.0 / 5040 + z * (1.0 / 362880)))));
        float cosine =
                (float) (1 + z * (-0.5 + z * (1.0 / 24 + z * (-1.0 / 720 + z * (1.0 / 40320 - z * (1.0 / 3628800))))));
        switch ((int) (long) quarters & 3) {
            case 0 -> {
                c = cosine;
                s = sine;
            }
            case 1 -> {
                c = -sine;
                s = cosine;
            }
            case 2 -> {
                c = -cosine;
                s = -sine;
            }
            default -> {
                c = sine;
                s = -cosine;
            }
        }
    }
}
