package adaptarium.envs.family.locomotion;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Instance;
import adaptarium.envs.Parameter;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.Body;
import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.Joint;
import adaptarium.sim.JointSpec;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.SceneView.Role;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.Trigonometry;
import adaptarium.sim.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A biped that walks over rough, sloping ground which its lidar sees, with legs, motors, load and grip that it does not know.
 *
 * <p>The body is that of Gymnasium's {@code BipedalWalker}, in metres: a hull on two legs of two segments each. The ground is made by the same smoothed
 * random walk. Motors, physics, start, reward and horizon are our own: an action is a target speed for each hip and knee, which its motor holds with a limited
 * torque, so that at rest the biped stands; two sub-steps of 1/100 s, legs that start slightly bent, eight seconds. Standing earns 0, and a fall costs as much
 * as 80 cm of way earn, so that diving forward is no way out.
 *
 * <p>The hips of half of the bipeds are wired the wrong way round: what is a step forward for one trips the other. Standing is safe with either, so that there
 * is time to find out. The load sits on the hull ahead of or behind the hips and the ground may be slippery; neither is visible, and each needs another gait. The
 * ground belongs to the task: it is the same in all episodes of a trial.
 *
 * <p>A negative control, by measurement: the adaptation gap is 0.3 half-way through training, but in the end PPO without a memory feels in its joints' speeds
 * which way the hips turn, and the gap falls to about 0.1.
 */
public final class BipedTerrain implements PhysicsFamily<BipedTerrain.Task> {
    private static final double PIXEL = 1.0 / 30; // m; Gymnasium gives the body in pixels
    private static final double LEG_WIDTH = 8 * PIXEL;
    private static final double SHIN_WIDTH = 0.8 * LEG_WIDTH;
    private static final double HIP_BELOW_HULL = 8 * PIXEL;
    private static final double HULL_DENSITY = 5; // kg/m^2
    private static final double LEG_DENSITY = 1; // kg/m^2
    private static final double HULL_AREA = 976 * PIXEL * PIXEL; // m^2
    private static final double HIP_SPEED = 4; // rad/s
    private static final double KNEE_SPEED = 6; // rad/s
    private static final double STEP = 0.02; // s
    private static final double CRUISE = 4; // m/s, the speed that earns 1 per step
    private static final double EFFORT_COST = 0.01;
    private static final double FALL_COST = 10;
    private static final double LEAN_COST = 1; // per rad by which the hull leans more
    private static final double GOAL = 15; // m

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("BipedTerrain-v0")
            .observation(observationAxes())
            .actions(
                    new Axis("far hip motor", "4 rad/s", -1, 1),
                    new Axis("far knee motor", "6 rad/s", -1, 1),
                    new Axis("near hip motor", "4 rad/s", -1, 1),
                    new Axis("near knee motor", "6 rad/s", -1, 1))
            .controlTimestep(STEP)
            .horizon(400)
            .episodesPerTrial(2)
            .reward("Forward speed in units of 4 m/s, minus 1 per radian by which the hull leans more than before,"
                    + " minus 0.01 times the sum of squared actions; minus 10 for a fall.")
            .end("The hull or its load touches the ground, or the biped leaves the course. Success is 15 m of way.")
            .build();

    private static List<Axis> observationAxes() {
        List<Axis> axes = new ArrayList<>(List.of(
                Axis.unbounded("hull angle", "rad"),
                Axis.unbounded("hull rate", "rad/s"),
                Axis.unbounded("forward speed", "m/s"),
                Axis.unbounded("upward speed", "m/s")));
        for (String side : List.of("far", "near")) {
            axes.add(Axis.unbounded(side + " hip angle", "rad"));
            axes.add(Axis.unbounded(side + " hip speed", "4 rad/s"));
            axes.add(Axis.unbounded(side + " knee angle", "rad"));
            axes.add(Axis.unbounded(side + " knee speed", "6 rad/s"));
            axes.add(new Axis(side + " foot on the ground", "1", 0, 1));
        }
        for (int i = 0; i < RoughGround.RAYS; i++) {
            axes.add(new Axis("lidar " + i, "5.33 m", 0, 1));
        }
        return axes;
    }

