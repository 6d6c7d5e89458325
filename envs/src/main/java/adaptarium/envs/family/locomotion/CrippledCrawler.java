package adaptarium.envs.family.locomotion;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.PhysicsFamily;
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
import adaptarium.sim.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A crawler on four legs, one of whose eight motors is dead, weak or wired the wrong way round.
 *
 * <p>After the crippled quadrupeds of Nagabandi et al. (2019, arXiv:1803.11347), in the plane and with every motor as a candidate, the first included. An
 * action is a target speed for each joint, which its motor holds with a limited torque; at rest the crawler stands. Which motor is broken must be found
 * out by moving: a reversed motor pushes back where it should push forward. All parameters are live, so that a switch can break or mend a leg in
 * mid-episode.
 *
 * <p>A negative control, by measurement: joint speeds are observed, and PPO without a memory feels in them which motor does not obey and walks on with the other
 * seven. Its adaptation gap is below 0.1 once both learners are trained to the end.
 */
public final class CrippledCrawler implements PhysicsFamily<CrippledCrawler.Task> {
    private static final int LEGS = 4;
    private static final int MOTORS = 2 * LEGS;
    private static final double TORSO_LENGTH = 0.8; // m
    private static final double TORSO_HEIGHT = 0.2; // m
    private static final double SEGMENT = 0.25; // m
    private static final double THICKNESS = 0.06; // m
    private static final double DENSITY = 5; // kg/m^2
    private static final double FRICTION = 0.9;
    private static final double TORQUE = 3; // N m
    private static final double SPEED = 6; // rad/s
    private static final double WEAK = 0.1; // share of the torque that a weak motor has
    private static final double LIMP_DAMPING = 0.02; // N m s/rad, of a dead motor's joint
    private static final double HIP_REST = 0.4; // rad, where hips stand at the start
    private static final double KNEE_REST = -0.8; // rad
    private static final double STEP = 1.0 / 30; // s
    private static final double EFFORT_COST = 0.02;
    private static final double FLIPPED = 1.5; // rad
    private static final double GOAL = 3; // m

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("CrippledCrawler-v0")
            .observation(observationAxes())
            .actions(new ActionSpace.Continuous(motorAxes()))
            .controlTimestep(STEP)
            .horizon(200)
            .episodesPerTrial(2)
            .reward("Forward speed in m/s, minus 0.02 times the sum of squared actions; minus 1 for a flip.")
            .end("The torso leans more than 1.5 rad. Success is 3 m of way.")
            .build();

    private static List<Axis> observationAxes() {
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

    private static List<Axis> motorAxes() {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < MOTORS; i++) {
            axes.add(new Axis(jointName(i) + " motor", "6 rad/s", -1, 1));
        }
        return axes;
    }

    private static String jointName(int motor) {
        return (motor % 2 == 0 ? "hip " : "knee ") + motor / 2;
    }

    /** What is wrong with a motor. */
    public enum Fault {
        /** It gives no torque; the joint is limp. */
        DEAD,
        /** It has a tenth of its torque. */
        WEAK,
        /** It turns the other way. */
        REVERSED,
        /** It holds the joint where it is. */
        STUCK
    }

    /**
     * The hidden fault.
     *
     * @param motor which of the eight; even numbers are hips, odd ones knees, from the rear leg to the front one; -1 for none
     * @param fault what is wrong with it
     * @param second how many motors further another one has the same fault; 0 for none
     */
    public record Task(
            @Choice(
                    train = {"0", "2", "3", "5", "6", "-1"},
                    shifted = {"1", "4", "7"},
                    live = true,
                    description =
                            "the broken motor: even ones are hips, odd ones knees, from rear to front; -1 for none")
            int motor,

            @Choice(
                    train = {"DEAD", "WEAK", "REVERSED"},
                    shifted = {"STUCK"},
                    live = true,
                    description = "what is wrong with it")
            Fault fault,

            @Choice(
                    train = {"0"},
                    shifted = {"1", "2", "3", "4", "5", "6", "7"},
                    live = true,
                    description = "how many motors further a second one has the same fault; 0 for none")
            int second) {
        /** Whether a motor is broken. */
        boolean breaks(int candidate) {
            return motor >= 0 && (candidate == motor || candidate == (motor + second) % MOTORS);
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the robot has come " + GOAL + " m";
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public WorldSettings world() {
        return WorldSettings.side(STEP);
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new CrawlerEpisode(world, task, random);
    }

    private static final class CrawlerEpisode implements Episode<Task> {
        private final PhysicsWorld world;
        private final Body torso;
        private final Body[] segments = new Body[MOTORS];
        private final Joint[] joints = new Joint[MOTORS];
        private Task task;
        private double x;
        private double reward;
        private boolean flipped;

        private CrawlerEpisode(PhysicsWorld world, Task task, RandomGenerator random) {
            this.world = world;
            this.task = task;
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
            showFaults();
            world.view(new SceneView.Bounds(-1.2, -0.35, 1.2, 1));
            world.follow(torso);
            world.ground(SceneView.Ground.level(0));
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

        private void showFaults() {
            for (int i = 0; i < MOTORS; i++) {
                segments[i].setRole(task.breaks(i) ? Role.BROKEN : i / 2 % 2 == 0 ? Role.ROBOT_FAR : Role.ROBOT);
            }
        }

        @Override
        public void act(float[] action) {
            double effort = 0;
            for (int i = 0; i < MOTORS; i++) {
                effort += action[i] * action[i];
                double speed = SPEED * action[i];
                double torque = TORQUE;
                if (task.breaks(i)) {
                    switch (task.fault) {
                        case DEAD -> torque = 0;
                        case WEAK -> torque = WEAK * TORQUE;
                        case REVERSED -> speed = -speed;
                        case STUCK -> speed = 0;
                    }
                }
                joints[i].setMotorSpeed(speed);
                joints[i].setMaxEffort(torque);
                joints[i].setDamping(torque == 0 ? LIMP_DAMPING : 0);
            }
            world.step();
            flipped = Math.abs(torso.angle()) > FLIPPED;
            reward = (torso.x() - x) / STEP - EFFORT_COST * effort - (flipped ? 1 : 0);
            x = torso.x();
        }

        @Override
        public void observe(float[] out, int offset) {
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

        @Override
        public double reward() {
            return reward;
        }

        @Override
        public boolean terminated() {
            return flipped;
        }

        @Override
        public boolean success() {
            return x >= GOAL;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
            showFaults();
        }

        @Override
        public SceneView scene() {
            return world;
        }
    }

    private static ShapeSpec part(Geometry geometry) {
        return new ShapeSpec(geometry, DENSITY, FRICTION, 0, CollisionFilter.ROBOT, /* sensor= */ false);
    }
}
