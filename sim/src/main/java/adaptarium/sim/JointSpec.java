package adaptarium.sim;

/**
 * A joint between two bodies, which it names. Anchors are world coordinates of the scene as it is built.
 *
 * <p>A positive position, speed or effort turns (or pushes) body B relative to body A.
 */
public sealed interface JointSpec {
    /** A name unique in the scene, such as {@code "knee"}. */
    String name();

    /** The name of body A, the one that carries. */
    String bodyA();

    /** The name of body B, the one that is carried. */
    String bodyB();

    /** World position of the anchor when the scene is built, m. */
    double x();

    /** World position of the anchor when the scene is built, m. */
    double y();

    /** Whether the two bodies may still touch each other. */
    boolean collide();

    /**
     * A hinge.
     *
     * @param name unique in the scene
     * @param bodyA the body that carries
     * @param bodyB the body that is carried
     * @param x anchor, m
     * @param y anchor, m
     * @param rest the angle of B relative to A at which the position is 0, rad
     * @param lowerLimit of the position, rad; negative infinity for none
     * @param upperLimit of the position, rad; infinity for none
     * @param maxEffort greatest torque of the speed motor, N m; 0 for none
     * @param damping viscous torque, N m s/rad, while the speed motor is off
     * @param collide whether the two bodies may touch
     */
    record Revolute(
            String name,
            String bodyA,
            String bodyB,
            double x,
            double y,
            double rest,
            double lowerLimit,
            double upperLimit,
            double maxEffort,
            double damping,
            boolean collide)
            implements JointSpec {
        /** Checks the numbers. */
        public Revolute {
            JointChecks.bodies(name, bodyA, bodyB);
            JointChecks.finite(name, x, y, rest);
            JointChecks.limits(name, lowerLimit, upperLimit, "rad");
            JointChecks.nonNegative(name, "maxEffort", maxEffort, "N m");
            JointChecks.nonNegative(name, "damping", damping, "N m s/rad");
        }

        /**
         * This hinge with limits.
         *
         * @param lower rad
         * @param upper rad
         * @return a new value
         */
        public Revolute withLimits(double lower, double upper) {
            return new Revolute(name, bodyA, bodyB, x, y, rest, lower, upper, maxEffort, damping, collide);
        }

        /**
         * This hinge with a speed motor, which brakes until it is told a speed.
         *
         * @param newMaxEffort greatest torque, N m
         * @return a new value
         */
        public Revolute withMotor(double newMaxEffort) {
            return new Revolute(name, bodyA, bodyB, x, y, rest, lowerLimit, upperLimit, newMaxEffort, damping, collide);
        }

        /**
         * This hinge with viscous damping.
         *
         * @param newDamping N m s/rad
         * @return a new value
         */
        public Revolute withDamping(double newDamping) {
            return new Revolute(name, bodyA, bodyB, x, y, rest, lowerLimit, upperLimit, maxEffort, newDamping, collide);
        }

        /**
         * This hinge with another zero.
         *
         * @param newRest the angle of B relative to A at which the position is 0, rad
         * @return a new value
         */
        public Revolute withRest(double newRest) {
            return new Revolute(name, bodyA, bodyB, x, y, newRest, lowerLimit, upperLimit, maxEffort, damping, collide);
        }
    }

