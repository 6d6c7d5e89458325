package adaptarium.sim;

import org.jbox2d.common.Rot;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.contacts.Position;
import org.jbox2d.dynamics.contacts.Velocity;

/**
 * A revolute joint solved by sequential impulses (Catto 2009, "Modeling and solving constraints"): motor, limits, then the common point.
 *
 * <p>It stands in for the engine's, which spends most of a robot's step in sines. A limit begins to act in the sub-step in which it would be passed, so
 * that a joint does not overshoot it.
 */
final class Hinge implements Constraint {
    private final Body a;
    private final Body b;
    private final Vec2 localA;
    private final Vec2 localB;
    private final float rest;

    private boolean motor;
    private float motorSpeed;
    private float maxEffort;
    private boolean limited;
    private float lower;
    private float upper;

    // Impulses of the last sub-step, N s and N m s.
    private float pointX;
    private float pointY;
    private float motorImpulse;
    private float lowerImpulse;
    private float upperImpulse;

    // Of the present sub-step.
    private int indexA;
    private int indexB;
    private float massA;
    private float massB;
    private float inertiaA;
    private float inertiaB;
    private float armAx;
    private float armAy;
    private float armBx;
    private float armBy;
    private float inverse11;
    private float inverse12;
    private float inverse22;
    private float axialMass;
    private float maxImpulse;

    // The speeds that would reach the limits in this sub-step, rad/s; 0 beyond them.
    private float lowerRoom;
    private float upperRoom;

    Hinge(Body a, Body b, Vec2 anchor, float rest) {
        this.a = a;
        this.b = b;
        this.localA = a.getLocalPoint(anchor);
        this.localB = b.getLocalPoint(anchor);
        this.rest = rest;
    }

    float angle() {
        return b.m_sweep.a - a.m_sweep.a - rest;
    }

    float speed() {
        return b.m_angularVelocity - a.m_angularVelocity;
    }

    void motor(float speed, float newMaxEffort) {
        motor = true;
        motorSpeed = speed;
        maxEffort = newMaxEffort;
    }

    void motorOff() {
        motor = false;
        motorImpulse = 0;
    }

    float motorImpulse() {
        return motorImpulse;
    }

    void limits(float newLower, float newUpper) {
        limited = true;
        lower = newLower;
        upper = newUpper;
        lowerImpulse = 0;
        upperImpulse = 0;
    }

    void limitsOff() {
        limited = false;
        lowerImpulse = 0;
        upperImpulse = 0;
    }

    @Override
    public void begin(SolverState state) {
        indexA = a.m_islandIndex;
        indexB = b.m_islandIndex;
        massA = a.m_invMass;
        massB = b.m_invMass;
        inertiaA = a.m_invI;
        inertiaB = b.m_invI;
        Rot rotationA = a.m_xf.q;
        Rot rotationB = b.m_xf.q;
        setArms(rotationA.c, rotationA.s, rotationB.c, rotationB.s);

        float k11 = massA + massB + inertiaA * armAy * armAy + inertiaB * armBy * armBy;
        float k12 = -inertiaA * armAx * armAy - inertiaB * armBx * armBy;
        float k22 = massA + massB + inertiaA * armAx * armAx + inertiaB * armBx * armBx;
        float scale = 1 / (k11 * k22 - k12 * k12);
        inverse11 = scale * k22;
        inverse12 = -scale * k12;
        inverse22 = scale * k11;
        float axial = inertiaA + inertiaB;
        axialMass = axial > 0 ? 1 / axial : 0;
        float angle = angle();
        lowerRoom = Math.max(angle - lower, 0) * state.step.inv_dt;
        upperRoom = Math.max(upper - angle, 0) * state.step.inv_dt;
        maxImpulse = state.step.dt * maxEffort;

        Velocity velocityA = state.velocities[indexA];
        Velocity velocityB = state.velocities[indexB];
        push(velocityA, velocityB, pointX, pointY);
        twist(velocityA, velocityB, motorImpulse + lowerImpulse - upperImpulse);
    }

    private void setArms(float cosA, float sinA, float cosB, float sinB) {
        float ax = localA.x - a.m_sweep.localCenter.x;
        float ay = localA.y - a.m_sweep.localCenter.y;
        float bx = localB.x - b.m_sweep.localCenter.x;
        float by = localB.y - b.m_sweep.localCenter.y;
        armAx = cosA * ax - sinA * ay;
        armAy = sinA * ax + cosA * ay;
        armBx = cosB * bx - sinB * by;
        armBy = sinB * bx + cosB * by;
    }

