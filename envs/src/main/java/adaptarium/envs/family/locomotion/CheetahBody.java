package adaptarium.envs.family.locomotion;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.sim.Body;
import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.Joint;
import adaptarium.sim.JointSpec;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.Skeleton;
import adaptarium.sim.Trigonometry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The body of the half-cheetah families: a torso with a leg at either end, each of thigh, shin and foot, on flat ground.
 *
 * <p>Its two halves are mirror images. An action sets the six motors' target speeds, which they hold with at most their torque; a zero action brakes. A
 * gyroscope in the torso damps its turning: without it, a clumsy gait throws the robot on its back, where nothing can be learned any more.
 */
final class CheetahBody {
    static final List<String> MOTORS =
            List.of("rear hip", "rear knee", "rear ankle", "front hip", "front knee", "front ankle");

    static final List<Axis> OBSERVATION = observationAxes();
    static final ActionSpace ACTIONS = new ActionSpace.Continuous(
            MOTORS.stream().map(name -> new Axis(name + " motor", "1", -1, 1)).toList());

    private static final double TORSO_LENGTH = 1.0; // m
    private static final double TORSO_HEIGHT = 0.14; // m
    private static final double THIGH = 0.3; // m
    private static final double SHIN = 0.3; // m
    private static final double FOOT = 0.18; // m
    private static final double DENSITY = 8; // kg/m^2
    private static final double TORSO_DENSITY = 24; // kg/m^2; a light torso is flipped over by its own legs
    private static final double GYROSCOPE = 10; // 1/s, damping of the torso's turning
    private static final double FRICTION = 0.9;
    private static final double MAX_SPEED = 8; // rad/s
    private static final double[] TORQUES = {13, 10, 6}; // N m: hip, knee, ankle
    private static final double[] LOWER = {-0.8, -0.8, -0.6}; // rad, of the rear leg; mirrored for the front leg
    private static final double[] UPPER = {0.8, 0.8, 0.6};
    private static final double THIGH_ANGLE = 0.5; // rad: how the legs stand at rest, feet under the body's ends
    private static final double SHIN_ANGLE = -0.5;
    private static final double START_RATE = 0.5; // rad/s, bound of the torso's turning at the start
    private static final double START_SPEED = 0.1; // m/s, bound of its speed at the start
    private static final int FIRST_JOINT = 6; // index of its position in an observation
    private static final double DROP = 0.01; // m above the ground at the start

    private static final BodySpec GROUND = ground(FRICTION);

    private final Body torso;
    private final List<Body> parts; // with the ground, without what is put into the scene later
    private final List<Body> feet;
    private final List<Joint> joints;

    /**
     * What may differ between robots.
     *
     * @param density of all parts, in units of the usual
     * @param rearMotors torque of the rear leg's motors, in units of the usual
     * @param frontMotors torque of the front leg's motors, in units of the usual
     * @param friction Coulomb coefficient between robot and ground
     */
    record Build(double density, double rearMotors, double frontMotors, double friction) {
        static final Build USUAL = new Build(1, 1, 1, FRICTION);
    }

    private CheetahBody(Body torso, List<Body> parts, List<Body> feet, List<Joint> joints) {
        this.torso = torso;
        this.parts = parts;
        this.feet = feet;
        this.joints = joints;
    }

    private static List<Axis> observationAxes() {
        List<Axis> axes = new ArrayList<>();
        axes.add(Axis.unbounded("torso height", "m"));
        axes.add(new Axis("sine of torso angle", "1", -1, 1));
        axes.add(new Axis("cosine of torso angle", "1", -1, 1));
        axes.add(Axis.unbounded("forward speed", "m/s"));
        axes.add(Axis.unbounded("upward speed", "m/s"));
        axes.add(Axis.unbounded("torso turning", "rad/s"));
        MOTORS.forEach(name -> axes.add(Axis.unbounded(name + " angle", "rad")));
        MOTORS.forEach(name -> axes.add(Axis.unbounded(name + " speed", "rad/s")));
        axes.add(new Axis("rear foot on the ground", "1", -0.5, 1));
        axes.add(new Axis("front foot on the ground", "1", -0.5, 1));
        return List.copyOf(axes);
    }

    private static BodySpec ground(double friction) {
        return BodySpec.terrain("ground", ShapeSpec.box(400, 2).withFriction(friction))
                .at(0, -1);
    }

    /** Puts ground and a robot of a certain build into an empty world. */
    static CheetahBody build(PhysicsWorld world, Build build, RandomGenerator random) {
        world.add(build.friction == FRICTION ? GROUND : ground(build.friction));
        double legHeight = THIGH * Trigonometry.cos(THIGH_ANGLE) + SHIN * Trigonometry.cos(SHIN_ANGLE);
        double height = DROP + legHeight + 0.06;
        ShapeSpec torsoShape = part(TORSO_LENGTH, TORSO_HEIGHT, build).withDensity(TORSO_DENSITY * build.density);
        Body torso =
                world.add(BodySpec.dynamic("torso", torsoShape).at(0, height, 0).damped(0, GYROSCOPE));
        List<Body> feet = new ArrayList<>();
        List<Joint> joints = new ArrayList<>();
        buildLeg(world, "front", 1, height, build, feet, joints);
        buildLeg(world, "rear", -1, height, build, feet, joints);
        // The motors are named rear leg first.
        List<Joint> ordered = Stream.concat(joints.subList(3, 6).stream(), joints.subList(0, 3).stream())
                .toList();
        CheetahBody body =
                new CheetahBody(torso, List.copyOf(world.bodies()), List.of(feet.get(1), feet.get(0)), ordered);
        torso.setVelocity(START_SPEED * (2 * random.nextDouble() - 1), 0, START_RATE * (2 * random.nextDouble() - 1));
        world.follow(torso);
        world.ground(SceneView.Ground.level(0));
        world.view(new SceneView.Bounds(-1.6, -0.4, 1.6, 1.5));
        return body;
    }

