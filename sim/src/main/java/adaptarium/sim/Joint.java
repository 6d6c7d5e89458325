package adaptarium.sim;

import org.jbox2d.common.Vec2;

/**
 * A joint in a {@link PhysicsWorld}: its state, its motor and its limits. Valid until the world is cleared. No method allocates.
 *
 * <p>There are two ways to drive it. The <em>speed motor</em> holds a speed with at most a greatest effort (torque in N m, force in N for a slider) and is
 * on while that is positive. A <em>pure effort</em> acts during the whole of the next control step, whatever the speed. Both may be used together.
 */
public final class Joint implements SceneView.JointView {
    private final JointSpec spec;
    private final JointDrive drive;
    private final Vec2 anchor = new Vec2();

    private double speed;
    private double maxEffort;
    private double damping;
    private double effort;
    private double lower;
    private double upper;
    private float lastSubstep = 1;

    Joint(JointSpec spec, JointDrive drive) {
        this.spec = spec;
        this.drive = drive;
        damping = spec.damping();
        lower = spec.lowerLimit();
        upper = spec.upperLimit();
        maxEffort = spec.maxEffort();
        if (maxEffort > 0) {
            drive.motor(0, (float) maxEffort);
        }
    }

    JointSpec spec() {
        return spec;
    }

    Constraint constraint() {
        return drive.constraint();
    }

    org.jbox2d.dynamics.joints.Joint engine() {
        return drive.engine();
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public double x() {
        drive.engine().getAnchorA(anchor);
        return anchor.x;
    }

    @Override
    public double y() {
        drive.engine().getAnchorA(anchor);
        return anchor.y;
    }

    @Override
    public double position() {
        return drive.position();
    }

    /** Rate of change of {@link #position()}: rad/s, or m/s. */
    public double speed() {
        return drive.speed();
    }

    @Override
    public double lowerLimit() {
        return lower;
    }

    @Override
    public double upperLimit() {
        return upper;
    }

    @Override
    public double motorEffort() {
        return (maxEffort > 0 ? drive.motorEffort(1 / lastSubstep) : 0) + lastEffort;
    }

    private double lastEffort;

    /** The distance between the two bodies' anchors, m: how far the solver lets the joint come apart (for a slider or a rod, its length). */
    public double gap() {
        drive.engine().getAnchorA(anchor);
        double ax = anchor.x;
        double ay = anchor.y;
        drive.engine().getAnchorB(anchor);
        return Math.hypot(anchor.x - ax, anchor.y - ay);
    }

    /**
     * Sets the speed the motor holds.
     *
     * @param newSpeed rad/s, or m/s
     * @throws IllegalArgumentException if it is not finite
     * @throws IllegalStateException if the joint's kind has no motor
     */
    public void setMotorSpeed(double newSpeed) {
        requireFinite("motor speed", newSpeed);
        requireMotor();
        speed = newSpeed;
        if (maxEffort > 0) {
            drive.motor((float) speed, (float) maxEffort);
        }
    }

    /**
     * Sets the greatest effort of the motor.
     *
     * @param newMaxEffort N m, or N; 0 switches the motor off
     * @throws IllegalArgumentException if it is negative or not finite
     * @throws IllegalStateException if the joint's kind has no motor
     */
    public void setMaxEffort(double newMaxEffort) {
        if (!(newMaxEffort >= 0) || !Double.isFinite(newMaxEffort)) {
            throw new IllegalArgumentException(
                    "joint '" + name() + "': maxEffort must be finite and at least 0, got " + newMaxEffort);
        }
        requireMotor();
        maxEffort = newMaxEffort;
        if (maxEffort > 0) {
            drive.motor((float) speed, (float) maxEffort);
        } else {
            drive.motorOff();
        }
    }

    /**
     * Turns (or pushes) body B against body A during the next control step. Several calls add up.
     *
     * @param value N m, or N; positive increases the position
     * @throws IllegalArgumentException if it is not finite
     * @throws IllegalStateException if the joint's kind cannot be driven
     */
    public void applyEffort(double value) {
        requireFinite("effort", value);
        requireMotor();
        effort += value;
    }

    /**
     * Sets the viscous damping, which acts with the motor and without.
     *
     * @param newDamping N m s/rad, or N s/m
     */
    public void setDamping(double newDamping) {
        if (!(newDamping >= 0) || !Double.isFinite(newDamping)) {
            throw new IllegalArgumentException(
                    "joint '" + name() + "': damping must be finite and at least 0, got " + newDamping);
        }
        requireMotor();
        damping = newDamping;
        if (damping == 0 && maxEffort == 0) {
            drive.motorOff();
        }
    }

    /**
     * Sets the limits of the position.
     *
     * @param newLower rad, or m; negative infinity for none
     * @param newUpper rad, or m; infinity for none
     */
    public void setLimits(double newLower, double newUpper) {
        if (!(newLower <= newUpper)) {
            throw new IllegalArgumentException(
                    "joint '" + name() + "' needs lower <= upper limit, got [" + newLower + ", " + newUpper + "]");
        }
        if (!spec.kind().hasLimits()) {
            throw new IllegalStateException(
                    "joint '" + name() + "' is a " + spec.kind().title() + ", which has no limits");
        }
        drive.limits(newLower, newUpper);
        lower = newLower;
        upper = newUpper;
    }

    void pushForSubstep(float substep) {
        lastSubstep = substep;
        // A drag of c |w| takes at most all of the speed away, however large c is; an explicit -c w could reverse it.
        double drag = 0;
        if (damping > 0 && maxEffort == 0) {
            drive.motor(0, (float) (damping * Math.abs(drive.speed()))); // the motor is free to brake
        } else if (damping > 0) {
            double w = drive.speed();
            drag = -w * Math.min(damping, drive.inertia() / substep);
        }
        if (effort + drag != 0) {
            drive.push(effort + drag);
        }
    }

    void release() {
        lastEffort = effort;
        effort = 0;
    }

    private void requireMotor() {
        if (!spec.kind().hasMotor()) {
            throw new IllegalStateException(
                    "joint '" + name() + "' is a " + spec.kind().title() + ", which has no motor");
        }
    }

    private void requireFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("joint '" + name() + "': " + what + " must be finite, got " + value);
        }
    }
}