    /**
     * The hidden body and ground.
     *
     * @param segment m
     * @param hips which way the hip motors turn
     * @param torque N m
     * @param slope rad
     * @param friction Coulomb coefficient
     * @param payload in units of the hull's mass
     * @param payloadOffset m
     * @param roughness in units of Gymnasium's ground
     * @param terrain number of the ground's random walk
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {0.9, 1.2},
                    shifted = {0.8, 1.3},
                    nominal = 34.0 / 30,
                    visible = true,
                    description = "length of thigh and of shin")
            double segment,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way the hip motors turn")
            int hips,

            @Parameter(
                    unit = "N m",
                    train = {60, 100},
                    shifted = {30, 100},
                    nominal = 80,
                    live = true,
                    description = "greatest torque of each motor")
            double torque,

            @Parameter(
                    unit = "rad",
                    train = {-0.14, 0.14},
                    shifted = {-0.26, 0.26},
                    visible = true,
                    description = "slope of the ground; positive goes uphill")
            double slope,

            @Parameter(
                    unit = "1",
                    train = {0.35, 1.2},
                    shifted = {0.15, 1.2},
                    scale = Parameter.Scale.LOG,
                    nominal = 0.7,
                    live = true,
                    description = "friction between legs and ground")
            double friction,

            @Parameter(
                    unit = "1",
                    train = {0, 0.3},
                    shifted = {0, 0.6},
                    nominal = 0,
                    description = "mass of the load, in units of the hull's")
            double payload,

            @Parameter(
                    unit = "m",
                    train = {-0.6, 0.6},
                    shifted = {-0.9, 0.9},
                    description = "how far ahead of the hips the load sits")
            double payloadOffset,

            @Parameter(
                    unit = "1",
                    train = {0.5, 1.5},
                    shifted = {0, 2.5},
                    nominal = 1,
                    description = "roughness of the ground, in units of Gymnasium's")
            double roughness,

            @Instance(description = "the ground's random walk")
            long terrain) {}

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
        return new BipedEpisode(world, task, random);
    }

    private static final class BipedEpisode implements Episode<Task> {
        private final PhysicsWorld world;
        private final RoughGround ground;
        private final Body hull;
        private final Joint[] joints = new Joint[4];
        private final Body[] shins = new Body[2];
        private Task task;
        private double x;
        private double lean;
        private double reward;
        private boolean fallen;

        private BipedEpisode(PhysicsWorld world, Task task, RandomGenerator random) {
            this.world = world;
            this.task = task;
            ground = RoughGround.of(task.slope, task.roughness, task.terrain);
            world.add(BodySpec.terrain("ground", ShapeSpec.of(ground.surface()).withFriction(task.friction)));
            double[] hip = {0.25 + 0.1 * random.nextDouble(), -0.05 + 0.1 * random.nextDouble()};
            double[] knee = {-0.35 - 0.1 * random.nextDouble(), -0.35 - 0.1 * random.nextDouble()};
            double reach = 0; // from the hips down to the lower foot
            for (int leg = 0; leg < 2; leg++) {
                double below = Trigonometry.cos(hip[leg]) + Trigonometry.cos(hip[leg] + knee[leg]);
                reach = Math.max(reach, task.segment * below);
            }
            double hipY = reach + 0.05; // m, a small drop
            double push = 0.2 * (2 * random.nextDouble() - 1); // m/s
            addLeg(0, "far", hipY, hip[0], knee[0], push);
            double mass = task.payload * HULL_DENSITY * HULL_AREA;
            hull = world.add(BodySpec.dynamic(
                            "hull",
                            part(polygon(-30, -8, 34, -8, 34, 1, 6, 9, -30, 9), HULL_DENSITY, task),
                            part(
                                    Geometry.Polygon.box(task.payloadOffset, 14.5 * PIXEL, 0.4, 11 * PIXEL),
                                    mass / (0.4 * 11 * PIXEL),
                                    task))
                    .at(0, hipY + HIP_BELOW_HULL)
                    .moving(push, 0, 0));
            addLeg(1, "near", hipY, hip[1], knee[1], push);
            addJoints(0, "far", hipY, hip[0]);
            addJoints(1, "near", hipY, hip[1]);
            world.view(new SceneView.Bounds(-5, -2.5, 11, 6.5));
            world.follow(hull);
            world.ground(new SceneView.Ground(ground.surface()));
            world.markers(this::rays);
        }

        private void addLeg(int leg, String side, double hipY, double hip, double knee, double push) {
            double length = task.segment;
            Role role = leg == 0 ? Role.ROBOT_FAR : Role.ROBOT;
            double kneeX = length * Trigonometry.sin(hip);
            double kneeY = hipY - length * Trigonometry.cos(hip);
            Geometry thigh = Geometry.Polygon.box(0, -length / 2, LEG_WIDTH, length);
            Geometry shin = Geometry.Polygon.box(0, -length / 2, SHIN_WIDTH, length);
            world.add(BodySpec.dynamic(side + " thigh", part(thigh, LEG_DENSITY, task))
                    .at(0, hipY, hip)
                    .moving(push, 0, 0)
                    .as(role));
            shins[leg] = world.add(BodySpec.dynamic(side + " shin", part(shin, LEG_DENSITY, task))
                    .at(kneeX, kneeY, hip + knee)
                    .moving(push, 0, 0)
                    .as(role));
        }

        private void addJoints(int leg, String side, double hipY, double hip) {
            double kneeX = task.segment * Trigonometry.sin(hip);
            double kneeY = hipY - task.segment * Trigonometry.cos(hip);
            joints[2 * leg] = world.add(JointSpec.revolute(side + " hip", "hull", side + " thigh", 0, hipY)
                    .withLimits(-0.8, 1.1)
                    .withMotor(task.torque));
            joints[2 * leg + 1] =
                    world.add(JointSpec.revolute(side + " knee", side + " thigh", side + " shin", kneeX, kneeY)
                            .withLimits(-1.6, -0.1)
                            .withMotor(task.torque));
        }

        @Override
        public void act(float[] action) {
            double effort = 0;
            for (int i = 0; i < 4; i++) {
                effort += action[i] * action[i];
                joints[i].setMotorSpeed(action[i] * (i % 2 == 0 ? task.hips * HIP_SPEED : KNEE_SPEED));
            }
            world.step();
            double way = hull.x() - x;
            double leans = Math.abs(hull.angle());
            fallen = hull.touchingTerrain() || hull.x() < RoughGround.BEHIND;
            reward = way / (CRUISE * STEP)
                    - LEAN_COST * (leans - lean)
                    - EFFORT_COST * effort
                    - (fallen ? FALL_COST : 0);
            x = hull.x();
            lean = leans;
        }

        @Override
        public void observe(float[] out, int offset) {
            int o = offset;
            out[o++] = (float) hull.angle();
            out[o++] = (float) hull.angularVelocity();
            out[o++] = (float) hull.velocityX();
            out[o++] = (float) hull.velocityY();
            for (int leg = 0; leg < 2; leg++) {
                out[o++] = (float) joints[2 * leg].position();
                out[o++] = (float) (joints[2 * leg].speed() / HIP_SPEED);
                out[o++] = (float) joints[2 * leg + 1].position();
                out[o++] = (float) (joints[2 * leg + 1].speed() / KNEE_SPEED);
                out[o++] = shins[leg].touchingTerrain() ? 1 : 0;
            }
            ground.look(hull.x(), hull.y(), out, o);
        }

        @Override
        public double reward() {
            return reward;
        }

        @Override
        public boolean terminated() {
            return fallen || x > RoughGround.AHEAD;
        }

        @Override
        public boolean success() {
            return x >= GOAL;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
            for (Joint joint : joints) {
                joint.setMaxEffort(changed.torque);
            }
            for (Body body : world.bodies()) {
                body.setFriction(changed.friction);
            }
        }

        @Override
        public SceneView scene() {
            return world;
        }

        private List<Marker> rays() {
            return ground.rays(hull.x(), hull.y());
        }
    }

    /** Ground and legs have the same friction, so that its geometric mean is the task's. */
    private static ShapeSpec part(Geometry geometry, double density, Task task) {
        return new ShapeSpec(geometry, density, task.friction, 0, CollisionFilter.ROBOT, /* sensor= */ false);
    }

    private static Geometry polygon(double... pixels) {
        double[] xs = new double[pixels.length / 2];
        double[] ys = new double[pixels.length / 2];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = pixels[2 * i] * PIXEL;
            ys[i] = pixels[2 * i + 1] * PIXEL;
        }
        return new Geometry.Polygon(xs, ys);
    }
}
