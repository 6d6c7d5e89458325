package adaptarium.envs.family.flight;

import adaptarium.random.Seeds;
import adaptarium.sim.Body;
import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.Joint;
import adaptarium.sim.JointSpec;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.Trigonometry;
import java.util.List;
import java.util.random.RandomGenerator;

/** The bodies of {@link Lander}: the ground with its level pad, the hull, and two sprung legs. */
final class LanderCraft {
    static final double EDGE = 10; // m, how far the field reaches to either side
    static final double START_HEIGHT = 8; // m above the pad
    static final double NOZZLE_HEIGHT = -10.0 / 30; // m, of the main engine in the hull
    static final double THRUSTER_HEIGHT = 14.0 / 30; // m, of the side engines in the hull
    static final double THRUSTER_SIDE = 12.0 / 30; // m

    private static final double LEG_LENGTH = 0.65; // m
    private static final double LEG_WIDTH = 4.0 / 30; // m
    private static final double HULL_AREA = 867.0 / 900; // m^2
    private static final double HULL_DENSITY = 5; // kg/m^2
    private static final double LEG_DENSITY = 4; // kg/m^2
    static final double MASS = HULL_DENSITY * HULL_AREA + 2 * LEG_DENSITY * LEG_WIDTH * LEG_LENGTH; // kg

    private static final double CHUNK = 2; // m between the ground's points
    private static final double ROUGHNESS = 10.0 / 3; // m, bound of the ground's height before smoothing
    private static final double LEG_ANGLE = 0.5; // rad, outwards
    private static final double SPRING_TORQUE = 25; // N m
    private static final double SPRING_SPEED = 0.5; // rad/s
    private static final double STROKE = 1.15; // rad; a leg that gives way wholly lets the hull touch the ground

    /** Gymnasium's hull, in metres. */
    private static final ShapeSpec HULL = ShapeSpec.of(new Geometry.Polygon(
                    new double[] {-17.0 / 30, -17.0 / 30, 17.0 / 30, 17.0 / 30, 14.0 / 30, -14.0 / 30},
                    new double[] {0, -10.0 / 30, -10.0 / 30, 0, 17.0 / 30, 17.0 / 30}))
            .withDensity(HULL_DENSITY)
            .withFriction(0.1)
            .withFilter(CollisionFilter.ROBOT);

    private static final ShapeSpec LEG = ShapeSpec.box(LEG_WIDTH, LEG_LENGTH)
            .withDensity(LEG_DENSITY)
            .withFriction(0.8)
            .withFilter(CollisionFilter.ROBOT);

    final Body hull;
    final Body leftLeg;
    final Body rightLeg;

    private final Geometry.Polyline ground;

    private LanderCraft(Geometry.Polyline ground, Body hull, Body leftLeg, Body rightLeg) {
        this.ground = ground;
        this.hull = hull;
        this.leftLeg = leftLeg;
        this.rightLeg = rightLeg;
    }

    /** The ground's points: level from -2 to 2 m, elsewhere random heights, each smoothed with its neighbours. */
    static Geometry.Polyline ground(long number) {
        RandomGenerator random = Seeds.generator(Seeds.derive(number, "ground"));
        int points = (int) (2 * EDGE / CHUNK) + 3; // one beyond each edge
        double[] rough = new double[points + 2];
        for (int i = 0; i < rough.length; i++) {
            rough[i] = ROUGHNESS * (2 * random.nextDouble() - 1);
        }
        double[] xs = new double[points];
        double[] ys = new double[points];
        for (int i = 0; i < points; i++) {
            xs[i] = -EDGE - CHUNK + CHUNK * i;
            ys[i] = Math.abs(xs[i]) <= CHUNK ? 0 : (rough[i] + rough[i + 1] + rough[i + 2]) / 3;
        }
        return new Geometry.Polyline(xs, ys);
    }

