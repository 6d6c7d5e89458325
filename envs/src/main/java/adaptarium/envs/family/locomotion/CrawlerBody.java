package adaptarium.envs.family.locomotion;

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

/** The body of the crawlers: a torso on four legs of two segments each, on level ground. Joints are driven by servos; at rest it stands. */
final class CrawlerBody {
    static final int LEGS = 4;
    static final int MOTORS = 2 * LEGS;
    private static final double TORSO_LENGTH = 0.8; // m
    private static final double TORSO_HEIGHT = 0.2; // m
    private static final double SEGMENT = 0.25; // m
    private static final double THICKNESS = 0.06; // m
    private static final double DENSITY = 5; // kg/m^2
    private static final double FRICTION = 0.9;
    private static final int FIRST_JOINT = 5; // index of its position in an observation
    static final double TORQUE = 3; // N m
    static final double SPEED = 6; // rad/s
    static final double HIP_REST = 0.4; // rad, where hips stand at the start
    static final double KNEE_REST = -0.8; // rad

    private final PhysicsWorld world;
    private final Body torso;
    private final Body[] segments = new Body[MOTORS];
    private final Joint[] joints = new Joint[MOTORS];

    private CrawlerBody(PhysicsWorld world, RandomGenerator random) {
        this.world = world;
        Geometry ground = new Geometry.Polyline(new double[] {-40, 80}, new double[] {0, 0});
        world.add(BodySpec.terrain("ground", ShapeSpec.of(ground).withFriction(FRICTION)));
        double[] hips = new double[LEGS];
        double[] knees = new double[LEGS];
        double reach = 0; // from the hips down to the lowest foot
        for (int leg = 0; leg < LEGS; leg++) {
            hips[leg] = HIP_REST + 0.1 * (2 * random.nextDouble() - 1);
            knees[leg] = KNEE_REST + 0.1 * (2 * random.nextDouble() - 1);
            double below = Trigonometry.cos(hips[leg]) + Trigonometry.cos(hips[leg] + knees[leg]);
            reach = Math.max(reach, SEGMENT * below);
        }
        double hipY = reach + THICKNESS / 2;
        for (int leg = 0; leg < LEGS; leg += 2) {
            addLeg(leg, hipY, hips[leg], knees[leg]);
        }
        torso = world.add(BodySpec.dynamic("torso", part(Geometry.Polygon.box(TORSO_LENGTH, TORSO_HEIGHT)))
                .at(0, hipY));
        for (int leg = 1; leg < LEGS; leg += 2) {
            addLeg(leg, hipY, hips[leg], knees[leg]);
        }
        for (int leg = 0; leg < LEGS; leg++) {
            addJoints(leg, hipY, hips[leg]);
        }
        world.view(new SceneView.Bounds(-1.2, -0.35, 1.2, 1));
        world.follow(torso);
        world.ground(SceneView.Ground.level(0));
    }

    /** Puts ground and robot into an empty world. */
    static CrawlerBody build(PhysicsWorld world, RandomGenerator random) {
        return new CrawlerBody(world, random);
    }

    private static double hipX(int leg) {
        return TORSO_LENGTH * (leg / (LEGS - 1.0) - 0.5);
    }

    private void addLeg(int leg, double hipY, double hip, double knee) {
        Geometry shape = new Geometry.Polygon(
                new double[] {-THICKNESS / 2, 0, THICKNESS / 2, THICKNESS / 2, -THICKNESS / 2},
                new double[] {-SEGMENT, -SEGMENT - THICKNESS / 2, -SEGMENT, 0, 0});
        double kneeX = hipX(leg) + SEGMENT * Trigonometry.sin(hip);
        double kneeY = hipY - SEGMENT * Trigonometry.cos(hip);
        segments[2 * leg] =
                world.add(BodySpec.dynamic("thigh " + leg, part(shape)).at(hipX(leg), hipY, hip));
        segments[2 * leg + 1] =
                world.add(BodySpec.dynamic("shin " + leg, part(shape)).at(kneeX, kneeY, hip + knee));
    }

    private void addJoints(int leg, double hipY, double hip) {
        double kneeX = hipX(leg) + SEGMENT * Trigonometry.sin(hip);
        double kneeY = hipY - SEGMENT * Trigonometry.cos(hip);
        joints[2 * leg] = world.add(JointSpec.revolute(jointName(2 * leg), "torso", "thigh " + leg, hipX(leg), hipY)
                .withLimits(-0.6, 1.2)
                .withMotor(TORQUE));
        joints[2 * leg + 1] =
                world.add(JointSpec.revolute(jointName(2 * leg + 1), "thigh " + leg, "shin " + leg, kneeX, kneeY)
                        .withLimits(-1.6, -0.1)
                        .withMotor(TORQUE));
    }

    static List<Axis> observationAxes() {
        List<Axis> axes = new ArrayList<>(List.of(
                Axis.unbounded("torso angle", "rad"),
                Axis.unbounded("torso rate", "rad/s"),
                Axis.unbounded("torso height", "m"),
                Axis.unbounded("forward speed", "m/s"),
                Axis.unbounded("upward speed", "m/s")));
        for (int i = 0; i < MOTORS; i++) {
            axes.add(Axis.unbounded(jointName(i) + " angle", "rad"));
            axes.add(Axis.unbounded(jointName(i) + " speed", "6 rad/s"));
        }
        for (int leg = 0; leg < LEGS; leg++) {
            axes.add(new Axis("foot " + leg + " on the ground", "1", 0, 1));
        }
        return axes;
    }

    static List<Axis> motorAxes() {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < MOTORS; i++) {
            axes.add(new Axis(jointName(i) + " motor", "6 rad/s", -1, 1));
        }
        return axes;
    }

    static String jointName(int motor) {
        return (motor % 2 == 0 ? "hip " : "knee ") + motor / 2;
    }

    Body torso() {
        return torso;
    }

    Body segment(int motor) {
        return segments[motor];
    }

    Joint joint(int motor) {
        return joints[motor];
    }

    void observe(float[] out, int offset) {
        int o = offset;
        out[o++] = (float) torso.angle();
        out[o++] = (float) torso.angularVelocity();
        out[o++] = (float) torso.y();
        out[o++] = (float) torso.velocityX();
        out[o++] = (float) torso.velocityY();
        for (Joint joint : joints) {
            out[o++] = (float) joint.position();
            out[o++] = (float) (joint.speed() / SPEED);
        }
        for (int leg = 0; leg < LEGS; leg++) {
            out[o++] = segments[2 * leg + 1].touchingTerrain() ? 1 : 0;
        }
    }

    /** Where its parts lie by an observation; how far it has come is not observed. */
    List<Pose> posesOf(float[] observation, int offset, double x) {
        Map<String, Double> positions = new HashMap<>();
        for (int i = 0; i < MOTORS; i++) {
            positions.put(jointName(i), (double) observation[offset + FIRST_JOINT + 2 * i]);
        }
        Pose root = new Pose(torso.name(), x, observation[offset + 2], observation[offset]);
        return Skeleton.poses(world, root, positions);
    }

    private static ShapeSpec part(Geometry geometry) {
        return new ShapeSpec(geometry, DENSITY, FRICTION, 0, CollisionFilter.ROBOT, /* sensor= */ false);
    }
}
