package adaptarium.envs.family.locomotion;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
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
 * An episode of a biped on rough ground: the body walks, and the family's rules say what that is worth.
 *
 * @param <T> the task record
 */
final class BipedEpisode<T extends Record> implements Episode<T> {
    private static final double STEP = 0.02; // s

    /** The worlds it is played in. */
    static final WorldSettings WORLD = WorldSettings.side(STEP);

    private static final double PIXEL = 1.0 / 30; // m; Gymnasium gives the body in pixels
    private static final double LEG_WIDTH = 8 * PIXEL;
    private static final double SHIN_WIDTH = 0.8 * LEG_WIDTH;
    private static final double HIP_BELOW_HULL = 8 * PIXEL;
    private static final double HULL_DENSITY = 5; // kg/m^2
    private static final double LEG_DENSITY = 1; // kg/m^2
    private static final double HULL_AREA = 976 * PIXEL * PIXEL; // m^2
    private static final double HIP_SPEED = 4; // rad/s
    private static final double KNEE_SPEED = 6; // rad/s
    private static final double MEMORY = 0.5; // s, over which the speed is averaged

    /** What the families' reward is made of. */
    static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("speed", 1, "speed in units of 4 m/s"),
            FamilySetting.reward("lean", 1, "cost of each radian by which the hull leans more than before"),
            FamilySetting.reward("control", 0.01, "cost of the sum of the squared actions"),
            FamilySetting.reward("fall", 10, "cost of a fall"));

    private static final double[] STANDARD = FamilySetting.standards(TERMS);

    private final PhysicsWorld world;
    private final RoughGround ground;
    private final Body hull;
    private final List<Body> parts; // with the ground, without what is put into the scene later
    private final Joint[] joints = new Joint[4];
    private final Body[] shins = new Body[2];
    private final Walk<T, BipedTerrain.Task> rules;
    private T task;
    private BipedTerrain.Task mechanics;
    private double average;
    private int steps;
    private double x;
    private double lean;
    private double leant; // rad, in the last step
    private double worth;
    private double effort;
    private boolean fallen;

    BipedEpisode(PhysicsWorld world, T task, Walk<T, BipedTerrain.Task> rules, RandomGenerator random) {
        this.world = world;
        this.task = task;
        this.rules = rules;
        mechanics = rules.body(task);
        ground = RoughGround.of(mechanics.slope(), mechanics.roughness(), mechanics.terrain());
        world.add(BodySpec.terrain("ground", ShapeSpec.of(ground.surface()).withFriction(mechanics.friction())));
        double[] hip = {0.25 + 0.1 * random.nextDouble(), -0.05 + 0.1 * random.nextDouble()};
        double[] knee = {-0.35 - 0.1 * random.nextDouble(), -0.35 - 0.1 * random.nextDouble()};
        double reach = 0; // from the hips down to the lower foot
        for (int leg = 0; leg < 2; leg++) {
            double below = Trigonometry.cos(hip[leg]) + Trigonometry.cos(hip[leg] + knee[leg]);
            reach = Math.max(reach, mechanics.segment() * below);
        }
        double hipY = reach + 0.05; // m, a small drop
        double push = 0.2 * (2 * random.nextDouble() - 1); // m/s
        addLeg(0, "far", hipY, hip[0], knee[0], push);
        double mass = mechanics.payload() * HULL_DENSITY * HULL_AREA;
        hull = world.add(BodySpec.dynamic(
                        "hull",
                        part(polygon(-30, -8, 34, -8, 34, 1, 6, 9, -30, 9), HULL_DENSITY, mechanics),
                        part(
                                Geometry.Polygon.box(mechanics.payloadOffset(), 14.5 * PIXEL, 0.4, 11 * PIXEL),
                                mass / (0.4 * 11 * PIXEL),
                                mechanics))
                .at(0, hipY + HIP_BELOW_HULL)
                .moving(push, 0, 0));
        addLeg(1, "near", hipY, hip[1], knee[1], push);
        addJoints(0, "far", hipY, hip[0]);
        addJoints(1, "near", hipY, hip[1]);
        parts = List.copyOf(world.bodies());
        world.view(new SceneView.Bounds(-5, -2.5, 11, 6.5));
        world.follow(hull);
        world.ground(new SceneView.Ground(ground.surface()));
        world.markers(this::markers);
    }

    private void addLeg(int leg, String side, double hipY, double hip, double knee, double push) {
        double length = mechanics.segment();
        Role role = leg == 0 ? Role.ROBOT_FAR : Role.ROBOT;
        double kneeX = length * Trigonometry.sin(hip);
        double kneeY = hipY - length * Trigonometry.cos(hip);
        Geometry thigh = Geometry.Polygon.box(0, -length / 2, LEG_WIDTH, length);
        Geometry shin = Geometry.Polygon.box(0, -length / 2, SHIN_WIDTH, length);
        world.add(BodySpec.dynamic(side + " thigh", part(thigh, LEG_DENSITY, mechanics))
                .at(0, hipY, hip)
                .moving(push, 0, 0)
                .as(role));
        shins[leg] = world.add(BodySpec.dynamic(side + " shin", part(shin, LEG_DENSITY, mechanics))
                .at(kneeX, kneeY, hip + knee)
                .moving(push, 0, 0)
                .as(role));
    }

    private void addJoints(int leg, String side, double hipY, double hip) {
        double kneeX = mechanics.segment() * Trigonometry.sin(hip);
        double kneeY = hipY - mechanics.segment() * Trigonometry.cos(hip);
        joints[2 * leg] = world.add(JointSpec.revolute(side + " hip", "hull", side + " thigh", 0, hipY)
                .withLimits(-0.8, 1.1)
                .withMotor(mechanics.torque()));
        joints[2 * leg + 1] =
                world.add(JointSpec.revolute(side + " knee", side + " thigh", side + " shin", kneeX, kneeY)
                        .withLimits(-1.6, -0.1)
                        .withMotor(mechanics.torque()));
    }

    @Override
    public void act(float[] action) {
        effort = 0;
        for (int i = 0; i < 4; i++) {
            effort += action[i] * action[i];
            joints[i].setMotorSpeed(action[i] * (i % 2 == 0 ? mechanics.hips() * HIP_SPEED : KNEE_SPEED));
        }
        world.step();
        double speed = (hull.x() - x) / STEP;
        average += STEP / MEMORY * (speed - average);
        steps++;
        double leans = Math.abs(hull.angle());
        fallen = hull.touchingTerrain() || hull.x() < RoughGround.BEHIND;
        worth = rules.worth(task, speed, average);
        leant = leans - lean;
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
        return reward(STANDARD);
    }

    @Override
    public double reward(double[] weights) {
        return weights[0] * worth - weights[1] * leant - weights[2] * effort - (fallen ? weights[3] : 0);
    }

    @Override
    public boolean terminated() {
        return fallen || x > RoughGround.AHEAD;
    }

    @Override
    public boolean success() {
        return rules.met(task, x, average, steps);
    }

    @Override
    public void changeTask(T changed) {
        task = changed;
        mechanics = rules.body(changed);
        for (Joint joint : joints) {
            joint.setMaxEffort(mechanics.torque());
        }
        for (Body part : parts) {
            part.setFriction(mechanics.friction());
        }
    }

    @Override
    public SceneView scene() {
        return world;
    }

    private List<Marker> markers() {
        List<Marker> markers = new ArrayList<>(ground.rays(hull.x(), hull.y()));
        markers.addAll(rules.markers(task, hull.x(), hull.y()));
        return markers;
    }

    /** A specification that says all but trial, reward and end. */
    static EnvironmentSpec.Builder spec(String id) {
        return EnvironmentSpec.named(id)
                .observation(observationAxes())
                .actions(
                        new Axis("far hip motor", "4 rad/s", -1, 1),
                        new Axis("far knee motor", "6 rad/s", -1, 1),
                        new Axis("near hip motor", "4 rad/s", -1, 1),
                        new Axis("near knee motor", "6 rad/s", -1, 1))
                .controlTimestep(STEP)
                .horizon(400);
    }

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

    /** Ground and legs have the same friction, so that its geometric mean is the task's. */
    private static ShapeSpec part(Geometry geometry, double density, BipedTerrain.Task mechanics) {
        return new ShapeSpec(geometry, density, mechanics.friction(), 0, CollisionFilter.ROBOT, /* sensor= */ false);
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
