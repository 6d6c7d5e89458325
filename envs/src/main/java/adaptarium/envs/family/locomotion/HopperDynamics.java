package adaptarium.envs.family.locomotion;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Parameter;
import adaptarium.envs.Parameter.Scale;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.Body;
import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.Joint;
import adaptarium.sim.JointSpec;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.WorldSettings;
import java.util.random.RandomGenerator;

/**
 * A one-legged hopper whose weight, grip, joint damping and gravity are unknown.
 *
 * <p>After the hopper of Packer et al. (2018, arXiv:1810.12282) and the random-parameter bodies of the meta-learning literature; density is scaled, so
 * that mass and inertia agree. Motors apply torques against viscous joints, so that a limp hopper sinks slowly and a driven one does not fling its leg
 * about. There is no bonus for merely standing, which earns 0; a fall costs as much as 20 cm of way earn.
 *
 * <p>A negative control, by measurement: a robust gait does fairly well on all tasks, and the adaptation gap is about 0.2.
 */
public final class HopperDynamics implements PhysicsFamily<HopperDynamics.Task> {
    private static final double TORSO = 0.4; // m
    private static final double THIGH = 0.45; // m
    private static final double SHIN = 0.5; // m
    private static final double FOOT = 0.39; // m
    private static final double HEEL = 0.13; // m, of the foot behind the ankle
    private static final double DENSITY = 60; // kg/m^2 at density 1: 9.9 kg in all
    private static final double TORQUE = 100; // N m at full action
    private static final double DAMPING =
            8; // N m s/rad at damping 1: a free joint turns at 12.5 rad/s under full torque
    private static final double STEP = 0.02; // s
    private static final double START = 0.02; // rad, rad/s, m/s: each number starts uniformly within +- this
    private static final double CRUISE = 2; // m/s, the speed that earns 1 per step
    private static final double FALL_COST = 5;
    private static final double EFFORT_COST = 0.01;
    private static final double LOWEST = 0.6; // m, of the torso's centre
    private static final double MAX_LEAN = 1; // rad
    private static final double GOAL = 5; // m

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("HopperDynamics-v0")
            .observation(
                    Axis.unbounded("torso height", "m"),
                    Axis.unbounded("torso angle", "rad"),
                    Axis.unbounded("hip angle", "rad"),
                    Axis.unbounded("knee angle", "rad"),
                    Axis.unbounded("ankle angle", "rad"),
                    Axis.unbounded("forward speed", "m/s"),
                    Axis.unbounded("upward speed", "m/s"),
                    Axis.unbounded("torso rate", "rad/s"),
                    Axis.unbounded("hip speed", "10 rad/s"),
                    Axis.unbounded("knee speed", "10 rad/s"),
                    Axis.unbounded("ankle speed", "10 rad/s"))
            .actions(
                    new Axis("hip torque", "100 N m", -1, 1),
                    new Axis("knee torque", "100 N m", -1, 1),
                    new Axis("ankle torque", "100 N m", -1, 1))
            .controlTimestep(STEP)
            .horizon(250)
            .episodesPerTrial(3)
            .reward("Forward speed in units of 2 m/s, minus 0.01 times the sum of squared actions; minus 5 for a fall.")
            .end("The torso's centre is below 0.6 m or it leans more than 1 rad. Success is 5 m of way.")
            .build();

