package adaptarium.envs.family.manipulation;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.sim.Body;
import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.Joint;
import adaptarium.sim.JointSpec;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Role;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.Trigonometry;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The arm of the manipulation families: two links, a wrist and a gripper of two fingers over a table, seen from the side.
 *
 * <p>An action is the velocity of the point between the fingertips, the wrist's turning and the grip. Joint speeds that give it are found by the damped
 * inverse of the arm's Jacobian and held by motors of limited torque, so a heavy load makes the arm sag.
 */
final class PlanarArm {
    static final ActionSpace ACTIONS = new ActionSpace.Continuous(List.of(
            new Axis("gripper speed to the right", "0.8 m/s", -1, 1),
            new Axis("gripper speed upwards", "0.8 m/s", -1, 1),
            new Axis("wrist turning", "2 rad/s", -1, 1),
            new Axis("grip; positive closes", "1", -1, 1)));

    static final List<Axis> OBSERVATION = List.of(
            Axis.unbounded("gripper x", "m"),
            Axis.unbounded("gripper y", "m"),
            Axis.unbounded("gripper speed to the right", "m/s"),
            Axis.unbounded("gripper speed upwards", "m/s"),
            Axis.unbounded("wrist angle", "rad"),
            Axis.unbounded("wrist turning", "rad/s"),
            Axis.unbounded("opening", "0.1 m"));

    /** Seconds between two actions. */
    static final double STEP = 1.0 / 30;

    static final double SPEED = 0.8; // m/s at full action
    private static final double TURNING = 2; // rad/s at full action
    private static final double CLOSING = 0.25; // m/s of each finger at full action
    private static final double FASTEST = 5; // rad/s, of any joint

    private static final double BASE_Y = 0.55; // m above the table
    private static final double UPPER = 0.55; // m
    private static final double FORE = 0.45; // m
    private static final double HAND = 0.18; // m, from the wrist down to between the fingertips
    private static final double FINGER = 0.12; // m
    private static final double FINGER_WIDTH = 0.02; // m
    private static final double OPEN = 0.07; // m, from the hand's axis to an open finger's axis
    private static final double STROKE = 0.05; // m
    private static final double DENSITY = 30; // kg/m^2
    private static final double FRICTION = 0.8;
    private static final double[] TORQUES = {40, 25, 10}; // N m: shoulder, elbow, wrist
    private static final double GRIP = 30; // N
    private static final double TABLE_END = 30; // m; so far that no box falls off
    private static final double DAMPING = 0.05; // m, of the Jacobian's inverse

    private static final BodySpec TABLE = BodySpec.terrain(
            "table",
            new ShapeSpec(
                    new Geometry.Polygon(
                            new double[] {-TABLE_END, TABLE_END, TABLE_END, -TABLE_END},
                            new double[] {-0.1, -0.1, 0, 0}),
                    0,
                    1, // so that an object's friction is its own squared
                    0,
                    CollisionFilter.ALL,
                    /* sensor= */ false));
    private static final BodySpec PEDESTAL = BodySpec.terrain(
            "pedestal",
            ShapeSpec.of(new Geometry.Polygon(
                            new double[] {-0.12, 0.12, 0.05, -0.05}, new double[] {0, 0, BASE_Y, BASE_Y}))
                    .withFilter(CollisionFilter.NOTHING));

    private final Body upper;
    private final Body fore;
    private final Body hand;
    private final Joint shoulder;
    private final Joint elbow;
    private final Joint wrist;
    private final Joint left;
    private final Joint right;