    /**
     * A slider: B moves along an axis fixed in A and does not turn against A. The position is 0 as built.
     *
     * @param name unique in the scene
     * @param bodyA the body that carries
     * @param bodyB the body that is carried
     * @param x anchor, m
     * @param y anchor, m
     * @param axisX direction, world coordinates as built; need not be a unit vector
     * @param axisY direction
     * @param lowerLimit of the position, m; negative infinity for none
     * @param upperLimit of the position, m; infinity for none
     * @param maxEffort greatest force of the speed motor, N; 0 for none
     * @param damping viscous force, N s/m, while the speed motor is off
     * @param collide whether the two bodies may touch
     */
    record Prismatic(
            String name,
            String bodyA,
            String bodyB,
            double x,
            double y,
            double axisX,
            double axisY,
            double lowerLimit,
            double upperLimit,
            double maxEffort,
            double damping,
            boolean collide)
            implements JointSpec {
        /** Checks the numbers. */
        public Prismatic {
            JointChecks.bodies(name, bodyA, bodyB);
            JointChecks.finite(name, x, y, 0);
            JointChecks.axis(name, axisX, axisY);
            JointChecks.limits(name, lowerLimit, upperLimit, "m");
            JointChecks.nonNegative(name, "maxEffort", maxEffort, "N");
            JointChecks.nonNegative(name, "damping", damping, "N s/m");
        }

        /**
         * This slider with limits.
         *
         * @param lower m
         * @param upper m
         * @return a new value
         */
        public Prismatic withLimits(double lower, double upper) {
            return new Prismatic(name, bodyA, bodyB, x, y, axisX, axisY, lower, upper, maxEffort, damping, collide);
        }

        /**
         * This slider with a speed motor, which brakes until it is told a speed.
         *
         * @param newMaxEffort greatest force, N
         * @return a new value
         */
        public Prismatic withMotor(double newMaxEffort) {
            return new Prismatic(
                    name, bodyA, bodyB, x, y, axisX, axisY, lowerLimit, upperLimit, newMaxEffort, damping, collide);
        }

        /**
         * This slider with viscous damping.
         *
         * @param newDamping N s/m
         * @return a new value
         */
        public Prismatic withDamping(double newDamping) {
            return new Prismatic(
                    name, bodyA, bodyB, x, y, axisX, axisY, lowerLimit, upperLimit, maxEffort, newDamping, collide);
        }
    }

    /**
     * Two bodies as one, or a bending spring between them.
     *
     * @param name unique in the scene
     * @param bodyA the body that carries
     * @param bodyB the body that is carried
     * @param x anchor, m
     * @param y anchor, m
     * @param frequency of the bending spring, Hz; 0 for a rigid weld
     * @param dampingRatio of the spring; 1 is critical
     * @param collide whether the two bodies may touch
     */
    record Weld(
            String name,
            String bodyA,
            String bodyB,
            double x,
            double y,
            double frequency,
            double dampingRatio,
            boolean collide)
            implements JointSpec {
        /** Checks the numbers. */
        public Weld {
            JointChecks.bodies(name, bodyA, bodyB);
            JointChecks.finite(name, x, y, 0);
            JointChecks.nonNegative(name, "frequency", frequency, "Hz");
            JointChecks.nonNegative(name, "dampingRatio", dampingRatio, "1");
        }
    }

    /**
     * A wheel B on a sprung axle of A: it turns freely and moves along an axis against a spring. Position and speed are those of the turning.
     *
     * @param name unique in the scene
     * @param bodyA the body that carries
     * @param bodyB the wheel
     * @param x axle, m
     * @param y axle, m
     * @param axisX direction of the suspension, world coordinates as built
     * @param axisY direction of the suspension
     * @param frequency of the suspension, Hz
     * @param dampingRatio of the suspension; 1 is critical
     * @param maxEffort greatest torque of the speed motor, N m; 0 for none
     * @param damping viscous torque, N m s/rad, while the speed motor is off
     * @param collide whether the two bodies may touch
     */
    record Wheel(
            String name,
            String bodyA,
            String bodyB,
            double x,
            double y,
            double axisX,
            double axisY,
            double frequency,
            double dampingRatio,
            double maxEffort,
            double damping,
            boolean collide)
            implements JointSpec {
        /** Checks the numbers. */
        public Wheel {
            JointChecks.bodies(name, bodyA, bodyB);
            JointChecks.finite(name, x, y, 0);
            JointChecks.axis(name, axisX, axisY);
            JointChecks.nonNegative(name, "frequency", frequency, "Hz");
            JointChecks.nonNegative(name, "dampingRatio", dampingRatio, "1");
            JointChecks.nonNegative(name, "maxEffort", maxEffort, "N m");
            JointChecks.nonNegative(name, "damping", damping, "N m s/rad");
        }

        /**
         * This wheel with a speed motor, which brakes until it is told a speed.
         *
         * @param newMaxEffort greatest torque, N m
         * @return a new value
         */
        public Wheel withMotor(double newMaxEffort) {
            return new Wheel(
                    name, bodyA, bodyB, x, y, axisX, axisY, frequency, dampingRatio, newMaxEffort, damping, collide);
        }
    }

