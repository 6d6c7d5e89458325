package adaptarium.sim;

import org.jbox2d.dynamics.contacts.Velocity;

/**
 * A hand on a body of a {@link PhysicsWorld}: a spring to a fixed point, solved together with the joints as a soft constraint (Catto 2011, "Soft
 * constraints"), so that a light limb can carry the robot it belongs to.
 */
final class Grip implements Constraint {
    private static final double RATE = 2 * Math.PI * 1.5; // rad/s, of the whole robot on the spring
    private static final double DAMPING_RATIO = 0.8;
    private static final double REACH = 1; // m: beyond it the spring pulls no harder

    private final Body body;
    private final double localX;
    private final double localY;
    private final double x;
    private final double y;
    private final double stiffness; // N/m
    private final double damping; // N s/m

    // Of the present sub-step.
    private double armX;
    private double armY;
    private double softness; // velocity per impulse, 1/kg
    private double wantedX; // velocity that the spring asks for, m/s
    private double wantedY;
    private double inverse11;
    private double inverse12;
    private double inverse22;
    private double impulseX;
    private double impulseY;

    /**
     * A hand.
     *
     * @param body what it holds
     * @param localX where, body coordinates, m
     * @param localY where, body coordinates, m
     * @param x where the hand is, m
     * @param y where the hand is, m
     * @param mass of all that moves in the world, kg
     */
    Grip(Body body, double localX, double localY, double x, double y, double mass) {
        this.body = body;
        this.localX = localX;
        this.localY = localY;
        this.x = x;
        this.y = y;
        stiffness = mass * RATE * RATE;
        damping = 2 * mass * DAMPING_RATIO * RATE;
    }

    boolean holds(Body candidate) {
        return body == candidate;
    }

    @Override
    public void begin(SolverState state) {
        org.jbox2d.dynamics.Body engine = body.engine();
        double dt = state.step.dt;
        double pointX = body.pointX(localX, localY);
        double pointY = body.pointY(localX, localY);
        armX = pointX - body.centreX();
        armY = pointY - body.centreY();
        double length = Math.hypot(x - pointX, y - pointY);
        double share = length > REACH ? REACH / length : 1;
        softness = 1 / (dt * (damping + dt * stiffness));
        double asked = dt * stiffness * softness * share;
        wantedX = asked * (x - pointX);
        wantedY = asked * (y - pointY);
        double k11 = engine.m_invMass + engine.m_invI * armY * armY + softness;
        double k12 = -engine.m_invI * armX * armY;
        double k22 = engine.m_invMass + engine.m_invI * armX * armX + softness;
        double determinant = k11 * k22 - k12 * k12;
        inverse11 = k22 / determinant;
        inverse12 = -k12 / determinant;
        inverse22 = k11 / determinant;
        impulseX = 0;
        impulseY = 0;
    }

    @Override
    public void solveVelocity(SolverState state) {
        org.jbox2d.dynamics.Body engine = body.engine();
        Velocity velocity = state.velocities[engine.m_islandIndex];
        double restX = wantedX - (velocity.v.x - velocity.w * armY) - softness * impulseX;
        double restY = wantedY - (velocity.v.y + velocity.w * armX) - softness * impulseY;
        double pushX = inverse11 * restX + inverse12 * restY;
        double pushY = inverse12 * restX + inverse22 * restY;
        impulseX += pushX;
        impulseY += pushY;
        velocity.v.x += (float) (engine.m_invMass * pushX);
        velocity.v.y += (float) (engine.m_invMass * pushY);
        velocity.w += (float) (engine.m_invI * (armX * pushY - armY * pushX));
    }

    @Override
    public boolean solvePosition(SolverState state) {
        return true; // a spring has no position to hold
    }
}