    private static void buildLeg(
            PhysicsWorld world,
            String name,
            int side,
            double height,
            Build build,
            List<Body> feet,
            List<Joint> joints) {
        double hipX = side * (TORSO_LENGTH / 2 - 0.05);
        double thighAngle = side * THIGH_ANGLE;
        double shinAngle = side * SHIN_ANGLE;
        double kneeX = hipX + THIGH * Trigonometry.sin(thighAngle);
        double kneeY = height - THIGH * Trigonometry.cos(thighAngle);
        double ankleX = kneeX + SHIN * Trigonometry.sin(shinAngle);
        double ankleY = kneeY - SHIN * Trigonometry.cos(shinAngle);
        SceneView.Role role = side > 0 ? SceneView.Role.ROBOT : SceneView.Role.ROBOT_FAR;
        world.add(limb(name + " thigh", role, hipX, height, kneeX, kneeY, thighAngle, part(0.09, THIGH, build)));
        world.add(limb(name + " shin", role, kneeX, kneeY, ankleX, ankleY, shinAngle, part(0.07, SHIN, build)));
        Body foot = world.add(BodySpec.dynamic(name + " foot", part(FOOT, 0.06, build))
                .as(role)
                .at(ankleX, ankleY - 0.02, 0));
        feet.add(foot);
        double motors = side > 0 ? build.frontMotors : build.rearMotors;
        addJoint(world, joints, name + " hip", "torso", name + " thigh", hipX, height, side, 0, motors);
        addJoint(world, joints, name + " knee", name + " thigh", name + " shin", kneeX, kneeY, side, 1, motors);
        addJoint(world, joints, name + " ankle", name + " shin", name + " foot", ankleX, ankleY, side, 2, motors);
    }

    private static BodySpec limb(
            String name,
            SceneView.Role role,
            double fromX,
            double fromY,
            double toX,
            double toY,
            double angle,
            ShapeSpec shape) {
        return BodySpec.dynamic(name, shape).as(role).at((fromX + toX) / 2, (fromY + toY) / 2, angle);
    }

    private static ShapeSpec part(double width, double height, Build build) {
        return ShapeSpec.of(Geometry.Polygon.box(width, height))
                .withDensity(DENSITY * build.density)
                .withFriction(build.friction)
                .withFilter(CollisionFilter.ROBOT);
    }

    private static void addJoint(
            PhysicsWorld world,
            List<Joint> joints,
            String name,
            String carrier,
            String carried,
            double x,
            double y,
            int side,
            int level,
            double motors) {
        double lower = side > 0 ? -UPPER[level] : LOWER[level];
        double upper = side > 0 ? -LOWER[level] : UPPER[level];
        double rest = switch (level) {
            case 0 -> side * THIGH_ANGLE;
            case 1 -> side * (SHIN_ANGLE - THIGH_ANGLE);
            default -> -side * SHIN_ANGLE;
        };
        joints.add(world.add(JointSpec.revolute(name, carrier, carried, x, y)
                .withRest(rest)
                .withLimits(lower, upper)
                .withMotor(motors * TORQUES[level])));
    }

    double x() {
        return torso.x();
    }

    double height() {
        return torso.y();
    }

    /** How far the torso leans: 1 minus the cosine of its angle. */
    double lean() {
        return 1 - Trigonometry.cos(torso.angle());
    }

    /** Changes the motors' torques and the friction of a robot in motion; its masses stay. */
    void refit(Build build) {
        for (int i = 0; i < joints.size(); i++) {
            joints.get(i).setMaxEffort((i < 3 ? build.rearMotors : build.frontMotors) * TORQUES[i % 3]);
        }
        for (Body part : parts) {
            part.setFriction(build.friction);
        }
    }

    /** Sets the motors; returns the sum of the squared actions. */
    double drive(float[] action) {
        double effort = 0;
        for (int i = 0; i < 6; i++) {
            joints.get(i).setMotorSpeed(MAX_SPEED * action[i]);
            effort += action[i] * action[i];
        }
        return effort;
    }

    void observe(float[] out, int offset) {
        int i = offset;
        out[i++] = (float) torso.y();
        out[i++] = (float) Trigonometry.sin(torso.angle());
        out[i++] = (float) Trigonometry.cos(torso.angle());
        out[i++] = (float) torso.velocityX();
        out[i++] = (float) torso.velocityY();
        out[i++] = (float) torso.angularVelocity();
        for (int k = 0; k < 6; k++) {
            out[i++] = (float) joints.get(k).position();
        }
        for (int k = 0; k < 6; k++) {
            out[i++] = (float) joints.get(k).speed();
        }
        out[i++] = feet.get(0).touchingTerrain() ? 1 : 0;
        out[i++] = feet.get(1).touchingTerrain() ? 1 : 0;
    }

    /** Where its parts lie by an observation; how far it has come is not observed. */
    List<Pose> posesOf(PhysicsWorld world, float[] observation, int offset, double x) {
        double angle = StrictMath.atan2(observation[offset + 1], observation[offset + 2]);
        Map<String, Double> positions = new HashMap<>();
        for (int k = 0; k < MOTORS.size(); k++) {
            positions.put(MOTORS.get(k), (double) observation[offset + FIRST_JOINT + k]);
        }
        return Skeleton.poses(world, new Pose(torso.name(), x, observation[offset], angle), positions);
    }
}