    /**
     * A rod or a spring between two points. Position is the length minus the length as built, m.
     *
     * @param name unique in the scene
     * @param bodyA one body
     * @param bodyB the other body
     * @param x anchor on A, m
     * @param y anchor on A, m
     * @param xB anchor on B, m
     * @param yB anchor on B, m
     * @param frequency of the spring, Hz; 0 for a rigid rod
     * @param dampingRatio of the spring; 1 is critical
     * @param collide whether the two bodies may touch
     */
    record Distance(
            String name,
            String bodyA,
            String bodyB,
            double x,
            double y,
            double xB,
            double yB,
            double frequency,
            double dampingRatio,
            boolean collide)
            implements JointSpec {
        private static final double SHORTEST = 0.005; // m, the engine's length tolerance

        /** Checks the numbers. */
        public Distance {
            JointChecks.bodies(name, bodyA, bodyB);
            JointChecks.finite(name, x, y, xB + yB);
            JointChecks.nonNegative(name, "frequency", frequency, "Hz");
            JointChecks.nonNegative(name, "dampingRatio", dampingRatio, "1");
            if (!(Math.hypot(xB - x, yB - y) > SHORTEST)) {
                throw new IllegalArgumentException("joint '" + name + "' needs anchors more than " + SHORTEST
                        + " m apart, got (" + x + ", " + y + ") and (" + xB + ", " + yB + ")");
            }
        }
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
    static Revolute revolute(String name, String bodyA, String bodyB, double x, double y) {
        double free = Double.POSITIVE_INFINITY;
        return new Revolute(name, bodyA, bodyB, x, y, 0, -free, free, 0, 0, /* collide= */ false);
    }

    /**
     * A free slider without limits, motor or damping.
     *
     * @param name unique in the scene
     * @param bodyA the body that carries
     * @param bodyB the body that is carried
     * @param x anchor, m
     * @param y anchor, m
     * @param axisX direction
     * @param axisY direction
     * @return the slider, to be refined by its {@code with} methods
     */
    static Prismatic prismatic(
            String name, String bodyA, String bodyB, double x, double y, double axisX, double axisY) {
        double free = Double.POSITIVE_INFINITY;
        return new Prismatic(name, bodyA, bodyB, x, y, axisX, axisY, -free, free, 0, 0, /* collide= */ false);
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
    static Weld weld(String name, String bodyA, String bodyB, double x, double y) {
        return new Weld(name, bodyA, bodyB, x, y, 0, 0, /* collide= */ false);
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
    static Wheel wheel(
            String name, String bodyA, String bodyB, double x, double y, double frequency, double dampingRatio) {
        return new Wheel(name, bodyA, bodyB, x, y, 0, 1, frequency, dampingRatio, 0, 0, /* collide= */ false);
    }

    /**
     * A rigid rod.
     *
     * @param name unique in the scene
     * @param bodyA one body
     * @param bodyB the other body
     * @param x anchor on A, m
     * @param y anchor on A, m
     * @param xB anchor on B, m
     * @param yB anchor on B, m
     * @return the rod
     */
    static Distance rod(String name, String bodyA, String bodyB, double x, double y, double xB, double yB) {
        return new Distance(name, bodyA, bodyB, x, y, xB, yB, 0, 0, /* collide= */ true);
    }
}