    /** Puts ground and craft into an empty world. */
    static LanderCraft build(PhysicsWorld world, Geometry.Polyline ground, RandomGenerator random) {
        world.add(BodySpec.terrain("ground", ShapeSpec.of(ground).withFriction(0.8)));
        world.ground(new SceneView.Ground(ground));
        double vx = 2 * (2 * random.nextDouble() - 1);
        double vy = 2 * (2 * random.nextDouble() - 1);
        double spin = 0.5 * (2 * random.nextDouble() - 1);
        Body hull = world.add(BodySpec.dynamic("hull", HULL).at(0, START_HEIGHT));
        Body left = leg(world, "left", -1);
        Body right = leg(world, "right", 1);
        LanderCraft craft = new LanderCraft(ground, hull, left, right);
        for (Body body : List.of(hull, left, right)) { // all turn about the hull's centre
            double x = body.centreX() - hull.centreX();
            double y = body.centreY() - hull.centreY();
            body.setVelocity(vx - spin * y, vy + spin * x, spin);
        }
        return craft;
    }

    private static Body leg(PhysicsWorld world, String name, int side) {
        double hingeX = side * 0.45;
        double hingeY = START_HEIGHT - 0.2;
        double x = hingeX + side * LEG_LENGTH / 2 * Trigonometry.sin(LEG_ANGLE);
        double y = hingeY - LEG_LENGTH / 2 * Trigonometry.cos(LEG_ANGLE);
        Body leg = world.add(BodySpec.dynamic(name + " leg", LEG).at(x, y, side * LEG_ANGLE));
        Joint hinge = world.add(JointSpec.revolute(name + " hinge", "hull", name + " leg", hingeX, hingeY)
                .withRest(side * LEG_ANGLE)
                .withLimits(side > 0 ? 0 : -STROKE, side > 0 ? STROKE : 0)
                .withMotor(SPRING_TORQUE));
        hinge.setMotorSpeed(-side * SPRING_SPEED); // presses the leg against its inner stop
        return leg;
    }

    /** Pushes along the hull's axis through the main nozzle, which sits off the middle by an offset. */
    void fireMain(double force, double offset) {
        double sin = Trigonometry.sin(hull.angle());
        double cos = Trigonometry.cos(hull.angle());
        push(-force * sin, force * cos, offset, NOZZLE_HEIGHT);
    }

    /** Pushes sideways through a side engine: positive forces to the right, from the left engine. */
    void fireSide(double force) {
        double sin = Trigonometry.sin(hull.angle());
        double cos = Trigonometry.cos(hull.angle());
        push(force * cos, force * sin, force > 0 ? -THRUSTER_SIDE : THRUSTER_SIDE, THRUSTER_HEIGHT);
    }

    private void push(double forceX, double forceY, double localX, double localY) {
        hull.applyForceAt(forceX, forceY, hull.pointX(localX, localY), hull.pointY(localX, localY));
    }

    /** The wind pushes every part by its share of the mass, so that it does not turn the craft. */
    void blow(double force) {
        double perMass = force / MASS;
        hull.applyForce(perMass * hull.mass(), 0);
        leftLeg.applyForce(perMass * leftLeg.mass(), 0);
        rightLeg.applyForce(perMass * rightLeg.mass(), 0);
    }

    /** Whether a leg has been driven into the ground, as a craft that tumbles does with its light legs. */
    boolean buried() {
        return depth(leftLeg) > 0 || depth(rightLeg) > 0;
    }

    /** How far a body's middle lies below the ground, m. */
    double depth(Body body) {
        double along = (body.centreX() - ground.xs()[0]) / CHUNK;
        int chunk = Math.max(0, Math.min(ground.xs().length - 2, (int) along));
        double share = along - chunk;
        return (1 - share) * ground.ys()[chunk] + share * ground.ys()[chunk + 1] - body.centreY();
    }

    double speed() {
        return Math.sqrt(hull.velocityX() * hull.velocityX() + hull.velocityY() * hull.velocityY());
    }

    boolean grounded() {
        return leftLeg.touchingTerrain() || rightLeg.touchingTerrain();
    }

    boolean atRest() {
        return leftLeg.touchingTerrain()
                && rightLeg.touchingTerrain()
                && Math.abs(hull.velocityX()) < 0.1
                && Math.abs(hull.velocityY()) < 0.1
                && Math.abs(hull.angularVelocity()) < 0.1;
    }
}
