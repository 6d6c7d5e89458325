package adaptarium.sim;

import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.joints.DistanceJoint;
import org.jbox2d.dynamics.joints.DistanceJointDef;
import org.jbox2d.dynamics.joints.JointDef;
import org.jbox2d.dynamics.joints.PrismaticJoint;
import org.jbox2d.dynamics.joints.PrismaticJointDef;
import org.jbox2d.dynamics.joints.RevoluteJointDef;
import org.jbox2d.dynamics.joints.WeldJoint;
import org.jbox2d.dynamics.joints.WeldJointDef;
import org.jbox2d.dynamics.joints.WheelJoint;
import org.jbox2d.dynamics.joints.WheelJointDef;

/** What the engine's joints have in common for us; it has no such type itself. */
sealed interface JointDrive {
    /** Stands for a missing limit on one side; the engine switches both limits together. Rad, or m. */
    float FAR = 1e6f;

    org.jbox2d.dynamics.joints.Joint engine();

    /** What is solved at every sub-step. */
    default Constraint constraint() {
        return new Constraint.OfEngine(engine());
    }

    double position();

    double speed();

    void motor(float speed, float maxEffort);

    void motorOff();

    double motorEffort(float perSecond);

    /** Adds the effort to the forces and torques of the coming sub-step. */
    void push(double effort);

    void limits(double lower, double upper);

    /** How much a torque (or force) of 1 during 1 s changes the speed at most, inverted: kg m^2, or kg, of the two bodies as if nothing else held them. */
    double inertia();

    /** Makes the engine's joint between two bodies of a world. */
    static JointDrive create(JointSpec spec, Body a, Body b, World world) {
        JointSpec.Anchor anchor = spec.anchor();
        Vec2 point = new Vec2((float) anchor.x(), (float) anchor.y());
        switch (spec.kind()) {
            case REVOLUTE -> {
                RevoluteJointDef definition = new RevoluteJointDef();
                definition.initialize(a, b, point);
                Hinge hinge = new Hinge(a, b, point, (float) anchor.rest());
                Revolute drive = new Revolute(make(definition, spec, world), hinge);
                drive.limits(spec.lowerLimit(), spec.upperLimit());
                return drive;
            }
            case PRISMATIC -> {
                PrismaticJointDef definition = new PrismaticJointDef();
                definition.initialize(a, b, point, unit(anchor));
                Prismatic drive = new Prismatic((PrismaticJoint) make(definition, spec, world));
                drive.limits(spec.lowerLimit(), spec.upperLimit());
                return drive;
            }
            case WELD -> {
                WeldJointDef definition = new WeldJointDef();
                definition.initialize(a, b, point);
                definition.frequencyHz = (float) spec.frequency();
                definition.dampingRatio = (float) spec.dampingRatio();
                return new Passive(make(definition, spec, world), a, b, 0);
            }
            case WHEEL -> {
                WheelJointDef definition = new WheelJointDef();
                definition.initialize(a, b, point, unit(anchor));
                definition.frequencyHz = (float) spec.frequency();
                definition.dampingRatio = (float) spec.dampingRatio();
                return new Wheel((WheelJoint) make(definition, spec, world));
            }
            case DISTANCE -> {
                DistanceJointDef definition = new DistanceJointDef();
                definition.initialize(a, b, point, new Vec2((float) anchor.endX(), (float) anchor.endY()));
                definition.frequencyHz = (float) spec.frequency();
                definition.dampingRatio = (float) spec.dampingRatio();
                return new Passive(make(definition, spec, world), a, b, definition.length);
            }
        }
        throw new IllegalArgumentException("no joint for " + spec);
    }

    private static org.jbox2d.dynamics.joints.Joint make(JointDef definition, JointSpec spec, World world) {
        definition.collideConnected = spec.collide();
        return world.createJoint(definition);
    }

    private static Vec2 unit(JointSpec.Anchor anchor) {
        double length = Math.hypot(anchor.axisX(), anchor.axisY());
        return new Vec2((float) (anchor.axisX() / length), (float) (anchor.axisY() / length));
    }

    private static double turning(Body a, Body b) {
        return 1.0 / (a.m_invI + b.m_invI);
    }

    private static void twist(Body a, Body b, double torque) {
        a.m_torque -= (float) torque;
        b.m_torque += (float) torque;
    }

    /** A hinge of ours; the engine's is there so that the two bodies do not collide, and is not solved. */
    record Revolute(org.jbox2d.dynamics.joints.Joint engine, Hinge hinge) implements JointDrive {
        @Override
        public Constraint constraint() {
            return hinge;
        }

        @Override
        public double position() {
            return hinge.angle();
        }

        @Override
        public double speed() {
            return hinge.speed();
        }

        @Override
        public double inertia() {
            return turning(engine.getBodyA(), engine.getBodyB());
        }

        @Override
        public void motor(float speed, float maxEffort) {
            hinge.motor(speed, maxEffort);
        }

        @Override
        public void motorOff() {
            hinge.motorOff();
        }

        @Override
        public double motorEffort(float perSecond) {
            return hinge.motorImpulse() * perSecond;
        }

        @Override
        public void push(double effort) {
            twist(engine.getBodyA(), engine.getBodyB(), effort);
        }

        @Override
        public void limits(double lower, double upper) {
            if (lower > Double.NEGATIVE_INFINITY || upper < Double.POSITIVE_INFINITY) {
                hinge.limits((float) Math.max(lower, -FAR), (float) Math.min(upper, FAR));
            } else {
                hinge.limitsOff();
            }
        }
    }

