package adaptarium.sim;

/**
 * A joint between two bodies, which it names. Anchors are world coordinates of the scene as it is built.
 *
 * <p>A positive position, speed or effort turns (or pushes) body B relative to body A. What a kind of joint does not have, such as the limits of a weld,
 * it refuses.
 *
 * @param kind what it lets the bodies do
 * @param name unique in the scene, such as {@code "knee"}
 * @param bodyA the body that carries
 * @param bodyB the body that is carried
 * @param anchor where it is when the scene is built
 * @param lowerLimit of the position, rad or m; negative infinity for none
 * @param upperLimit of the position, rad or m; infinity for none
 * @param maxEffort greatest torque (N m) or force (N) of the speed motor; 0 for none
 * @param damping viscous torque (N m s/rad) or force (N s/m)
 * @param frequency of the spring that holds a weld, a wheel's axle or a rod, Hz; 0 for a rigid one
 * @param dampingRatio of that spring; 1 is critical
 * @param collide whether the two bodies may still touch each other
 */
public record JointSpec(
        Kind kind,
        String name,
        String bodyA,
        String bodyB,
        Anchor anchor,
        double lowerLimit,
        double upperLimit,
        double maxEffort,
        double damping,
        double frequency,
        double dampingRatio,
        boolean collide) {
    private static final double FREE = Double.POSITIVE_INFINITY;
    private static final double SHORTEST = 0.005; // m, the engine's length tolerance

    /** What a joint lets its bodies do. */
    public enum Kind {
        /** B turns about the anchor. The position is an angle, rad. */
        REVOLUTE("hinge", true, true, "N m", "rad"),
        /** B moves along an axis fixed in A and does not turn against A. The position is a way, m, 0 as built. */
        PRISMATIC("slider", true, true, "N", "m"),
        /** The two bodies are as one, or held by a bending spring. The position is the bend, rad. */
        WELD("weld", false, false, "N m", "rad"),
        /** B is a wheel on a sprung axle of A: it turns freely, which is the position, rad, and moves along an axis against a spring. */
        WHEEL("wheel", false, true, "N m", "rad"),
        /** A rod or a spring between two points. The position is its length less that as built, m. */
        DISTANCE("rod", false, false, "N", "m");

        private final String title;
        private final boolean hasLimits;
        private final boolean hasMotor;
        private final String effort;
        private final String way;

        Kind(String title, boolean hasLimits, boolean hasMotor, String effort, String way) {
            this.title = title;
            this.hasLimits = hasLimits;
            this.hasMotor = hasMotor;
            this.effort = effort;
            this.way = way;
        }

        /** Whether it can be driven and damped. */
        public boolean hasMotor() {
            return hasMotor;
        }

        /** Whether its position can be limited. */
        public boolean hasLimits() {
            return hasLimits;
        }

        /** What it is, in a word. */
        public String title() {
            return title;
        }
    }

    /**
     * Where a joint is when the scene is built.
     *
     * @param x anchor, m
     * @param y anchor, m
     * @param endX the anchor on B of a rod, else that of A, m
     * @param endY the anchor on B of a rod, else that of A, m
     * @param axisX direction of a slider or of a wheel's suspension; need not be a unit vector
     * @param axisY direction of a slider or of a wheel's suspension
     * @param rest the angle of B relative to A at which a hinge's position is 0, rad
     */
    public record Anchor(double x, double y, double endX, double endY, double axisX, double axisY, double rest) {
        private static Anchor at(double x, double y) {
            return new Anchor(x, y, x, y, 0, 1, 0);
        }
    }

    /** Checks the numbers. */
    public JointSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a joint needs a name");
        }
        if (bodyA.equals(bodyB)) {
            throw new IllegalArgumentException("joint '" + name + "' joins body '" + bodyA + "' with itself");
        }
        double sum = anchor.x + anchor.y + anchor.endX + anchor.endY + anchor.rest;
        if (!Double.isFinite(sum)) {
            throw new IllegalArgumentException("joint '" + name + "' needs finite coordinates");
        }
        if (!(Math.hypot(anchor.axisX, anchor.axisY) > 0) || !Double.isFinite(anchor.axisX + anchor.axisY)) {
            throw new IllegalArgumentException("joint '" + name + "' needs an axis of positive length, got ("
                    + anchor.axisX + ", " + anchor.axisY + ")");
        }
        if (!(lowerLimit <= upperLimit)) {
            throw new IllegalArgumentException("joint '" + name + "' needs lower <= upper limit, got [" + lowerLimit
                    + ", " + upperLimit + "] " + kind.way);
        }
        nonNegative(name, "maxEffort", maxEffort, kind.effort);
        nonNegative(name, "damping", damping, kind.effort + " s/" + kind.way);
        nonNegative(name, "frequency", frequency, "Hz");
        nonNegative(name, "dampingRatio", dampingRatio, "");
        if (!kind.hasMotor && (maxEffort > 0 || damping > 0)) {
            throw new IllegalArgumentException(
                    "joint '" + name + "' is a " + kind.title + ", which has no motor and no damping");
        }
        if (!kind.hasLimits && (lowerLimit > -FREE || upperLimit < FREE)) {
            throw new IllegalArgumentException("joint '" + name + "' is a " + kind.title + ", which has no limits");
        }
        if (kind == Kind.DISTANCE && !(Math.hypot(anchor.endX - anchor.x, anchor.endY - anchor.y) > SHORTEST)) {
            throw new IllegalArgumentException("joint '" + name + "' needs anchors more than " + SHORTEST
                    + " m apart, got (" + anchor.x + ", " + anchor.y + ") and (" + anchor.endX + ", " + anchor.endY
                    + ")");
        }
    }

    private static void nonNegative(String name, String what, double value, String unit) {
        if (!(value >= 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("joint '" + name + "': " + what + " must be finite and at least 0, got "
                    + value + (unit.isEmpty() ? "" : " " + unit));
        }
    }

    private static JointSpec of(Kind kind, String name, String bodyA, String bodyB, Anchor anchor, boolean collide) {
        return new JointSpec(kind, name, bodyA, bodyB, anchor, -FREE, FREE, 0, 0, 0, 0, collide);
    }

    /** The same joint with other numbers. */
    private JointSpec with(
            Anchor where, double lower, double upper, double effort, double drag, double spring, double ratio) {
        return new JointSpec(kind, name, bodyA, bodyB, where, lower, upper, effort, drag, spring, ratio, collide);
    }

    /**
     * A free hinge without limits, motor or damping.
     *
     * @param name unique in the scene
     * @param bodyA the body that carries
     * @param bodyB the body that is carried
     * @param x anchor, m
     * @param y anchor, m
     * @return the hinge, to be refined by its {@code with} methods
     */
    public static JointSpec revolute(String name, String bodyA, String bodyB, double x, double y) {
        return of(Kind.REVOLUTE, name, bodyA, bodyB, Anchor.at(x, y), /* collide= */ false);
    }

    /**
     * A free slider without limits, motor or damping.
     *
     * @param name unique in the scene
     * @param bodyA the body that carries
     * @param bodyB the body that is carried
     * @param x anchor, m
     * @param y anchor, m
     * @param axisX direction, world coordinates as built; need not be a unit vector
     * @param axisY direction
     * @return the slider, to be refined by its {@code with} methods
     */
    public static JointSpec prismatic(
            String name, String bodyA, String bodyB, double x, double y, double axisX, double axisY) {
        Anchor anchor = new Anchor(x, y, x, y, axisX, axisY, 0);
        return of(Kind.PRISMATIC, name, bodyA, bodyB, anchor, /* collide= */ false);
    }

    /**
     * A rigid weld.
     *
     * @param name unique in the scene
     * @param bodyA the body that carries
     * @param bodyB the body that is carried
     * @param x anchor, m
     * @param y anchor, m
     * @return the weld
     */
    public static JointSpec weld(String name, String bodyA, String bodyB, double x, double y) {
        return of(Kind.WELD, name, bodyA, bodyB, Anchor.at(x, y), /* collide= */ false);
    }

    /**
     * A wheel on a vertical suspension.
     *
     * @param name unique in the scene
     * @param bodyA the body that carries
     * @param bodyB the wheel
     * @param x axle, m
     * @param y axle, m
     * @param frequency of the suspension, Hz
     * @param dampingRatio of the suspension
     * @return the wheel, to be refined by its {@code with} methods
     */
    public static JointSpec wheel(
            String name, String bodyA, String bodyB, double x, double y, double frequency, double dampingRatio) {
        return of(Kind.WHEEL, name, bodyA, bodyB, Anchor.at(x, y), /* collide= */ false)
                .withSpring(frequency, dampingRatio);
    }

    /**
     * A rigid rod between two points; the bodies may touch.
     *
     * @param name unique in the scene
     * @param bodyA one body
     * @param bodyB the other body
     * @param x anchor on A, m
     * @param y anchor on A, m
     * @param endX anchor on B, m
     * @param endY anchor on B, m
     * @return the rod
     */
    public static JointSpec rod(String name, String bodyA, String bodyB, double x, double y, double endX, double endY) {
        Anchor anchor = new Anchor(x, y, endX, endY, 0, 1, 0);
        return of(Kind.DISTANCE, name, bodyA, bodyB, anchor, /* collide= */ true);
    }

    /**
     * This hinge or slider with limits.
     *
     * @param lower rad, or m
     * @param upper rad, or m
     * @return a new value
     */
    public JointSpec withLimits(double lower, double upper) {
        return with(anchor, lower, upper, maxEffort, damping, frequency, dampingRatio);
    }

    /**
     * This hinge, slider or wheel with a speed motor, which brakes until it is told a speed.
     *
     * @param newMaxEffort greatest torque, N m, or force, N
     * @return a new value
     */
    public JointSpec withMotor(double newMaxEffort) {
        return with(anchor, lowerLimit, upperLimit, newMaxEffort, damping, frequency, dampingRatio);
    }

    /**
     * This hinge, slider or wheel with viscous damping, which acts with a motor and without.
     *
     * @param newDamping N m s/rad, or N s/m
     * @return a new value
     */
    public JointSpec withDamping(double newDamping) {
        return with(anchor, lowerLimit, upperLimit, maxEffort, newDamping, frequency, dampingRatio);
    }

    /**
     * This weld, wheel or rod on a spring.
     *
     * @param newFrequency Hz; 0 for a rigid one
     * @param newDampingRatio 1 is critical
     * @return a new value
     */
    public JointSpec withSpring(double newFrequency, double newDampingRatio) {
        if (kind == Kind.REVOLUTE || kind == Kind.PRISMATIC) {
            throw new IllegalArgumentException("joint '" + name + "' is a " + kind.title + ", which has no spring");
        }
        return with(anchor, lowerLimit, upperLimit, maxEffort, damping, newFrequency, newDampingRatio);
    }

    /**
     * This hinge with another zero.
     *
     * @param rest the angle of B relative to A at which the position is 0, rad
     * @return a new value
     */
    public JointSpec withRest(double rest) {
        if (kind != Kind.REVOLUTE) {
            throw new IllegalArgumentException("joint '" + name + "' is a " + kind.title + "; only a hinge has a rest");
        }
        Anchor turned = new Anchor(anchor.x, anchor.y, anchor.endX, anchor.endY, anchor.axisX, anchor.axisY, rest);
        return with(turned, lowerLimit, upperLimit, maxEffort, damping, frequency, dampingRatio);
    }
}
