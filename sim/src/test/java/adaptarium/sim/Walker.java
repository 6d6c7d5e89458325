package adaptarium.sim;

import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The scene of the tests: a two-legged robot of five bodies and four motors on 200 terrain edges, at 50 Hz, with random motor speeds. */
final class Walker {
    static final double CONTROL_TIMESTEP = 0.02; // s
    static final int LEG_BODIES = 4;

    private static final double LEG_LENGTH = 34.0 / 30; // m
    private static final double LEG_WIDTH = 8.0 / 30; // m
    private static final double STEP = 14.0 / 30; // m, terrain
    private static final int EDGES = 200;
    private static final double TORQUE = 80; // N m
    private static final double HIP_SPEED = 4; // rad/s
    private static final double KNEE_SPEED = 6; // rad/s

    /** How the ground is made. */
    enum Ground {
        EDGES,
        CHAIN
    }

    /** What the lower legs end in. */
    enum Feet {
        BOXES,
        DISCS
    }

    private final Ground ground;
    private final Feet feet;
    private final BodySpec terrain;
    private final double[] heights = new double[EDGES + 1];
    private final Joint[] joints = new Joint[4];

    Walker(Ground ground, Feet feet, long seed) {
        this.ground = ground;
        this.feet = feet;
        RandomGenerator random = Seeds.generator(seed);
        double velocity = 0;
        for (int i = 1; i <= EDGES; i++) {
            velocity = 0.8 * velocity - 0.01 * Math.signum(heights[i - 1]) + 0.06 * (2 * random.nextDouble() - 1);
            heights[i] = heights[i - 1] + velocity;
        }
        terrain = terrain();
    }

    static WorldSettings settings() {
        return WorldSettings.side(CONTROL_TIMESTEP);
    }

    private BodySpec terrain() {
        double[] xs = new double[EDGES + 1];
        for (int i = 0; i <= EDGES; i++) {
            xs[i] = (i - EDGES / 2) * STEP;
        }
        List<ShapeSpec> shapes = new ArrayList<>();
        if (ground == Ground.CHAIN) {
            shapes.add(ShapeSpec.of(new Geometry.Polyline(xs, heights)).withFriction(2.5));
        } else {
            for (int i = 0; i < EDGES; i++) {
                shapes.add(ShapeSpec.of(new Geometry.Polyline(
                                new double[] {xs[i], xs[i + 1]}, new double[] {heights[i], heights[i + 1]}))
                        .withFriction(2.5));
            }
        }
        return BodySpec.terrain("terrain", shapes.toArray(new ShapeSpec[0]));
    }

    /** Fills an empty world. */
    void build(PhysicsWorld world) {
        world.add(terrain);
        double y = heights[EDGES / 2] + 2 * LEG_LENGTH + 0.3;
        ShapeSpec hull = ShapeSpec.of(new Geometry.Polygon(
                        new double[] {-30.0 / 30, 34.0 / 30, 34.0 / 30, 6.0 / 30, -30.0 / 30},
                        new double[] {-8.0 / 30, -8.0 / 30, 1.0 / 30, 9.0 / 30, 9.0 / 30}))
                .withDensity(5)
                .withFriction(0.1)
                .withFilter(CollisionFilter.ROBOT);
        world.add(BodySpec.dynamic("hull", hull).at(0, y));
        double hipY = y - 8.0 / 30;
        for (int side = 0; side < 2; side++) {
            double lean = side == 0 ? -0.05 : 0.05;
            ShapeSpec upper = leg(LEG_WIDTH);
            world.add(BodySpec.dynamic("thigh" + side, upper).at(0, hipY - LEG_LENGTH / 2, lean));
            joints[2 * side] = world.add(JointSpec.revolute("hip" + side, "hull", "thigh" + side, 0, hipY)
                    .withLimits(-0.8, 1.1)
                    .withMotor(TORQUE));
            ShapeSpec lower = leg(0.8 * LEG_WIDTH);
            BodySpec shin = BodySpec.dynamic("shin" + side, lower).at(0, hipY - 1.5 * LEG_LENGTH, lean);
            if (feet == Feet.DISCS) {
                ShapeSpec foot = ShapeSpec.of(new Geometry.Circle(0, -LEG_LENGTH / 2, 0.15))
                        .withFriction(0.2)
                        .withFilter(CollisionFilter.ROBOT);
                shin = shin.with(foot);
            }
            world.add(shin);
            joints[2 * side + 1] =
                    world.add(JointSpec.revolute("knee" + side, "thigh" + side, "shin" + side, 0, hipY - LEG_LENGTH)
                            .withLimits(-1.6, -0.1)
                            .withMotor(TORQUE));
        }
    }

    private static ShapeSpec leg(double width) {
        return ShapeSpec.box(width, LEG_LENGTH).withFriction(0.2).withFilter(CollisionFilter.ROBOT);
    }

    /** Sets random motor speeds and steps. */
    void step(PhysicsWorld world, RandomGenerator random) {
        for (int i = 0; i < 4; i++) {
            joints[i].setMotorSpeed((i % 2 == 0 ? HIP_SPEED : KNEE_SPEED) * (2 * random.nextDouble() - 1));
        }
        world.step();
    }

    /** Height of the ground, m; the ground ends at both sides. */
    double groundAt(double x) {
        double at = x / STEP + EDGES / 2;
        int i = (int) Math.max(0, Math.min(EDGES - 1, Math.floor(at)));
        return heights[i] + (at - i) * (heights[i + 1] - heights[i]);
    }

    /** Folds a world's whole moving state into a hash. */
    static long hash(PhysicsWorld world, long seed) {
        long hash = seed;
        for (Body body : world.bodies()) {
            hash = mix(hash, body.centreX());
            hash = mix(hash, body.centreY());
            hash = mix(hash, body.angle());
            hash = mix(hash, body.velocityX());
            hash = mix(hash, body.velocityY());
            hash = mix(hash, body.angularVelocity());
            hash = mix(hash, body.contactImpulse());
        }
        for (Joint joint : world.joints()) {
            hash = mix(hash, joint.motorEffort());
        }
        return hash;
    }

    private static long mix(long hash, double value) {
        return hash * 0x100000001b3L + Float.floatToIntBits((float) value);
    }
}