    private void push(Velocity velocityA, Velocity velocityB, float x, float y) {
        velocityA.v.x -= massA * x;
        velocityA.v.y -= massA * y;
        velocityA.w -= inertiaA * (armAx * y - armAy * x);
        velocityB.v.x += massB * x;
        velocityB.v.y += massB * y;
        velocityB.w += inertiaB * (armBx * y - armBy * x);
    }

    private void twist(Velocity velocityA, Velocity velocityB, float impulse) {
        velocityA.w -= inertiaA * impulse;
        velocityB.w += inertiaB * impulse;
    }

    @Override
    public void solveVelocity(SolverState state) {
        // All in local variables: this is the innermost loop of a robot's step.
        Velocity velocityA = state.velocities[indexA];
        Velocity velocityB = state.velocities[indexB];
        float ax = velocityA.v.x;
        float ay = velocityA.v.y;
        float aw = velocityA.w;
        float bx = velocityB.v.x;
        float by = velocityB.v.y;
        float bw = velocityB.w;
        if (motor) {
            float before = motorImpulse;
            float wanted = before - axialMass * (bw - aw - motorSpeed);
            float now = wanted > maxImpulse ? maxImpulse : wanted < -maxImpulse ? -maxImpulse : wanted;
            motorImpulse = now;
            aw -= inertiaA * (now - before);
            bw += inertiaB * (now - before);
        }
        if (limited) {
            // The speed may use up what is left to the limit in this sub-step, not more.
            float before = lowerImpulse;
            float wanted = before - axialMass * (bw - aw + lowerRoom);
            float now = wanted > 0 ? wanted : 0;
            lowerImpulse = now;
            aw -= inertiaA * (now - before);
            bw += inertiaB * (now - before);

            before = upperImpulse;
            wanted = before - axialMass * (aw - bw + upperRoom);
            now = wanted > 0 ? wanted : 0;
            upperImpulse = now;
            aw -= inertiaA * (before - now);
            bw += inertiaB * (before - now);
        }
        float x = bx - bw * armBy - ax + aw * armAy;
        float y = by + bw * armBx - ay - aw * armAx;
        float impulseX = -(inverse11 * x + inverse12 * y);
        float impulseY = -(inverse12 * x + inverse22 * y);
        pointX += impulseX;
        pointY += impulseY;
        velocityA.v.x = ax - massA * impulseX;
        velocityA.v.y = ay - massA * impulseY;
        velocityA.w = aw - inertiaA * (armAx * impulseY - armAy * impulseX);
        velocityB.v.x = bx + massB * impulseX;
        velocityB.v.y = by + massB * impulseY;
        velocityB.w = bw + inertiaB * (armBx * impulseY - armBy * impulseX);
    }

    @Override
    public boolean solvePosition(SolverState state) {
        Position positionA = state.positions[indexA];
        Position positionB = state.positions[indexB];
        float angularError = 0;
        if (limited && axialMass > 0) {
            float error = limitError(positionB.a - positionA.a - rest);
            if (error != 0) {
                angularError = Math.abs(error);
                float slop = lower < upper ? Settings.angularSlop : 0;
                float size = Math.min(Math.max(angularError - slop, 0), Settings.maxAngularCorrection);
                float correction = axialMass * Math.copySign(size, error);
                positionA.a += inertiaA * correction;
                positionB.a -= inertiaB * correction;
            }
        }
        Rotation rotationA = state.rotations[indexA];
        Rotation rotationB = state.rotations[indexB];
        rotationA.set(positionA.a);
        rotationB.set(positionB.a);
        setArms(rotationA.c, rotationA.s, rotationB.c, rotationB.s);
        float x = positionB.c.x + armBx - positionA.c.x - armAx;
        float y = positionB.c.y + armBy - positionA.c.y - armAy;
        float k11 = massA + massB + inertiaA * armAy * armAy + inertiaB * armBy * armBy;
        float k12 = -inertiaA * armAx * armAy - inertiaB * armBx * armBy;
        float k22 = massA + massB + inertiaA * armAx * armAx + inertiaB * armBx * armBx;
        float scale = -1 / (k11 * k22 - k12 * k12);
        float impulseX = scale * (k22 * x - k12 * y);
        float impulseY = scale * (k11 * y - k12 * x);
        positionA.c.x -= massA * impulseX;
        positionA.c.y -= massA * impulseY;
        positionA.a -= inertiaA * (armAx * impulseY - armAy * impulseX);
        positionB.c.x += massB * impulseX;
        positionB.c.y += massB * impulseY;
        positionB.a += inertiaB * (armBx * impulseY - armBy * impulseX);
        return x * x + y * y <= Settings.linearSlop * Settings.linearSlop && angularError <= Settings.angularSlop;
    }

    /** How far an angle is beyond a limit, rad: negative below the lower one. */
    private float limitError(float value) {
        return value < lower ? value - lower : value > upper ? value - upper : 0;
    }
}