    /** A slider. */
    record Prismatic(PrismaticJoint engine) implements JointDrive {
        @Override
        public double position() {
            return engine.getJointTranslation();
        }

        @Override
        public double speed() {
            return engine.getJointSpeed();
        }

        @Override
        public double inertia() {
            return 1.0 / (engine.getBodyA().m_invMass + engine.getBodyB().m_invMass);
        }

        @Override
        public void motor(float speed, float maxEffort) {
            engine.enableMotor(true);
            engine.setMotorSpeed(speed);
            engine.setMaxMotorForce(maxEffort);
        }

        @Override
        public void motorOff() {
            engine.enableMotor(false);
        }

        @Override
        public double motorEffort(float perSecond) {
            return engine.getMotorForce(perSecond);
        }

        @Override
        public void push(double effort) {
            Body a = engine.getBodyA();
            Body b = engine.getBodyB();
            Vec2 axis = engine.getLocalAxisA();
            Vec2 local = engine.getLocalAnchorB();
            double fx = effort * (a.m_xf.q.c * axis.x - a.m_xf.q.s * axis.y);
            double fy = effort * (a.m_xf.q.s * axis.x + a.m_xf.q.c * axis.y);
            double x = b.m_xf.p.x + b.m_xf.q.c * local.x - b.m_xf.q.s * local.y;
            double y = b.m_xf.p.y + b.m_xf.q.s * local.x + b.m_xf.q.c * local.y;
            forceAt(b, fx, fy, x, y);
            forceAt(a, -fx, -fy, x, y);
        }

        private static void forceAt(Body body, double fx, double fy, double x, double y) {
            body.m_force.x += (float) fx;
            body.m_force.y += (float) fy;
            body.m_torque += (float) ((x - body.m_sweep.c.x) * fy - (y - body.m_sweep.c.y) * fx);
        }

        @Override
        public void limits(double lower, double upper) {
            boolean limited = lower > Double.NEGATIVE_INFINITY || upper < Double.POSITIVE_INFINITY;
            if (limited) {
                engine.setLimits((float) Math.max(lower, -FAR), (float) Math.min(upper, FAR));
            }
            engine.enableLimit(limited);
        }
    }

    /** A wheel on a suspension; what is driven is its turning. */
    record Wheel(WheelJoint engine) implements JointDrive {
        @Override
        public double position() {
            return engine.getBodyB().getAngle() - engine.getBodyA().getAngle();
        }

        @Override
        public double speed() {
            return engine.getBodyB().getAngularVelocity() - engine.getBodyA().getAngularVelocity();
        }

        @Override
        public double inertia() {
            return turning(engine.getBodyA(), engine.getBodyB());
        }

        @Override
        public void motor(float speed, float maxEffort) {
            engine.enableMotor(true);
            engine.setMotorSpeed(speed);
            engine.setMaxMotorTorque(maxEffort);
        }

        @Override
        public void motorOff() {
            engine.enableMotor(false);
        }

        @Override
        public double motorEffort(float perSecond) {
            return engine.getMotorTorque(perSecond);
        }

        @Override
        public void push(double effort) {
            twist(engine.getBodyA(), engine.getBodyB(), effort);
        }

        @Override
        public void limits(double lower, double upper) {
            throw new UnsupportedOperationException("a wheel turns without limits");
        }
    }

    /** A weld or a rod: nothing to drive. {@code rest} is the length at which the position is 0, m; 0 for a weld. */
    record Passive(org.jbox2d.dynamics.joints.Joint engine, Body a, Body b, float rest, Vec2 scratch)
            implements JointDrive {
        Passive(org.jbox2d.dynamics.joints.Joint engine, Body a, Body b, float rest) {
            this(engine, a, b, rest, new Vec2());
        }

        @Override
        public double position() {
            if (!(engine instanceof DistanceJoint)) {
                return b.getAngle() - a.getAngle() - ((WeldJoint) engine).getReferenceAngle();
            }
            engine.getAnchorA(scratch);
            double x = scratch.x;
            double y = scratch.y;
            engine.getAnchorB(scratch);
            return Math.hypot(scratch.x - x, scratch.y - y) - rest;
        }

        @Override
        public double speed() {
            if (!(engine instanceof DistanceJoint)) {
                return b.getAngularVelocity() - a.getAngularVelocity();
            }
            engine.getAnchorA(scratch);
            double ax = scratch.x;
            double ay = scratch.y;
            engine.getAnchorB(scratch);
            double dx = scratch.x - ax;
            double dy = scratch.y - ay;
            double vx = velocityX(b, scratch.y) - velocityX(a, ay);
            double vy = velocityY(b, scratch.x) - velocityY(a, ax);
            return (dx * vx + dy * vy) / Math.hypot(dx, dy);
        }

        private static double velocityX(Body body, double y) {
            return body.m_linearVelocity.x - body.m_angularVelocity * (y - body.m_sweep.c.y);
        }

        private static double velocityY(Body body, double x) {
            return body.m_linearVelocity.y + body.m_angularVelocity * (x - body.m_sweep.c.x);
        }

        @Override
        public double inertia() {
            throw new UnsupportedOperationException("nothing to drive");
        }

        @Override
        public void motor(float speed, float maxEffort) {
            throw new UnsupportedOperationException("nothing to drive");
        }

        @Override
        public void motorOff() {
            throw new UnsupportedOperationException("nothing to drive");
        }

        @Override
        public double motorEffort(float perSecond) {
            return 0;
        }

        @Override
        public void push(double effort) {
            throw new UnsupportedOperationException("nothing to drive");
        }

        @Override
        public void limits(double lower, double upper) {
            throw new UnsupportedOperationException("welds and rods have no limits");
        }
    }
}