    /** Puts table and arm into an empty world, the gripper open, pointing down and near a place. */
    PlanarArm(PhysicsWorld world, double x, double y, RandomGenerator random) {
        world.add(TABLE);
        world.add(PEDESTAL);
        double gripX = x + 0.02 * (2 * random.nextDouble() - 1);
        double gripY = y + 0.02 * (2 * random.nextDouble() - 1);
        double wristY = gripY + HAND;
        double dx = gripX;
        double dy = wristY - BASE_Y;
        double square = dx * dx + dy * dy;
        double bend = StrictMath.acos((square - UPPER * UPPER - FORE * FORE) / (2 * UPPER * FORE));
        double first = StrictMath.atan2(dy, dx)
                + StrictMath.atan2(FORE * Trigonometry.sin(bend), UPPER + FORE * Trigonometry.cos(bend));
        double second = first - bend; // the elbow is up
        double elbowX = UPPER * Trigonometry.cos(first);
        double elbowY = BASE_Y + UPPER * Trigonometry.sin(first);
        upper = world.add(BodySpec.dynamic("upper arm", part(Geometry.Polygon.box(UPPER / 2, 0, UPPER, 0.07)))
                .at(0, BASE_Y, first));
        fore = world.add(BodySpec.dynamic("forearm", part(Geometry.Polygon.box(FORE / 2, 0, FORE, 0.05)))
                .at(elbowX, elbowY, second));
        hand = world.add(BodySpec.dynamic(
                        "hand",
                        part(Geometry.Polygon.box(0, -0.06, 0.16, 0.03)),
                        part(Geometry.Polygon.box(0, -0.03, 0.04, 0.05)))
                .at(gripX, wristY));
        double fingerY = wristY - 0.075;
        Geometry finger = Geometry.Polygon.box(0, -FINGER / 2, FINGER_WIDTH, FINGER);
        world.add(BodySpec.dynamic("left finger", part(finger)).at(gripX - OPEN, fingerY));
        world.add(BodySpec.dynamic("right finger", part(finger)).at(gripX + OPEN, fingerY));
        shoulder = world.add(JointSpec.revolute("shoulder", "pedestal", "upper arm", 0, BASE_Y)
                .withLimits(-0.8, 2.6)
                .withMotor(TORQUES[0]));
        elbow = world.add(JointSpec.revolute("elbow", "upper arm", "forearm", elbowX, elbowY)
                .withLimits(-2.7, -0.15)
                .withMotor(TORQUES[1]));
        wrist = world.add(JointSpec.revolute("wrist", "forearm", "hand", gripX, wristY)
                .withLimits(-2.5, 2.5)
                .withMotor(TORQUES[2]));
        left = world.add(JointSpec.prismatic("left grip", "hand", "left finger", gripX - OPEN, fingerY, 1, 0)
                .withLimits(0, STROKE)
                .withMotor(GRIP));
        right = world.add(JointSpec.prismatic("right grip", "hand", "right finger", gripX + OPEN, fingerY, 1, 0)
                .withLimits(-STROKE, 0)
                .withMotor(GRIP));
        world.view(new SceneView.Bounds(-0.5, -0.25, 1.3, 1.25));
    }

    /**
     * A box on the table that the arm may move.
     *
     * @param world where the arm is
     * @param x centre, m
     * @param width m
     * @param mass kg
     * @param friction between the box and the table
     * @return the box
     */
    static Body addBox(PhysicsWorld world, double x, double width, double mass, double friction) {
        ShapeSpec shape = ShapeSpec.box(width, width)
                .withDensity(mass / (width * width))
                .withFriction(friction * friction); // the engine takes the geometric mean of it and the table's 1
        return world.add(BodySpec.dynamic("box", shape).as(Role.OBJECT).at(x, width / 2 + 0.001));
    }

    /** Changes the friction between a box and the table. */
    static void setFriction(Body box, double friction) {
        box.setFriction(friction * friction);
    }

    /** Sets the motors so that the gripper moves as the action says; returns the sum of the squared actions. */
    double drive(float[] action) {
        double turning = TURNING * action[2];
        // The wrist's velocity: the gripper's, less what turning the hand adds.
        double offX = gripX() - hand.x();
        double offY = gripY() - hand.y();
        double vx = SPEED * action[0] + turning * offY;
        double vy = SPEED * action[1] - turning * offX;
        double ax = -UPPER * Trigonometry.sin(upper.angle());
        double ay = UPPER * Trigonometry.cos(upper.angle());
        double bx = -FORE * Trigonometry.sin(fore.angle());
        double by = FORE * Trigonometry.cos(fore.angle());
        // J' (J J' + d^2 I)^-1 v with J = [a b].
        double p = ax * ax + bx * bx + DAMPING * DAMPING;
        double q = ax * ay + bx * by;
        double r = ay * ay + by * by + DAMPING * DAMPING;
        double determinant = p * r - q * q;
        double ux = (r * vx - q * vy) / determinant;
        double uy = (p * vy - q * vx) / determinant;
        double first = ax * ux + ay * uy;
        double second = bx * ux + by * uy;
        shoulder.setMotorSpeed(clamp(first));
        elbow.setMotorSpeed(clamp(second - first));
        wrist.setMotorSpeed(clamp(turning - second));
        left.setMotorSpeed(CLOSING * action[3]);
        right.setMotorSpeed(-CLOSING * action[3]);
        double effort = 0;
        for (float a : action) {
            effort += a * a;
        }
        return effort;
    }

    private static double clamp(double speed) {
        return Math.max(-FASTEST, Math.min(FASTEST, speed));
    }

    /** World position of the point between the fingertips, m. */
    double gripX() {
        return hand.pointX(0, -HAND);
    }

    /** World position of the point between the fingertips, m. */
    double gripY() {
        return hand.pointY(0, -HAND);
    }

    void observe(float[] out, int offset) {
        double turning = hand.angularVelocity();
        out[offset] = (float) gripX();
        out[offset + 1] = (float) gripY();
        out[offset + 2] = (float) (hand.velocityX() - turning * (gripY() - hand.centreY()));
        out[offset + 3] = (float) (hand.velocityY() + turning * (gripX() - hand.centreX()));
        out[offset + 4] = (float) hand.angle();
        out[offset + 5] = (float) turning;
        out[offset + 6] = (float) ((2 * (OPEN - FINGER_WIDTH / 2) - left.position() + right.position()) / 0.1);
    }

    private static ShapeSpec part(Geometry geometry) {
        return new ShapeSpec(geometry, DENSITY, FRICTION, 0, CollisionFilter.ROBOT, /* sensor= */ false);
    }
}