    /**
     * The hidden mechanics.
     *
     * @param density in units of 60 kg/m²
     * @param friction Coulomb coefficient
     * @param damping of the joints, in units of 8 N m s/rad
     * @param gravity m/s²
     */
    public record Task(
            @Parameter(
                    unit = "1",
                    train = {0.444, 2.25},
                    shifted = {0.296, 3.375},
                    scale = Scale.LOG,
                    nominal = 1,
                    description = "density of all parts, in units of 60 kg/m²")
            double density,

            @Parameter(
                    unit = "1",
                    train = {0.444, 2.25},
                    shifted = {0.296, 3.375},
                    scale = Scale.LOG,
                    nominal = 1,
                    live = true,
                    description = "friction between foot and ground")
            double friction,

            @Parameter(
                    unit = "1",
                    train = {0.592, 1.69},
                    shifted = {0.455, 2.197},
                    scale = Scale.LOG,
                    nominal = 1,
                    live = true,
                    description = "damping of the joints, in units of 8 N m s/rad")
            double damping,

            @Parameter(
                    unit = "m/s²",
                    train = {7, 12},
                    shifted = {4, 16},
                    nominal = 9.81,
                    live = true,
                    description = "gravity")
            double gravity) {}

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
        return new HopperEpisode(world, task, random);
    }

    private static final class HopperEpisode implements Episode<Task> {
        private final PhysicsWorld world;
        private final Body torso;
        private final Joint[] joints;
        private double x;
        private double reward;

        private HopperEpisode(PhysicsWorld world, Task task, RandomGenerator random) {
            this.world = world;
            Geometry ground = new Geometry.Polyline(new double[] {-40, 80}, new double[] {0, 0});
            world.add(BodySpec.terrain("ground", ShapeSpec.of(ground).withFriction(task.friction)));
            double ankle = 0.06;
            double knee = ankle + SHIN;
            double hip = knee + THIGH;
            double drift = START * (2 * random.nextDouble() - 1);
            world.add(part("foot", Geometry.Polygon.box(FOOT / 2 - HEEL, 0, FOOT, 0.06), task, ankle - 0.03, drift));
            world.add(part("shin", Geometry.Polygon.box(0, SHIN / 2, 0.08, SHIN), task, ankle, drift));
            world.add(part("thigh", Geometry.Polygon.box(0, THIGH / 2, 0.1, THIGH), task, knee, drift));
            double rate = START * (2 * random.nextDouble() - 1);
            torso = world.add(part("torso", Geometry.Polygon.box(0, TORSO / 2, 0.14, TORSO), task, hip, drift)
                    .moving(drift, 0, rate));
            joints = new Joint[] {
                world.add(joint("hip", "torso", "thigh", hip, task).withLimits(-0.4, 2.2)),
                world.add(joint("knee", "thigh", "shin", knee, task).withLimits(-2.4, 0)),
                world.add(joint("ankle", "shin", "foot", ankle, task).withLimits(-0.8, 0.8))
            };
            world.setGravity(0, -task.gravity);
            world.view(new SceneView.Bounds(-2, -0.4, 3, 2.4));
            world.follow(torso);
            world.ground(SceneView.Ground.level(0));
        }

        private static JointSpec joint(String name, String carrier, String carried, double y, Task task) {
            return JointSpec.revolute(name, carrier, carried, 0, y).withDamping(DAMPING * task.damping);
        }

        private static BodySpec part(String name, Geometry geometry, Task task, double y, double drift) {
            ShapeSpec shape = new ShapeSpec(
                    geometry, DENSITY * task.density, task.friction, 0, CollisionFilter.ROBOT, /* sensor= */ false);
            return BodySpec.dynamic(name, shape).at(0, y).moving(drift, 0, 0);
        }

        @Override
        public void act(float[] action) {
            double effort = 0;
            for (int i = 0; i < joints.length; i++) {
                effort += action[i] * action[i];
                joints[i].applyEffort(TORQUE * action[i]);
            }
            world.step();
            double way = torso.x() - x;
            x = torso.x();
            reward = way / (CRUISE * STEP) - EFFORT_COST * effort - (terminated() ? FALL_COST : 0);
        }

        private double height() {
            return torso.centreY();
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) height();
            out[offset + 1] = (float) torso.angle();
            out[offset + 5] = (float) torso.velocityX();
            out[offset + 6] = (float) torso.velocityY();
            out[offset + 7] = (float) torso.angularVelocity();
            for (int i = 0; i < joints.length; i++) {
                out[offset + 2 + i] = (float) joints[i].position();
                out[offset + 8 + i] = (float) (joints[i].speed() / 10);
            }
        }

        @Override
        public double reward() {
            return reward;
        }

        @Override
        public boolean terminated() {
            return height() < LOWEST || Math.abs(torso.angle()) > MAX_LEAN;
        }

        @Override
        public boolean success() {
            return x >= GOAL;
        }

        @Override
        public void changeTask(Task changed) {
            for (Body body : world.bodies()) {
                body.setFriction(changed.friction);
            }
            for (Joint joint : joints) {
                joint.setDamping(DAMPING * changed.damping);
            }
            world.setGravity(0, -changed.gravity);
        }

        @Override
        public SceneView scene() {
            return world;
        }
    }
}
