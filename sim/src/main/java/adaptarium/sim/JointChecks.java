package adaptarium.sim;

/** What the components of every {@link JointSpec} have to satisfy; each complaint names the joint. */
final class JointChecks {
    private JointChecks() {}

    static void bodies(String name, String bodyA, String bodyB) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a joint needs a name");
        }
        if (bodyA.equals(bodyB)) {
            throw new IllegalArgumentException("joint '" + name + "' joins body '" + bodyA + "' with itself");
        }
    }

    static void finite(String name, double a, double b, double c) {
        if (!Double.isFinite(a + b + c)) {
            throw new IllegalArgumentException("joint '" + name + "' needs finite coordinates");
        }
    }

    static void axis(String name, double x, double y) {
        if (!(Math.hypot(x, y) > 0) || !Double.isFinite(x + y)) {
            throw new IllegalArgumentException(
                    "joint '" + name + "' needs an axis of positive length, got (" + x + ", " + y + ")");
        }
    }

    static void limits(String name, double lower, double upper, String unit) {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                    "joint '" + name + "' needs lower <= upper limit, got [" + lower + ", " + upper + "] " + unit);
        }
    }

    static void nonNegative(String name, String what, double value, String unit) {
        if (!(value >= 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("joint '" + name + "': " + what + " must be finite and at least 0, got "
                    + value + ("1".equals(unit) ? "" : " " + unit));
        }
    }
}
